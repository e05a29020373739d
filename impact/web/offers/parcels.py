"""The table between its preview and its confirmation: sealed, carried by the page, kept nowhere."""

from datetime import timedelta

from django.core import signing

from impact.trust.accounts.models import User

SALT = "offers.table"
LASTS = timedelta(hours=1)


class BrokenSeal(Exception):
    """The parcel was altered, is too old, or was sealed for someone else."""


def seal(text: str, *, by: User) -> str:
    return signing.dumps({"text": text, "by": by.pk}, salt=SALT, compress=True)


def unseal(parcel: str, *, by: User) -> str:
    """Return the text of the table.

    :raises BrokenSeal: if it is not what this person was shown within the hour.
    """
    try:
        held = signing.loads(parcel, salt=SALT, max_age=LASTS)
    except signing.BadSignature as problem:
        raise BrokenSeal from problem
    if held["by"] != by.pk:
        raise BrokenSeal
    text: str = held["text"]
    return text
