"""Workshops: a group answers together, question by question, by phone or on paper (« Atelier »).

A seat (« place ») is a phone, never a person: it has neither name nor address. Votes live as
long as the workshop does and a few days more; what stays of a question is its spread, counted
once it is closed, and what the group agreed on.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.journeys.empowerment.models import Frame, Item
from impact.knowledge.competencies.models import Competency, Version
from impact.lib.confidence import Confidence
from impact.presence.communities.models import Initiative


class WorkshopQuerySet(models.QuerySet["Workshop"]):
    def of(self, initiative: Initiative) -> "WorkshopQuerySet":
        """Keep the workshops this initiative prepared or takes part in."""
        return self.filter(Q(host=initiative) | Q(teams=initiative)).distinct()

    def underway(self) -> "WorkshopQuerySet":
        return self.filter(opened_at__isnull=False, closed_at=None)


class Workshop(models.Model):
    class Subject(models.TextChoices):
        COMPETENCIES = "COMPETENCIES", _("Des compétences")
        EMPOWERMENT = "EMPOWERMENT", _("Le pouvoir d’agir")

    #: The initiative that prepared it; its coordination answers for it.
    host = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="workshops")
    #: Every initiative in the room, the host included; what is agreed on goes to each.
    teams = models.ManyToManyField(Initiative, related_name="+")
    title = models.CharField(_("titre"), max_length=120)
    subject = models.CharField(_("ce qu’on regarde"), max_length=12, choices=Subject)
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, related_name="workshops"
    )
    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, null=True, related_name="+")
    #: Six unambiguous characters, kept in capitals without a space.
    code = models.CharField(_("code"), max_length=6, unique=True)
    minutes = models.PositiveSmallIntegerField(_("durée prévue, en minutes"))
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("préparé le"))
    opened_at = models.DateTimeField(_("ouvert le"), null=True, blank=True)
    closed_at = models.DateTimeField(_("fermé le"), null=True, blank=True)
    #: Raised by each change a phone or the projector should see: what polling asks for.
    pulse = models.PositiveIntegerField(default=0, editable=False)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        verbose_name = _("atelier")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="workshops_closed_after_being_opened",
                condition=Q(closed_at=None) | Q(opened_at__isnull=False),
            ),
            models.CheckConstraint(
                name="workshops_look_at_competencies_or_at_a_frame",
                condition=Q(subject="COMPETENCIES", version__isnull=False, frame=None)
                | Q(subject="EMPOWERMENT", version=None, frame__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None


class Question(models.Model):
    """One thing looked at, in its turn: a competency, or an item of a frame of pouvoir d'agir."""

    class Source(models.TextChoices):
        PHONES = "PHONES", _("Téléphones")
        PAPER = "PAPER", _("Papier")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(_("rang"))
    competency = models.ForeignKey(
        Competency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(_("ouverte le"), null=True, blank=True)
    closed_at = models.DateTimeField(_("fermée le"), null=True, blank=True)
    #: Once closed: "levels" (level → people), "unknown" (« ne sais pas »), "confidence".
    counts = models.JSONField(_("décompte"), null=True, blank=True)
    source = models.CharField(
        _("d’où viennent les réponses"), max_length=6, choices=Source, blank=True
    )

    class Meta:
        verbose_name = _("question d’atelier")
        verbose_name_plural = _("questions d’atelier")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "position"], name="workshops_questions_come_in_order"
            ),
            models.UniqueConstraint(
                fields=["workshop"],
                condition=Q(opened_at__isnull=False, closed_at=None),
                name="workshops_one_question_at_a_time",
            ),
            models.CheckConstraint(
                name="workshops_a_question_is_about_one_thing",
                condition=Q(competency__isnull=False, item=None)
                | Q(competency=None, item__isnull=False),
            ),
            models.CheckConstraint(
                name="workshops_counted_once_closed",
                condition=Q(counts=None) | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def takes_agreement(self) -> bool:
        """The group agrees on a competency, or on a component once its last item was asked."""
        if self.item is None:
            return True
        last = max(self.item.component.items.all(), key=lambda item: item.position)
        return last.pk == self.item_id


class Seat(models.Model):
    """A phone in the room (« place »); whoever holds its key finds it again."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="seats")
    key = models.CharField(max_length=43, unique=True)
    joined_at = models.DateTimeField(_("arrivée le"))
    #: Set when someone signed in kept her answers, so that they are kept once; says nothing else.
    kept_at = models.DateTimeField(_("réponses gardées le"), null=True, blank=True)

    class Meta:
        verbose_name = _("place d’atelier")
        verbose_name_plural = _("places d’atelier")

    def __str__(self) -> str:
        return f"#{self.pk}"


class Vote(models.Model):
    """What one phone says on one question; it may change until the question closes."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="votes")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="votes")
    #: None is « ne sais pas ».
    level = models.PositiveSmallIntegerField(_("niveau"), null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(
        _("certitude"), choices=Confidence, null=True, blank=True
    )

    class Meta:
        verbose_name = _("réponse d’atelier")
        verbose_name_plural = _("réponses d’atelier")
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "question"], name="workshops_a_phone_answers_a_question_once"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Agreement(models.Model):
    """What one team in the room agreed on after a question, dissent kept; rewritten until the end.

    For a frame of pouvoir d'agir, it speaks of a whole component, after its last item.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="agreements")
    team = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField(_("niveau convenu"), null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(
        _("certitude"), choices=Confidence, null=True, blank=True
    )
    reasons = models.TextField(_("raisons"), max_length=2000, blank=True)
    dissent = models.TextField(_("dissidence"), max_length=2000, blank=True)
    evidence = models.TextField(_("exemples ou traces"), max_length=2000, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("noté le"))
    #: When it went into the team's coverage or appraisal; from then on it no longer changes.
    handed_at = models.DateTimeField(_("versé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("accord d’atelier")
        verbose_name_plural = _("accords d’atelier")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "team"], name="workshops_a_team_agrees_once_on_a_question"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
