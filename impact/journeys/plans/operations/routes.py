"""From a route to the plan in one step: the plan, the objective and the action as needed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from impact.journeys.offers.models import Offer
from impact.journeys.plans.models import Action, Plan
from impact.journeys.plans.operations.actions import Deed, add_action
from impact.journeys.plans.operations.goals import AlreadyAGoal, write_goal
from impact.journeys.plans.operations.plans import start_plan
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User


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
    initiative = Initiative.objects.lock_open(initiative)
    plan = Plan.objects.open().filter(initiative=initiative).first() or start_plan(
        initiative=initiative, title=taken.plan_title, horizon_on=None, by=by, at=at
    )
    try:
        goal = write_goal(
            plan=plan,
            competency=competency,
            statement=taken.statement,
            status_then=status,
            by=by,
            at=at,
        )
    except AlreadyAGoal as known:
        goal = known.goal
    twin = goal.actions.underway().filter(title=taken.title, offer=taken.offer).first()
    if twin:
        return twin
    deed = Deed(title=taken.title, response=taken.response)
    action = add_action(goal=goal, deed=deed, by=by, at=at)
    if taken.offer:
        action.offer = taken.offer
        action.save(update_fields=["offer"])
    return action
