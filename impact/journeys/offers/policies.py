"""Who may do what with offers: everyone reads them, the staff of the institute keeps them."""

from impact.trust.accounts.models import User


def may_keep_offers(user: User) -> bool:
    return user.is_staff
