"""What a team decides to do about what it lacks (« Plans »).

A plan holds objectives, each tied to a competency; an objective holds actions, with who,
until when, and what came of it. A plan is adopted by people, on a day, dissent noted:
an adoption is a record, and adopting again adds one.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.journeys.empowerment.models import LogEntry
from impact.journeys.offers.models import Offer
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative


class AlreadyClosed(Exception):
    """The plan was closed before; it is read, and no longer changed."""


class PlanQuerySet(models.QuerySet["Plan"]):
    def lock_open(self, plan: "Plan") -> "Plan":
        """Return this plan, held until the end of the transaction.

        :raises AlreadyClosed: if it was closed.
        """
        held = self.select_for_update().get(pk=plan.pk)
        if held.is_closed:
            raise AlreadyClosed
        return held

    def open(self) -> "PlanQuerySet":
        return self.filter(closed_at=None)


class Plan(models.Model):
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="plans")
    title = models.CharField(_("titre"), max_length=120)
    horizon_on = models.DateField(_("horizon"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("créé le"))
    closed_at = models.DateTimeField(_("clos le"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: Raised by each change to the plan or to what it holds: an adoption tells which one it was.
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan de développement")
        verbose_name_plural = _("plans de développement")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(closed_at=None),
                name="plans_one_open_plan_per_initiative",
            ),
            models.CheckConstraint(
                name="plans_a_plan_is_closed_by_someone",
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def mark_revised(self) -> None:
        self.revision += 1
        self.save(update_fields=["revision"])


class GoalQuerySet(models.QuerySet["Goal"]):
    def kept(self) -> "GoalQuerySet":
        return self.filter(dropped_at=None)


class Goal(models.Model):
    """An objective (« objectif »): a competency the team wants to hold, in its own words."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    statement = models.TextField(_("ce que nous voulons"), max_length=1000)
    #: Coverage status of the competency when the objective was written, or nothing if unseen.
    status_then = models.CharField(_("couverture au départ"), max_length=12, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("écrit le"))
    dropped_at = models.DateTimeField(_("abandonné le"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("objectif")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "competency"],
                condition=Q(dropped_at=None),
                name="plans_one_objective_per_competency",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class QuestionCheck(models.Model):
    """« Est-ce bien une question de compétence? »: what the team answered, kept with its goal."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="checks")
    #: Question code → YES, NO or UNSURE.
    answers = models.JSONField(_("réponses"), default=dict)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("quand"))

    class Meta:
        verbose_name = _("vérification de la question")
        verbose_name_plural = _("vérifications de la question")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ActionQuerySet(models.QuerySet["Action"]):
    def underway(self) -> "ActionQuerySet":
        return self.filter(status__in=[Action.Status.TO_DO, Action.Status.UNDERWAY])

    def due_by(self, day: date) -> "ActionQuerySet":
        return self.underway().filter(due_on__lte=day)


class Action(models.Model):
    class Status(models.TextChoices):
        TO_DO = "TO_DO", _("À faire")
        UNDERWAY = "UNDERWAY", _("En cours")
        DONE = "DONE", _("Faite")
        DROPPED = "DROPPED", _("Laissée de côté")

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="actions")
    #: Code of a kind of response in `content/responses`, or nothing.
    response = models.CharField(_("type de réponse"), max_length=40, blank=True)
    title = models.CharField(_("ce que nous ferons"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("d’ici le"), null=True, blank=True)
    status = models.CharField(_("état"), max_length=8, choices=Status, default=Status.TO_DO)
    result = models.TextField(_("ce qui en est sorti"), max_length=2000, blank=True)
    #: The offer of the field it makes use of, if any.
    offer = models.ForeignKey(
        Offer, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    #: What the logbook tells of it.
    traces = models.ManyToManyField(LogEntry, blank=True, related_name="actions")
    done_on = models.DateField(_("faite le"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("écrite le"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        ordering = [models.F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                name="plans_an_action_done_has_its_day",
                condition=Q(status="DONE", done_on__isnull=False)
                | (~Q(status="DONE") & Q(done_on=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"

    @property
    def is_underway(self) -> bool:
        return self.status in (self.Status.TO_DO, self.Status.UNDERWAY)

    def is_overdue(self, today: date) -> bool:
        return self.is_underway and self.due_on is not None and self.due_on < today

    def settle(self, status: str, *, result: str, on: date) -> None:
        """Say what became of this action, unsaved; the day counts only when it is done."""
        self.status, self.result = status, result
        if status != self.Status.DONE:
            self.done_on = None
        elif self.done_on is None:
            self.done_on = on


class Adoption(models.Model):
    """The team adopted the plan as it stood: who was there, and who saw it otherwise."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="adoptions")
    revision = models.PositiveIntegerField(_("version du plan"))
    adopted_on = models.DateField(_("adopté le"))
    present = models.TextField(_("personnes présentes"), max_length=2000)
    dissent = models.TextField(_("dissidence"), max_length=2000, blank=True)
    #: The vote the decision rests on, if the team held one.
    poll = models.ForeignKey(
        "plans.Poll", on_delete=models.SET_NULL, null=True, blank=True, related_name="adoptions"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("noté le"))

    class Meta:
        verbose_name = _("adoption")
        ordering = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.adopted_on}"
