"""Who keeps the library; who tells, for an initiative, what it did with a resource.

What leaves an initiative for the public is decided by its coordination.
"""

from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_coordinate, may_restore
from impact.presence.library.models import Resource, UseStory
from impact.trust.accounts.models import User
from impact.trust.publishing.models import Reviewer

__all__ = ["may_change_in_bulk", "may_keep_library", "may_tell_use", "may_withdraw_use"]


def may_keep_library(user: User) -> bool:
    """Staff, and whoever reviews resources for all of Québec: they look, sort and withdraw."""
    if not user.is_authenticated:
        return False
    trusted = Reviewer.objects.filter(person=user, kind=Resource.FOUND_AS, place="")
    return user.is_staff or trusted.exists()


def may_change_in_bulk(user: User) -> bool:
    """Staff alone: importing, mending and merging publish what one wrote oneself."""
    return user.is_staff


def may_tell_use(user: User, initiative: Initiative, *, resource: Resource) -> bool:
    """Its coordination, while it lives, of a resource that is shown."""
    return resource.retired_at is None and may_coordinate(user, initiative)


def may_withdraw_use(user: User, use: UseStory) -> bool:
    """Its coordination, even once it is archived: what is out may always be taken back."""
    return use.withdrawn_at is None and may_restore(user, use.initiative)
