"""Other libraries that are harvested (OAI-PMH), and which of our resources came from them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.presence.library.models.resources import Resource


class DataProvider(models.Model):
    """A library that others keep: where it answers, and how far it was read."""

    name = models.CharField(_("nom"), max_length=160)
    base_url = models.URLField(_("adresse OAI-PMH"), max_length=500)
    set_spec = models.CharField(_("ensemble"), max_length=120, blank=True)
    prefix = models.CharField(_("format"), max_length=40, default="oai_dc")
    #: The datestamp from which the next harvest asks; empty for all.
    asks_from = models.CharField(max_length=20, blank=True)
    #: Where a harvest that was cut goes on, and the moment that harvest began; empty when whole.
    resumption_token = models.CharField(max_length=2000, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    #: From which datestamp to ask once this harvest is whole: when it began, by the clock of there.
    asks_next_from = models.CharField(max_length=20, blank=True)
    #: Records read so far, out of how many if it was said.
    read = models.PositiveIntegerField(default=0)
    expected = models.PositiveIntegerField(null=True, blank=True)
    #: How precisely it dates records, and whether it tells those that are gone.
    granularity = models.CharField(max_length=20, blank=True)
    deleted_record = models.CharField(max_length=12, blank=True)
    harvested_at = models.DateTimeField(_("moissonnée le"), null=True, blank=True)
    #: What went wrong last, as a code; empty when all is well.
    trouble = models.CharField(_("ce qui a cloché"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("ajoutée le"))
    stopped_at = models.DateTimeField(_("arrêtée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("bibliothèque moissonnée")
        verbose_name_plural = _("bibliothèques moissonnées")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["base_url", "set_spec"], name="library_a_provider_is_harvested_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_underway(self) -> bool:
        """Whether a harvest was begun and is not whole."""
        return self.began_at is not None

    @property
    def tells_deletions(self) -> bool:
        return self.deleted_record in ("persistent", "transient")


class HarvestedQuerySet(models.QuerySet["Harvested"]):
    def to_sort(self) -> "HarvestedQuerySet":
        """Keep what waits for someone; what its library took back does not wait any more."""
        return self.filter(state=Harvested.State.WAITING, is_deleted=False)

    def with_news(self) -> "HarvestedQuerySet":
        """Keep what was kept here and has changed or gone there since, unseen."""
        return self.exclude(news="")


class Harvested(models.Model):
    """A record of a harvested library: what it became here, once someone kept it."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("À trier")
        KEPT = "KEPT", _("Gardée")
        LEFT = "LEFT", _("Laissée")

    class News(models.TextChoices):
        NONE = "", _("Rien de neuf")
        CHANGED = "CHANGED", _("A changé là-bas")
        DELETED = "DELETED", _("Retirée là-bas")

    provider = models.ForeignKey(DataProvider, on_delete=models.CASCADE, related_name="records")
    identifier = models.CharField(max_length=300)
    datestamp = models.CharField(max_length=20)
    #: What the record says, as the fields of a resource.
    content = models.JSONField(default=dict)
    state = models.CharField(_("état"), max_length=7, choices=State, default=State.WAITING)
    is_deleted = models.BooleanField(_("retirée là-bas"), default=False)
    resource = models.ForeignKey(
        Resource, on_delete=models.SET_NULL, null=True, blank=True, related_name="harvested"
    )
    #: What became of a kept record there, until someone has looked at it.
    news = models.CharField(max_length=7, choices=News, blank=True, default="")
    read_at = models.DateTimeField(_("lue le"))

    objects = HarvestedQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice moissonnée")
        verbose_name_plural = _("notices moissonnées")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "identifier"], name="library_a_record_is_harvested_once"
            )
        ]
        indexes = [models.Index(fields=["provider", "state"], name="library_harvested_to_sort")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.state}"
