"""A file between its preview and its confirmation: sealed, carried by the page, kept nowhere."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing

from impact.trust.accounts.models import User

__all__ = ["BrokenSeal", "seal", "unseal"]

LASTS = timedelta(hours=1)


class BrokenSeal(Exception):
    """The parcel was altered, is too old, or was sealed for someone else or another page."""


def seal(held: Mapping[str, Any], *, page: str, by: User) -> str:
    """Return what the page of a preview carries; `page` names it, and no other opens it."""
    return signing.dumps({**held, "by": by.pk}, salt=page, compress=True)


def unseal(parcel: str, *, page: str, by: User) -> dict[str, Any]:
    """Return what was sealed.

    :raises BrokenSeal: if it is not what this person was shown there within the hour.
    """
    try:
        held: dict[str, Any] = signing.loads(parcel, salt=page, max_age=LASTS)
    except signing.BadSignature as problem:
        raise BrokenSeal from problem
    if held.pop("by") != by.pk:
        raise BrokenSeal
    return held
