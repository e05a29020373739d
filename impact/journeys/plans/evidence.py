"""Before and after an objective: what may have changed, told as a sign and never as a proof.

It is the coverage of the team, already rounded and thresholded; nobody's level is read here.
And when an action ends, who is invited to look at the competency again.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Subquery
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
    standing = _standing(person, initiative=initiative, goals=candidates)
    return [
        goal
        for goal in candidates
        if _could_look(goal, person=person, standing=standing, ended=ended[goal.pk])
    ]


def _ended_on(goal: Goal, *, at: datetime) -> date | None:
    since = timezone.localdate(at - FRESH)
    days = [one.done_on for one in goal.actions.all() if one.done_on and one.done_on >= since]
    return max(days, default=None)


def _could_look(
    goal: Goal, *, person: User, standing: Mapping[int, tuple[bool, datetime | None]], ended: date
) -> bool:
    is_asked, said_at = standing[goal.competency_id]
    was_in_charge = any(
        one.owner_id == person.pk and one.status == Action.Status.DONE for one in goal.actions.all()
    )
    is_older = said_at is None or timezone.localdate(said_at) < ended
    return is_older and (is_asked or was_in_charge)


def _standing(
    person: User, *, initiative: Initiative, goals: Collection[Goal]
) -> dict[int, tuple[bool, datetime | None]]:
    """Return, by competency, whether her roles ask for it now and when she last spoke of it."""
    roles = Assignment.objects.active().filter(
        membership__person=person, membership__initiative=initiative
    )
    stages = StageSpan.objects.active().filter(initiative=initiative)
    expected = Expectation.objects.in_force().filter(
        competency=OuterRef("pk"), role__in=roles.values("role"), stage__in=stages.values("stage")
    )
    said = (
        Rating.objects.by_self()
        .filter(person=person, competency__thread=OuterRef("thread"))
        .order_by("-rated_at")
        .values("rated_at")
    )
    rows = Competency.objects.filter(pk__in=[goal.competency_id for goal in goals]).annotate(
        is_asked=Exists(expected), said_at=Subquery(said[:1])
    )
    return {pk: (asked, at) for pk, asked, at in rows.values_list("pk", "is_asked", "said_at")}
