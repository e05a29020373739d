"""Who may do what with territories: they belong to everyone, the staff keeps them current."""

from impact.trust.accounts.models import User


def may_import(user: User) -> bool:
    return user.is_staff
