"""The desks of those who keep the site: what each is for, who may use it, who waits there.

An area tells its own desk in `<area>/waiting.py`; `home/desks.py` lists them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from impact.trust.accounts.models import User

__all__ = ["Desk", "Waits", "staff_alone"]


@dataclass(frozen=True, slots=True)
class Waits:
    """How many wait at a desk, and since when the first of them does."""

    count: int
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    #: The name of its address, as `publishing:queue`.
    page: str
    label: str | Promise
    #: What is done there, in one plain sentence.
    lead: str | Promise
    may_use: Callable[[User], bool]
    #: None: nothing ever waits there.
    waits: Callable[[User], Waits] | None = None


def staff_alone(user: User) -> bool:
    return user.is_staff
