"""Who may prepare a workshop, run it, and read what came of it."""

from impact.journeys.workshops.models import Workshop
from impact.presence.communities.models import Assignment, Initiative
from impact.presence.communities.policies import may_coordinate, may_take_part
from impact.trust.accounts.models import User

#: The role of those who accompany a team.
ACCOMPANYING = "ACC"


def may_prepare(user: User, initiative: Initiative) -> bool:
    """Say whether this person may prepare a workshop here: coordination, or accompaniment."""
    if may_coordinate(user, initiative):
        return True
    accompanies = Assignment.objects.active().filter(
        membership__person=user, membership__initiative=initiative, role__code=ACCOMPANYING
    )
    return not initiative.is_archived and accompanies.exists()


def may_run(user: User, workshop: Workshop) -> bool:
    """Say whether this person may open, run and close it: who prepares here, or its facilitator."""
    if workshop.facilitator_id == user.pk and may_take_part(user, workshop.host):
        return True
    return may_prepare(user, workshop.host)
