"""From a hole to the plan in one step: the plan and the objective are begun as needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from impact.journeys.offers.models import Offer
from impact.journeys.plans.models import Action, Goal, QuestionCheck
from impact.journeys.plans.operations.actions import Deed, add_action, revise_action
from impact.journeys.plans.operations.goals import check_question, write_goal
from impact.journeys.plans.operations.plans import take_up_plan
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class Begun:
    """The words for what must be begun, and how the hole is covered today."""

    plan_title: str
    statement: str
    status: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a route becomes in a plan, and the words for what must be begun."""

    title: str
    response: str
    offer: Offer | None
    plan_title: str
    statement: str


@transaction.atomic
def take_route(
    *,
    initiative: Initiative,
    competency: Competency,
    status: str,
    taken: Taken,
    by: User,
    at: datetime,
) -> Action:
    """Put a route in the open plan; asked twice, it is there once.

    :raises Archived: if the initiative is archived.
    """
    begun = Begun(taken.plan_title, taken.statement, status)
    goal = _goal_for(competency, initiative=initiative, begun=begun, by=by, at=at)
    twin = goal.actions.underway().filter(title=taken.title, offer=taken.offer).first()
    if twin:
        return twin
    deed = Deed(title=taken.title, response=taken.response)
    action = add_action(goal=goal, deed=deed, by=by, at=at)
    if taken.offer:
        action.offer = taken.offer
        action.save(update_fields=["offer"])
    return action


@transaction.atomic
def leave_route(*, action: Action, revision: int, by: User, at: datetime) -> None:
    """Set aside what a route became in the plan; it stays in the plan's memory.

    :raises ChangedMeanwhile: if someone took it up since that revision; nothing is written.
    :raises AlreadyClosed: if the plan was closed.
    """
    deed = Deed(
        title=action.title,
        response=action.response,
        owner=action.owner,
        due_on=action.due_on,
        status=Action.Status.DROPPED,
        result=action.result,
    )
    revise_action(action=action, deed=deed, revision=revision, by=by, at=at)


@transaction.atomic
def check_hole(
    *,
    initiative: Initiative,
    competency: Competency,
    begun: Begun,
    answers: Mapping[str, str],
    note: str,
    by: User,
    at: datetime,
) -> QuestionCheck:
    """Keep with a hole what the team answered to « Est-ce bien une question de compétence? ».

    :raises Archived: if the initiative is archived.
    """
    goal = _goal_for(competency, initiative=initiative, begun=begun, by=by, at=at)
    return check_question(goal=goal, answers=answers, note=note, by=by, at=at)


def _goal_for(
    competency: Competency, *, initiative: Initiative, begun: Begun, by: User, at: datetime
) -> Goal:
    """Return the objective for this competency in the open plan, both begun if there is none."""
    plan = take_up_plan(initiative=initiative, title=begun.plan_title, by=by, at=at)
    # The framework may have a new version: the objective is found by its thread.
    known = plan.goals.kept().filter(competency__thread=competency.thread).first()
    return known or write_goal(
        plan=plan,
        competency=competency,
        statement=begun.statement,
        status_then=begun.status,
        by=by,
        at=at,
    )
