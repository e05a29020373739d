"""The door of the pages where the staff keeps vocabularies, and a file on its way through them."""

import base64
import zlib

from impact.knowledge.concepts.policies import may_keep_vocabularies
from impact.trust.accounts.models import User
from impact.web import parcels
from impact.web.http import only_for

_PAGE = "concepts.vocabulary"

staff_only = only_for(may_keep_vocabularies)


def seal(data: bytes, *, by: User) -> str:
    """Return a file as the page of its preview carries it."""
    packed = base64.b85encode(zlib.compress(data, 9)).decode()
    return parcels.seal({"file": packed}, page=_PAGE, by=by)


def unseal(parcel: str, *, by: User) -> bytes:
    """Return the file.

    :raises BrokenSeal: if it is not what this person was shown within the hour.
    """
    packed = parcels.unseal(parcel, page=_PAGE, by=by)["file"]
    return zlib.decompress(base64.b85decode(packed))
