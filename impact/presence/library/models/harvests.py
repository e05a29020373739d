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
    resumption_token = models.CharField(max_length=500, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    harvested_at = models.DateTimeField(_("moissonnée le"), null=True, blank=True)
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


class Harvested(models.Model):
    """A record of a harvested library: what it became here, once someone kept it."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("À trier")
        KEPT = "KEPT", _("Gardée")
        LEFT = "LEFT", _("Laissée")

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
    read_at = models.DateTimeField(_("lue le"))

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
