"""Adding actions to an objective, and saying what became of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from impact.journeys.plans.models import Action, Goal, Plan
from impact.journeys.plans.operations.plans import journal
from impact.journeys.plans.operations.revisions import refuse_if_changed
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class Deed:
    """What people write of an action: what, who, until when, how it stands, what came of it."""

    title: str
    response: str = ""
    owner: User | None = None
    due_on: date | None = None
    status: str = Action.Status.TO_DO
    result: str = ""


@transaction.atomic
def add_action(*, goal: Goal, deed: Deed, by: User, at: datetime) -> Action:
    """Add an action to an objective.

    :raises AlreadyClosed: if the plan was closed.
    """
    plan = Plan.objects.lock_open(goal.plan)
    action = Action(goal=goal, created_by=by, created_at=at)
    _fill(action, deed, at=at)
    action.save()
    plan.mark_revised()
    journal("plans.action.added", plan, by=by, at=at)
    return action


@transaction.atomic
def revise_action(*, action: Action, deed: Deed, revision: int, by: User, at: datetime) -> Action:
    """Change an action, its owner, its day, or what became of it.

    :raises ChangedMeanwhile: if it was changed since that revision; nothing is written.
    :raises AlreadyClosed: if the plan was closed.
    """
    plan = Plan.objects.lock_open(action.goal.plan)
    held = Action.objects.get(pk=action.pk)
    refuse_if_changed(held, revision=revision)
    was_done = held.status == Action.Status.DONE
    promised = _promise(held)
    held.revision += 1
    _fill(held, deed, at=at)
    held.save()
    # Telling what became of an action is not changing what the team adopted.
    if _promise(held) != promised:
        plan.mark_revised()
    ended = held.status == Action.Status.DONE and not was_done
    journal("plans.action.done" if ended else "plans.action.revised", plan, by=by, at=at)
    return held


def _promise(action: Action) -> tuple[object, ...]:
    return action.title, action.response, action.owner_id, action.due_on


def _fill(action: Action, deed: Deed, *, at: datetime) -> None:
    action.title, action.response = deed.title, deed.response
    action.owner, action.due_on = deed.owner, deed.due_on
    action.settle(deed.status, result=deed.result, on=timezone.localdate(at))
