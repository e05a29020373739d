"""Who may do what with a plan: the whole team writes it; coordination adopts and closes it."""

from impact.journeys.plans.models import Plan
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_coordinate, may_take_part
from impact.trust.accounts.models import User


def may_write(user: User, initiative: Initiative) -> bool:
    return may_take_part(user, initiative)


def may_adopt(user: User, plan: Plan) -> bool:
    return not plan.is_closed and may_coordinate(user, plan.initiative)
