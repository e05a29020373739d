"""Who may do what in an initiative; whoever does not belong does not even reach it."""

from impact.presence.communities.models import Access, Initiative
from impact.trust.accounts.models import User


def may_take_part(user: User, initiative: Initiative) -> bool:
    """Say whether this person may add to the initiative: a member, while it is not archived."""
    belongs = initiative.memberships.current().filter(person=user).exists()
    return belongs and not initiative.is_archived


def may_coordinate(user: User, initiative: Initiative) -> bool:
    """Say whether this person may change the initiative: coordination, while not archived."""
    return may_restore(user, initiative) and not initiative.is_archived


def may_restore(user: User, initiative: Initiative) -> bool:
    """Say whether this person coordinates, archived or not."""
    return (
        initiative.memberships.current().filter(person=user, access=Access.COORDINATOR).exists()
    )
