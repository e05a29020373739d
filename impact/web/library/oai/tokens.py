"""Where a list goes on (« resumptionToken »): all of it is in the token, which is signed.

The server remembers nothing between two pages: any node answers, and a token may be sent twice.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

from impact.presence.library.provision import Window
from impact.web.library.oai.arguments import Fault, Refused

__all__ = ["LIFETIME", "Bookmark", "read_token", "seal"]

#: How long a list may take, from its first page on; what changes later is for the next harvest.
LIFETIME = timedelta(hours=24)
SALT = "impact.oai"
_ORIGIN = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A list being read: how, within what, and the last record that was given."""

    verb: str
    prefix: str
    window: Window
    after: tuple[datetime, int]
    #: How many records were given, out of how many at first.
    given: int
    size: int
    expires_at: datetime


def seal(bookmark: Bookmark) -> str:
    window = bookmark.window
    told = [
        bookmark.verb,
        bookmark.prefix,
        window.set_spec,
        _number(window.since),
        _number(window.before),
        _number(bookmark.after[0]),
        bookmark.after[1],
        bookmark.given,
        bookmark.size,
        _number(bookmark.expires_at),
    ]
    return signing.dumps(told, salt=SALT)


def read_token(token: str, *, verb: str, at: datetime) -> Bookmark:
    """Return the list a token goes on with.

    :raises Refused: badResumptionToken, when it is not ours, another verb's, or too old.
    """
    try:
        told = signing.loads(token, salt=SALT)
        said, prefix, set_spec, since, before, stamp, pk, given, size, expires = told
    except (signing.BadSignature, ValueError, TypeError) as forged:
        fault = "Ce jeton n’est pas d’ici, ou a été coupé. Recommencez la liste."
        raise Refused(Fault("badResumptionToken", fault)) from forged
    if said != verb:
        raise Refused(Fault("badResumptionToken", f"Ce jeton est celui d’une liste {said}."))
    expires_at = _date(expires)
    if expires_at is None or at > expires_at:
        raise Refused(Fault("badResumptionToken", "Ce jeton est périmé. Recommencez la liste."))
    window = Window(set_spec, _date(since), _date(before))
    after = (_date(stamp) or _ORIGIN, pk)
    return Bookmark(verb, prefix, window, after, given, size, expires_at)


def _number(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _ORIGIN) // _MICROSECOND


def _date(number: int | None) -> datetime | None:
    return None if number is None else _ORIGIN + number * _MICROSECOND
