"""Who may say what about whom; what someone says of herself is nobody else's to read."""

from impact.journeys.needs.models import Source
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Assignment, Initiative
from impact.presence.communities.policies import may_coordinate
from impact.trust.accounts.models import User
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.queries import has_consented
from impact.trust.privacy.thresholds import GROUP_MINIMUM

#: The role of those who accompany a team; only they rate as a coach.
COACHING_ROLE = "ACC"


def may_rate(user: User, *, person: User, source: Source, initiative: Initiative) -> bool:
    """Say whether this user may rate this person from this seat.

    Oneself, always. A fellow member or a coach, only inside an initiative that is alive,
    to which both belong today, and in which the person agreed to it.
    """
    if source == Source.SELF:
        return user == person
    if source == Source.GROUP or user == person or initiative.is_archived:
        return False
    if not _belong_together({user, person}, initiative):
        return False
    if source == Source.COACH and not _accompanies(user, initiative):
        return False
    return has_consented(person=person, purpose=Purpose.COACH, scope=initiative.context)


def may_record_consensus(user: User, *, initiative: Initiative, competency: Competency) -> bool:
    """Say whether this user may write down what the group agreed on about this competency.

    A collective competency is the group's to rate; the others too, when the team is too
    small for its answers to be added up without showing who said what.
    """
    if not may_coordinate(user, initiative):
        return False
    return competency.is_collective or works_by_consensus(initiative)


def works_by_consensus(initiative: Initiative) -> bool:
    """Say whether the team is too small for anything but consensus."""
    return initiative.memberships.current().count() < GROUP_MINIMUM


def _belong_together(people: set[User], initiative: Initiative) -> bool:
    return initiative.memberships.current().filter(person__in=people).count() == len(people)


def _accompanies(user: User, initiative: Initiative) -> bool:
    roles = Assignment.objects.active().filter(role__code=COACHING_ROLE)
    return roles.filter(membership__person=user, membership__initiative=initiative).exists()
