"""Who keeps the library."""

from impact.presence.library.models import Resource
from impact.trust.accounts.models import User
from impact.trust.publishing.models import Reviewer

__all__ = ["may_change_in_bulk", "may_keep_library"]


def may_keep_library(user: User) -> bool:
    """Staff, and whoever reviews resources for all of Québec: they look, sort and withdraw."""
    if not user.is_authenticated:
        return False
    trusted = Reviewer.objects.filter(person=user, kind=Resource.FOUND_AS, place="")
    return user.is_staff or trusted.exists()


def may_change_in_bulk(user: User) -> bool:
    """Staff alone: importing, mending and merging publish what one wrote oneself."""
    return user.is_staff
