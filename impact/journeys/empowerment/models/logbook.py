"""What happened and what changed, told by those who were there (« journal de bord »)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.journeys.empowerment.models.frames import Component
from impact.knowledge.mobilization.models import Stage
from impact.presence.communities.models import Initiative


class LogEntryQuerySet(models.QuerySet["LogEntry"]):
    def kept(self) -> "LogEntryQuerySet":
        return self.filter(removed_at=None)

    def removed(self) -> "LogEntryQuerySet":
        return self.filter(removed_at__isnull=False)

    def in_story_order(self) -> "LogEntryQuerySet":
        """Keep what the team wants told, the oldest first."""
        return self.kept().filter(in_story=True).order_by("happened_on", "place", "pk")


class LogEntry(models.Model):
    """An event or a change, in the words of those who were there (« entrée »)."""

    class Kind(models.TextChoices):
        EVENT = "EVENT", _("Ce qui s’est passé")
        CHANGE = "CHANGE", _("Ce qui a changé")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="log_entries")
    kind = models.CharField(_("sorte"), max_length=6, choices=Kind)
    happened_on = models.DateField(_("quand"))
    title = models.CharField(_("en une ligne"), max_length=160)
    body = models.TextField(_("ce qui s’est passé"), max_length=5000, blank=True)
    #: Who took part, as the team names them: groups and organizations rather than people.
    actors = models.CharField(_("avec qui"), max_length=300, blank=True)
    components = models.ManyToManyField(Component, blank=True, related_name="+")
    stage = models.ForeignKey(
        Stage, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: The team wants it in the story it tells (« récit »).
    in_story = models.BooleanField(_("dans notre récit"), default=True)
    #: Title of the chapter of the story that begins with this entry, or nothing.
    chapter = models.CharField(_("ouvre le chapitre"), max_length=120, blank=True)
    #: Its rank in the story among the entries of its day; in the order they were written if equal.
    place = models.PositiveSmallIntegerField(_("rang ce jour-là"), default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("écrite le"))
    removed_at = models.DateTimeField(_("retirée le"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = LogEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entrée du journal de bord")
        verbose_name_plural = _("entrées du journal de bord")
        ordering = ["-happened_on", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.happened_on}"

    @property
    def actor_names(self) -> list[str]:
        """Those who took part, one by one, as the team separates them: by commas."""
        return [name.strip() for name in self.actors.split(",") if name.strip()]


def _photo_path(photo: "Photo", name: str) -> str:
    return f"journal-de-bord/{uuid.uuid4().hex}.jpg"


class PhotoQuerySet(models.QuerySet["Photo"]):
    def agreed_for(self, use: str) -> "PhotoQuerySet":
        """Keep what people agreed to for this use, today; nothing of a removed entry."""
        return self.filter(
            consents__use=use, consents__withdrawn_at=None, entry__removed_at=None
        ).distinct()


class Photo(models.Model):
    """A picture of a log entry, redrawn without what the camera wrote in it.

    Shown to the team; elsewhere only as far as the people in it agreed, use by use.
    """

    entry = models.ForeignKey(LogEntry, on_delete=models.CASCADE, related_name="photos")
    image = models.ImageField(_("image"), upload_to=_photo_path)
    #: The same, small enough for a list read on a phone.
    small = models.ImageField(_("petite image"), upload_to=_photo_path)
    #: Fingerprint of `image`: two pictures alike have the same.
    sha256 = models.CharField(max_length=64, editable=False)
    alt = models.CharField(_("ce qu’on y voit"), max_length=300)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("ajoutée le"))

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PhotoConsent(models.Model):
    """For one use of a photo, the people in it said yes, one day, before someone of the team."""

    class Use(models.TextChoices):
        REPORT = "REPORT", _("La montrer à un organisme ou à un bailleur")
        PUBLIC = "PUBLIC", _("La publier")

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="consents")
    use = models.CharField(_("usage"), max_length=6, choices=Use)
    given_on = models.DateField(_("donné le"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("noté le"))
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    class Meta:
        verbose_name = _("accord pour une photo")
        verbose_name_plural = _("accords pour des photos")
        constraints = [
            models.UniqueConstraint(
                fields=["photo", "use"],
                condition=Q(withdrawn_at=None),
                name="empowerment_one_consent_in_force_per_use",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.use}"


class Story(models.Model):
    """How the team tells its logbook (« récit »): a title, a word to begin, a way of cutting.

    Which entries are told, and where chapters begin, is kept on the entries.
    """

    class Grouping(models.TextChoices):
        YEARS = "YEARS", _("Par année")
        STAGES = "STAGES", _("Par étape du cycle")
        CHAPTERS = "CHAPTERS", _("Par chapitres que nous nommons")

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="story")
    title = models.CharField(_("titre"), max_length=160, blank=True)
    intro = models.TextField(_("pour commencer"), max_length=3000, blank=True)
    grouping = models.CharField(
        _("découpage"), max_length=8, choices=Grouping, default=Grouping.YEARS
    )
    revised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    revised_at = models.DateTimeField(_("préparé le"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("récit")

    def __str__(self) -> str:
        return f"#{self.pk}"
