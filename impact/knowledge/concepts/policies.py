"""Who may bring in vocabularies and say what corresponds to what."""

from impact.trust.accounts.models import User


def may_keep_vocabularies(user: User) -> bool:
    return user.is_staff
