"""Writing objectives, and asking of each whether competency is the question."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from impact.journeys.plans.models import Goal, Plan, QuestionCheck
from impact.journeys.plans.operations.plans import journal
from impact.journeys.plans.operations.revisions import refuse_if_changed
from impact.knowledge.competencies.models import Competency
from impact.trust.accounts.models import User


class AlreadyAGoal(Exception):
    """The plan has an objective for this competency; `goal` is that one."""

    def __init__(self, goal: Goal) -> None:
        super().__init__(goal)
        self.goal = goal


@transaction.atomic
def write_goal(
    *,
    plan: Plan,
    competency: Competency,
    statement: str,
    status_then: str,
    by: User,
    at: datetime,
) -> Goal:
    """Add an objective to the plan.

    :raises AlreadyAGoal: if the plan has one for this competency.
    :raises AlreadyClosed: if the plan was closed.
    """
    held = Plan.objects.lock_open(plan)
    twin = Goal.objects.kept().filter(plan=held, competency=competency).first()
    if twin:
        raise AlreadyAGoal(twin)
    goal = held.goals.create(
        competency=competency,
        statement=statement,
        status_then=status_then,
        created_by=by,
        created_at=at,
    )
    _mark(held, "plans.goal.written", by=by, at=at)
    return goal


@transaction.atomic
def take_up_goal(*, goal: Goal, statement: str, revision: int, by: User, at: datetime) -> Goal:
    """Say an objective anew.

    :raises ChangedMeanwhile: if it was changed since that revision; nothing is written.
    :raises AlreadyClosed: if the plan was closed.
    """
    plan = Plan.objects.lock_open(goal.plan)
    held = Goal.objects.get(pk=goal.pk)
    refuse_if_changed(held, revision=revision)
    held.statement, held.revision = statement, held.revision + 1
    held.save(update_fields=["statement", "revision"])
    _mark(plan, "plans.goal.revised", by=by, at=at)
    return held


@transaction.atomic
def drop_goal(*, goal: Goal, by: User, at: datetime) -> None:
    """Give up an objective; it stays in the plan's memory, with its actions.

    :raises AlreadyClosed: if the plan was closed.
    """
    plan = Plan.objects.lock_open(goal.plan)
    Goal.objects.kept().filter(pk=goal.pk).update(dropped_at=at)
    _mark(plan, "plans.goal.dropped", by=by, at=at)


@transaction.atomic
def check_question(
    *, goal: Goal, answers: Mapping[str, str], note: str, by: User, at: datetime
) -> QuestionCheck:
    """Keep what the team answered to « Est-ce bien une question de compétence? ».

    :raises AlreadyClosed: if the plan was closed.
    """
    plan = Plan.objects.lock_open(goal.plan)
    check = goal.checks.create(answers=dict(answers), note=note, by=by, at=at)
    journal("plans.question.checked", plan, by=by, at=at)
    return check


def _mark(plan: Plan, verb: str, *, by: User, at: datetime) -> None:
    plan.mark_revised()
    journal(verb, plan, by=by, at=at)
