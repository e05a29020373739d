"""Who may do what in an initiative; whoever does not belong does not even reach it.

The site's staff have no part here: someone of the staff who is not a member is a stranger.
"""

from django.contrib.auth.models import AnonymousUser

from impact.presence.communities.models import Access, Initiative, Membership
from impact.trust.accounts.models import User


def may_see(user: User | AnonymousUser, initiative: Initiative) -> bool:
    """Say whether this person reaches the initiative: a member, archived or not."""
    return Initiative.objects.visible_to(user).filter(pk=initiative.pk).exists()


def may_take_part(user: User, initiative: Initiative) -> bool:
    """Say whether this person may add to the initiative: a member, while it is not archived."""
    return not initiative.is_archived and may_see(user, initiative)


def may_coordinate(user: User, initiative: Initiative) -> bool:
    """Say whether this person may change the initiative: coordination, while not archived."""
    return not initiative.is_archived and may_restore(user, initiative)


def may_restore(user: User, initiative: Initiative) -> bool:
    """Say whether this person coordinates, archived or not."""
    return initiative.memberships.current().filter(person=user, access=Access.COORDINATOR).exists()


def may_set_roles(user: User, membership: Membership) -> bool:
    """Say whether this person may tell what roles a member plays: her own, or in coordination."""
    if membership.left_at is not None:
        return False
    if membership.person_id == user.pk:
        return not membership.initiative.is_archived
    return may_coordinate(user, membership.initiative)


def may_leave(user: User, initiative: Initiative) -> bool:
    """Say whether this person has a place here to give up, archived or not."""
    return may_see(user, initiative)


def is_last_coordinator(user: User, initiative: Initiative) -> bool:
    """Say whether an initiative that lives would lose its only coordination with this person."""
    if initiative.is_archived:
        return False
    coordinating = initiative.memberships.coordinating().values_list("person_id", flat=True)
    return list(coordinating) == [user.pk]
