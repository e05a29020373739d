"""What a look at a link means: alive, moved, unsure, dead; and when to look again.

One look in vain kills nothing: a link is dead after three looks on different days that found
nothing there. A machine that is slow, busy or unwilling is not one that is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

__all__ = ["Look", "Sight", "Standing", "State", "judge", "lasting_move", "sight_of"]

#: As many days on which nothing was found there.
ENOUGH = 3
#: When to look again, in days.
CALM, DOUBT, TOMORROW, RARELY = 30, 3, 1, 14
#: Whatever a machine asks, no longer.
LONGEST_WAIT = timedelta(days=30)
#: Statuses that say: not here, and it is no accident.
NOTHING_THERE = frozenset({404, 410})
LASTING = frozenset({301, 308})


class Sight(StrEnum):
    """What one look saw."""

    FOUND = "FOUND"
    MOVED = "MOVED"
    DOUBTFUL = "DOUBTFUL"
    ABSENT = "ABSENT"


class State(StrEnum):
    """What is thought of a link after its looks; never looked at, it has none."""

    ALIVE = "ALIVE"
    MOVED = "MOVED"
    UNSURE = "UNSURE"
    DEAD = "DEAD"


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw, in a word what was answered, and how long the machine asks to wait."""

    sight: Sight
    told: str
    moved_to: str = ""
    wait: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Standing:
    state: State
    #: On how many days in a row nothing was found there.
    failures: int
    looked_on: date
    #: How long before the next look.
    rest: timedelta


def judge(look: Look, *, before: Standing | None, on: date) -> Standing:
    """Return where a link stands after a look on that day, from where it stood."""
    failures = before.failures if before else 0
    if look.sight in {Sight.FOUND, Sight.MOVED}:
        state = State.MOVED if look.sight == Sight.MOVED else State.ALIVE
        return Standing(state, 0, on, timedelta(days=CALM))
    if look.sight == Sight.DOUBTFUL:
        rest = min(max(timedelta(days=DOUBT), look.wait), LONGEST_WAIT)
        return Standing(State.UNSURE, failures, on, rest)
    # Two looks on one day meet the same accident: they count once.
    if not failures or before is None or before.looked_on != on:
        failures = min(failures + 1, ENOUGH)
    is_dead = failures >= ENOUGH
    rest = timedelta(days=RARELY if is_dead else TOMORROW)
    return Standing(State.DEAD if is_dead else State.UNSURE, failures, on, rest)


def sight_of(status: int) -> Sight:
    """Return what a status says of a link, redirects aside."""
    if status in NOTHING_THERE:
        return Sight.ABSENT
    return Sight.FOUND if 200 <= status < 400 else Sight.DOUBTFUL


def lasting_move(look: Look, *, asked: str, moves: Sequence[tuple[int, str]]) -> Look:
    """Return the look with the new address, when the machine said that it is for good.

    Only the first redirects in a row that say so count. A page that now leads to the front door is
    no longer there, whatever the machine says: it is doubtful.
    """
    if look.sight != Sight.FOUND:
        return look
    address = ""
    for status, to in moves:
        if status not in LASTING:
            break
        address = to
    if moves and _is_front_door(moves[-1][1]) and not _is_front_door(asked):
        return replace(look, sight=Sight.DOUBTFUL, told="accueil")
    if not address or address.partition("#")[0] == asked.partition("#")[0] or len(address) > 500:
        return look
    return replace(look, sight=Sight.MOVED, moved_to=address)


def _is_front_door(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path.strip("/") in {"", "fr", "en", "index.html", "index.php"} and not parts.query
