"""Readings of plans that cross tables: the plan of an initiative, and who is to be reminded."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from impact.journeys.plans.fit import Need, Suited, lay_out
from impact.journeys.plans.models import (
    Action,
    Goal,
    Plan,
    PlanQuerySet,
    QuestionCheck,
    Reminder,
    ReminderChoice,
)
from impact.journeys.plans.responses import responses
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative, Membership
from impact.trust.accounts.models import User

#: How long before its day an action is brought back to mind.
NOTICE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Call:
    """Someone to remind, of what, and whether the day has passed."""

    action: Action
    kind: str


def open_plan_of(initiative: Initiative) -> Plan | None:
    """Return the plan under way, with its adoptions, objectives, checks and actions, or none."""
    return with_contents(initiative.plans.open()).first()


def with_contents(plans: PlanQuerySet) -> PlanQuerySet:
    """Load what a page shows of plans in a handful of queries, however long they are."""
    actions = Action.objects.select_related("owner").annotate(
        trace_count=Count("traces", filter=Q(traces__removed_at=None))
    )
    goals = (
        Goal.objects.kept()
        .select_related("competency__domain", "competency__nature")
        .annotate(remarks=Count("comments", filter=Q(comments__removed_at=None)))
        .prefetch_related(
            Prefetch("actions", actions), Prefetch("checks", QuestionCheck.objects.order_by("-at"))
        )
    )
    return plans.prefetch_related(Prefetch("goals", goals, to_attr="kept_goals"), "adoptions")


def responses_for(*, competency: Competency, level: int) -> list[Suited]:
    """Return the kinds of response side by side for a lack of this competency at this level."""
    return lay_out(need=need_of(competency, level=level), responses=responses())


def need_of(competency: Competency, *, level: int) -> Need:
    """Return what makes an answer fit a lack of this competency at this level."""
    natures = [competency.nature.code, *(one.code for one in competency.other_natures.all())]
    is_collective = competency.scope == Competency.Scope.COLLECTIVE
    # The last level is reached by doing and passing on; no response claims to lead there alone.
    within_reach = min(level, max(one.to_level for one in responses()))
    return Need(natures=natures, level=within_reach, is_collective=is_collective)


def calls_on(day: date) -> list[Call]:
    """Return the reminders due that day: to current members who asked, not sent before."""
    chose = ReminderChoice.objects.filter(
        person=OuterRef("owner"), initiative=OuterRef("goal__plan__initiative")
    )
    belongs = Membership.objects.current().filter(
        person=OuterRef("owner"), initiative=OuterRef("goal__plan__initiative")
    )
    actions = (
        Action.objects.due_by(day + NOTICE)
        .filter(Exists(chose), Exists(belongs), goal__dropped_at=None, goal__plan__closed_at=None)
        .filter(goal__plan__initiative__archived_at=None, owner__is_active=True)
        .select_related("owner", "goal__plan__initiative")
        .prefetch_related("reminders")
    )
    return [call for call in (_call(action, day) for action in actions) if call]


def _call(action: Action, day: date) -> Call | None:
    is_late = action.due_on is not None and action.due_on < day
    kind = Reminder.Kind.LATE if is_late else Reminder.Kind.SOON
    sent = {(reminder.kind, reminder.due_on) for reminder in action.reminders.all()}
    return None if (kind, action.due_on) in sent else Call(action, kind)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where someone stands before the plan of her initiative."""

    coordinates: bool
    is_reminded: bool


def standing_of(person: User, *, initiative: Initiative) -> Standing:
    """Say whether this member may change the initiative, and asked to be reminded there."""
    chose = ReminderChoice.objects.filter(person=OuterRef("person"), initiative=initiative)
    memberships = initiative.memberships.current().annotate(is_reminded=Exists(chose))
    mine = memberships.filter(person=person).first()
    if mine is None:
        return Standing(False, False)
    coordinates = mine.is_coordinating and not initiative.is_archived
    return Standing(coordinates, mine.is_reminded)
