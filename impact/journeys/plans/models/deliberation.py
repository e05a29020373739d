"""What a team says of its plan before adopting it: comments, and votes (« avis »)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.journeys.plans.models.plans import Goal, Plan

#: How long a removed comment keeps its words, so that a removal can be undone.
REGRET = timedelta(days=7)


class CommentQuerySet(models.QuerySet["Comment"]):
    def kept(self) -> "CommentQuerySet":
        return self.filter(removed_at=None)

    def past_regret(self, at: datetime) -> "CommentQuerySet":
        """Keep the removed ones whose words nobody may bring back any more."""
        return self.filter(removed_at__lte=at - REGRET)


class Comment(models.Model):
    """What a member says of the plan or of one objective; it stays whatever the plan becomes."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    #: The objective it speaks of; the whole plan when empty.
    goal = models.ForeignKey(
        Goal, on_delete=models.CASCADE, null=True, blank=True, related_name="comments"
    )
    text = models.TextField(_("commentaire"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("quand"))
    removed_at = models.DateTimeField(_("retiré le"), null=True, blank=True)
    #: Whoever wrote it, or the coordination, whose removal is shown.
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commentaire")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="plans_a_comment_is_removed_by_someone",
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def was_taken_back(self) -> bool:
        """Whether its own author removed it; the team need not know there was one."""
        return self.removed_by_id == self.by_id

    def may_return(self, at: datetime) -> bool:
        """Say whether a removal can still be undone."""
        return self.removed_at is not None and self.removed_at > at - REGRET


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
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: What the vote came to, in numbers, written once when it closes; see `polling`.
    outcome = models.JSONField(_("résultat"), default=dict, blank=True)

    class Meta:
        verbose_name = _("vote")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(closed_at=None),
                name="plans_one_open_poll_per_plan",
            ),
            models.CheckConstraint(
                name="plans_a_poll_is_closed_by_someone",
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
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
    #: Objective id → points; emptied when the vote closes, once they are added up.
    points = models.JSONField(_("points"), default=dict, blank=True)
    at = models.DateTimeField(_("quand"))
    #: Its author says that what she objected to is settled; the objection stays written.
    resolved_at = models.DateTimeField(_("levée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("réponse à un vote")
        verbose_name_plural = _("réponses à un vote")
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="plans_a_person_votes_once"),
            models.CheckConstraint(
                name="plans_an_objection_has_its_reason",
                condition=~Q(stance="OBJECTION") | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="plans_only_an_objection_is_resolved",
                condition=Q(resolved_at=None) | Q(stance="OBJECTION"),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def stands(self) -> bool:
        """Whether it is an objection that nobody has settled."""
        return self.stance == self.Stance.OBJECTION and self.resolved_at is None
