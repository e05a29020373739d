"""Who is asked before a decision: committees, who sits there, what was asked and answered."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User
from impact.trust.publishing.models.publications import Revision


class Committee(models.Model):
    """People the institute turns to before deciding (« comité »), by the name it goes by."""

    name = models.CharField(_("nom"), max_length=160, unique=True)
    opened_at = models.DateTimeField(_("inscrit le"))

    class Meta:
        verbose_name = _("comité")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.name}"


class Seat(models.Model):
    """Someone sits on a committee (« siège »): she is written to when it is asked, unless she
    would rather not be."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seats"
    )
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateTimeField(_("depuis"))
    #: Since when she wants no letter; the page tells her all the same.
    quiet_since = models.DateTimeField(_("sans courriel depuis"), null=True, blank=True)

    class Meta:
        verbose_name = _("siège à un comité")
        verbose_name_plural = _("sièges à des comités")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "person"], name="publishing_one_sits_once_on_a_committee"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class AdviceQuerySet(models.QuerySet["Advice"]):
    def asked_of(self, person: User) -> "AdviceQuerySet":
        """Keep what was asked of the committees this person sits on, of what others wrote."""
        return self.filter(committee__seats__person=person).exclude(revision__author=person)

    def with_voices(self) -> "AdviceQuerySet":
        """Read at once all that `voices` tells."""
        seats = models.Prefetch("committee__seats", Seat.objects.select_related("person"))
        return self.select_related("committee", "revision").prefetch_related(seats)

    def awaited(self) -> "AdviceQuerySet":
        """Keep what a decision still waits for, what is wanted first first."""
        rows = self.filter(answered_on=None, revision__state__in=Revision.WAITING)
        return rows.order_by(F("wanted_on").asc(nulls_last=True), "asked_at", "pk")


class Advice(models.Model):
    """What an advisory committee was asked of a revision, and what it answered (« avis »)."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="advices")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="advices")
    question = models.TextField(_("question"), max_length=2000)
    #: By when an answer is wished for, if a day was given.
    wanted_on = models.DateField(_("souhaité pour le"), null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("demandé le"))
    answer = models.TextField(_("réponse"), max_length=4000, blank=True)
    dissent = models.TextField(_("désaccord au comité"), max_length=2000, blank=True)
    answered_on = models.DateField(_("rendu le"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AdviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("avis demandé")
        verbose_name_plural = _("avis demandés")
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_awaited(self) -> bool:
        return self.answered_on is None and self.revision.is_waiting

    def voices(self) -> list[Seat]:
        """Return who may answer for the committee: never whoever wrote what is asked about."""
        author = self.revision.author_id
        seats = self.committee.seats.all()
        return [one for one in seats if one.person.is_active and one.person_id != author]
