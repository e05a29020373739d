"""Passing on the frame of a plan, taking it back, and starting from one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from impact.journeys.plans.frames import FrameGoal, pack_frame
from impact.journeys.plans.models import Plan, PlanFrame
from impact.journeys.plans.operations.actions import Deed, add_action
from impact.journeys.plans.operations.goals import AlreadyAGoal, write_goal
from impact.journeys.plans.operations.plans import take_up_plan
from impact.knowledge.competencies.models import Competency, Version
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class NothingToPassOn(Exception):
    """A frame without any objective helps nobody."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a community passes on, word for word: nothing else leaves."""

    title: str
    words: str
    stages: Sequence[str]
    roles: Sequence[str]
    goals: Sequence[FrameGoal]


@dataclass(frozen=True, slots=True)
class Started:
    """What came of starting from a frame: the plan, and the objectives it had already."""

    plan: Plan
    added: int
    known: int


@transaction.atomic
def pass_on_frame(*, initiative: Initiative, parcel: Parcel, by: User, at: datetime) -> PlanFrame:
    """Let other communities start from this frame; the decision is written in the journal.

    :raises NothingToPassOn: if it holds no objective.
    :raises Archived: if the initiative is archived.
    """
    held = Initiative.objects.lock_open(initiative)
    if not parcel.goals:
        raise NothingToPassOn
    frame = held.plan_frames.create(
        title=parcel.title,
        words=parcel.words,
        stages=list(parcel.stages),
        roles=list(parcel.roles),
        frame=pack_frame(parcel.goals),
        passed_on_by=by,
        passed_on_at=at,
    )
    record("plans.frame.passed_on", actor=by, subject=frame, at=at, context=held.context)
    return frame


@transaction.atomic
def withdraw_frame(*, frame: PlanFrame, by: User, at: datetime) -> None:
    """Show the frame to nobody any more; the plans begun from it stay with those who began them."""
    held = PlanFrame.objects.select_for_update().get(pk=frame.pk)
    if held.withdrawn_at:
        return
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    context = held.initiative.context
    record("plans.frame.withdrawn", actor=by, subject=held, at=at, context=context)


@transaction.atomic
def start_from(
    *,
    initiative: Initiative,
    title: str,
    goals: Sequence[FrameGoal],
    statuses: Mapping[str, str],
    by: User,
    at: datetime,
) -> Started:
    """Put these objectives and actions in the open plan, beginning one if there is none.

    Competencies the plan has already are left as the team wrote them. `statuses` tells how each
    competency thread is covered today. Nobody is in charge of anything yet, and nothing is dated.

    :raises Archived: if the initiative is archived.
    """
    plan = take_up_plan(initiative=initiative, title=title, by=by, at=at)
    known = 0
    competencies = _competencies([goal.thread for goal in goals])
    placed = [goal for goal in goals if goal.thread in competencies]
    for goal in placed:
        competency = competencies[goal.thread]
        try:
            written = write_goal(
                plan=plan,
                competency=competency,
                statement=goal.statement,
                status_then=statuses.get(goal.thread, ""),
                by=by,
                at=at,
            )
        except AlreadyAGoal:
            known += 1
            continue
        for one in goal.actions:
            add_action(goal=written, deed=Deed(one.title, one.response), by=by, at=at)
    return Started(plan, len(placed) - known, known)


def _competencies(threads: Sequence[str]) -> dict[str, Competency]:
    """Return the competency in force of each thread, so far as there is one."""
    found = Version.objects.current().competencies.in_force().filter(thread__in=threads)
    return {competency.thread: competency for competency in found}
