"""From what a workshop showed to be missing to the objectives of the team's plan."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from impact.journeys.plans.operations import AlreadyAGoal, take_up_plan, write_goal
from impact.journeys.workshops.models import Workshop
from impact.journeys.workshops.queries.holes import Hole
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User


@transaction.atomic
def write_goals(
    *, workshop: Workshop, team: Initiative, holes: Iterable[Hole], by: User, at: datetime
) -> int:
    """Write an objective for each hole, beginning a plan if the team has none; count the new ones.

    What is an objective already stays as it is.

    :raises Archived: if the team's initiative is archived.
    """
    chosen = [hole for hole in holes if not hole.is_goal]
    if not chosen:
        return 0
    plan = take_up_plan(initiative=team, title=workshop.title, by=by, at=at)
    written = 0
    for hole in chosen:
        try:
            write_goal(
                plan=plan,
                competency=hole.competency,
                statement=_statement(hole),
                status_then="",
                by=by,
                at=at,
            )
        except AlreadyAGoal:
            continue
        written += 1
    return written


def _statement(hole: Hole) -> str:
    told = _("Que nous tenions ensemble « %(title)s », au niveau %(level)d.")
    return told % {"title": hole.competency.title, "level": hole.wanted}
