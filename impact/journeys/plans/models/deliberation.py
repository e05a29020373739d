"""What a team says of its plan before adopting it: comments, and votes (« avis »)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.journeys.plans.models.plans import Goal, Plan


class CommentQuerySet(models.QuerySet["Comment"]):
    def kept(self) -> "CommentQuerySet":
        return self.filter(removed_at=None)


class Comment(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    #: The objective it speaks of; the whole plan when empty.
    goal = models.ForeignKey(
        Goal, on_delete=models.CASCADE, null=True, blank=True, related_name="comments"
    )
    text = models.TextField(_("commentaire"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("quand"))
    removed_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commentaire")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Poll(models.Model):
    """A vote of the team on its plan: consent with reasoned objections, or points to share out."""

    class Method(models.TextChoices):
        CONSENT = "CONSENT", _("Consentement")
        POINTS = "POINTS", _("Points à répartir")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="polls")
    method = models.CharField(_("manière"), max_length=7, choices=Method)
    question = models.CharField(_("question"), max_length=200)
    #: Points each person shares out between the objectives; 0 for consent.
    points = models.PositiveSmallIntegerField(_("points par personne"), default=0)
    revision = models.PositiveIntegerField(_("version du plan"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("ouvert le"))
    closed_at = models.DateTimeField(_("fermé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("vote")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(closed_at=None),
                name="plans_one_open_poll_per_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.method}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class PollAnswer(models.Model):
    """What someone says in a vote; she may change it until the vote closes."""

    class Stance(models.TextChoices):
        CONSENT = "CONSENT", _("Je consens")
        ASIDE = "ASIDE", _("Je me tiens à l’écart")
        OBJECTION = "OBJECTION", _("J’ai une objection")

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(_("position"), max_length=9, choices=Stance, blank=True)
    reason = models.TextField(_("raison"), max_length=2000, blank=True)
    #: Objective id → points.
    points = models.JSONField(_("points"), default=dict, blank=True)
    at = models.DateTimeField(_("quand"))

    class Meta:
        verbose_name = _("réponse à un vote")
        verbose_name_plural = _("réponses à un vote")
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="plans_a_person_votes_once"),
            models.CheckConstraint(
                name="plans_an_objection_has_its_reason",
                condition=~Q(stance="OBJECTION") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
