"""The door of the pages where the staff keeps vocabularies, and a file on its way through them."""

import base64
import zlib
from datetime import timedelta

from django.core import signing

from impact.knowledge.concepts.policies import may_keep_vocabularies
from impact.trust.accounts.models import User
from impact.web.http import only_for

SALT = "concepts.vocabulary"
LASTS = timedelta(hours=1)


class BrokenSeal(Exception):
    """The file was altered, is too old, or was sealed for someone else."""


staff_only = only_for(may_keep_vocabularies)


def seal(data: bytes, *, by: User) -> str:
    """Return a file as the page of its preview carries it; it is kept nowhere else."""
    packed = base64.b85encode(zlib.compress(data, 9)).decode()
    return signing.dumps({"file": packed, "by": by.pk}, salt=SALT)


def unseal(parcel: str, *, by: User) -> bytes:
    """Return the file.

    :raises BrokenSeal: if it is not what this person was shown within the hour.
    """
    try:
        held = signing.loads(parcel, salt=SALT, max_age=LASTS)
    except signing.BadSignature as problem:
        raise BrokenSeal from problem
    if held["by"] != by.pk:
        raise BrokenSeal
    return zlib.decompress(base64.b85decode(held["file"]))
