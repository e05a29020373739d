"""Who harvests other libraries and sorts what they give: keeping publishes without a wait."""

from impact.trust.accounts.models import User

__all__ = ["may_harvest"]


def may_harvest(user: User) -> bool:
    return user.is_staff
