"""Before and after an objective: what may have changed, told as a sign and never as a proof.

It is the coverage of the team, already rounded and thresholded; nobody's level is read here.
And when an action ends, who is invited to look at the competency again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from impact.journeys.needs.models import Rating
from impact.journeys.plans.holes import row_of
from impact.journeys.plans.models import Action, Goal
from impact.knowledge.competencies.models import Competency, Expectation
from impact.presence.communities.models import Assignment, Initiative, StageSpan
from impact.trust.accounts.models import User
from impact.trust.privacy.thresholds import may_tell_spread

#: An action that ended longer ago no longer asks anybody to look again.
FRESH = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a competency was covered when its objective was written, and how it is now.

    A status is "" when it was not known or nothing asks for the competency.
    """

    then: str
    then_on: date
    now: str
    now_on: date
    #: How many answered, when it may be told; None also when the group answers as one.
    answered: int | None
    #: Whether the group's agreement decides, rather than people's answers.
    is_agreed: bool

    @property
    def has_moved(self) -> bool:
        return bool(self.then and self.now) and self.then != self.now


def evidence_of(goal: Goal, *, initiative: Initiative, at: datetime) -> Evidence:
    """Return what the coverage said then and says now of the competency of this objective."""
    today, then_on = timezone.localdate(at), timezone.localdate(goal.created_at)
    row = row_of(initiative, code=goal.competency.code, at=at)
    if row is None:
        collective = goal.competency.scope == Competency.Scope.COLLECTIVE
        return Evidence(goal.status_then, then_on, "", today, None, collective)
    answered = row.turnout.answered
    told = not row.is_agreed and may_tell_spread(answered)
    now_on = row.consensus.on if row.is_agreed and row.consensus else today
    return Evidence(
        then=goal.status_then,
        then_on=then_on,
        now=str(row.status),
        now_on=now_on,
        answered=answered if told else None,
        is_agreed=row.is_agreed,
    )


def worth_another_look(
    goals: Collection[Goal], *, person: User, initiative: Initiative, at: datetime
) -> list[Goal]:
    """Return the objectives whose competency this person could look at again, for herself.

    An action ended there lately; she was in charge of it, or one of her roles asks for the
    competency at an active stage; and she has not said where she stands since. Collective
    competencies are the group's to look at, not hers alone.
    """
    ended = {goal.pk: on for goal in goals if (on := _ended_on(goal, at=at))}
    candidates = [
        goal
        for goal in goals
        if goal.pk in ended and goal.competency.scope != Competency.Scope.COLLECTIVE
    ]
    if not candidates:
        return []
    asked = _asked_of(person, initiative=initiative)
    last = _last_said(person, threads=[goal.competency.thread for goal in candidates])
    return [
        goal
        for goal in candidates
        if (goal.competency_id in asked or _was_in_charge(person, goal))
        and last.get(goal.competency.thread, date.min) < ended[goal.pk]
    ]


def _ended_on(goal: Goal, *, at: datetime) -> date | None:
    since = timezone.localdate(at - FRESH)
    days = [one.done_on for one in goal.actions.all() if one.done_on and one.done_on >= since]
    return max(days, default=None)


def _was_in_charge(person: User, goal: Goal) -> bool:
    return any(
        one.owner_id == person.pk and one.status == Action.Status.DONE for one in goal.actions.all()
    )


def _asked_of(person: User, *, initiative: Initiative) -> set[int]:
    roles = Assignment.objects.active().filter(
        membership__person=person, membership__initiative=initiative
    )
    stages = StageSpan.objects.active().filter(initiative=initiative)
    expected = Expectation.objects.in_force().filter(
        role__in=roles.values("role"), stage__in=stages.values("stage")
    )
    return set(expected.values_list("competency", flat=True))


def _last_said(person: User, *, threads: Collection[str]) -> dict[str, date]:
    """Return the day she last said where she stands, by competency thread."""
    mine = Rating.objects.by_self().filter(person=person, competency__thread__in=threads)
    rows = mine.values_list("competency__thread").annotate(last=Max("rated_at"))
    return {thread: timezone.localdate(last) for thread, last in rows}
