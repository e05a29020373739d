"""Going to see whether a link still leads somewhere: politely, reading nothing of what is there."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from impact.lib.outside.addresses import Forbidden, NoSuchHost
from impact.lib.outside.visits import Limits, Lost, Reply, Silent, TooLarge, visit
from impact.presence.library.liveness import Look, Sight, lasting_move, sight_of

__all__ = ["look_at"]

LIMITS = Limits(size=1, seconds=25.0, pause=10.0, redirects=6)


def look_at(url: str, *, at: datetime, limits: Limits = LIMITS) -> Look:
    """Ask for the headers of a page, then for the page if that was not well received."""
    try:
        reply = visit(url, method="HEAD", wants_body=False, limits=limits)
        # Many machines answer badly to who only asks for headers.
        if sight_of(reply.status) != Sight.FOUND and reply.status != 429:
            reply = visit(url, wants_body=False, limits=limits)
    except NoSuchHost:
        return Look(Sight.ABSENT, "nom")
    except Forbidden:
        return Look(Sight.DOUBTFUL, "interdite")
    except Lost:
        return Look(Sight.DOUBTFUL, "boucle")
    except (Silent, TooLarge) as problem:
        return Look(Sight.DOUBTFUL, "delai" if "Time" in str(problem) else "connexion")
    look = Look(sight_of(reply.status), str(reply.status), wait=_wait(reply, at=at))
    moves = [(one.status, one.to) for one in reply.moves]
    return lasting_move(look, asked=url, moves=moves)


def _wait(reply: Reply, *, at: datetime) -> timedelta:
    """Return how long the machine asks to wait, in seconds or until a date."""
    headers = {name.lower(): value for name, value in reply.headers.items()}
    asked = headers.get("retry-after", "").strip()
    if asked.isdecimal() and len(asked) < 9:
        return timedelta(seconds=int(asked))
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return timedelta(0)
    return max(until.replace(tzinfo=until.tzinfo or UTC) - at, timedelta(0))
