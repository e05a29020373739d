"""How a spread and a room are drawn: chevrons along a thread, one a person. Geometry only."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from impact.journeys.workshops.queries import Asked
from impact.journeys.workshops.spread import Spread

#: Past this many chevrons on one thread nobody counts them any more.
CROWD, FULL_ROOM = 40, 120
#: A thread is never drawn for fewer places than this: few people make few chevrons, not large ones.
FEWEST, EMPTY_ROOM = 8, 24
#: From one chevron to the next; each is nine wide and ten high, its point in the next one's hollow.
STEP = 6


@dataclass(frozen=True, slots=True)
class Thread:
    """One level of a spread: its value (none for « ne sais pas »), its name, its people."""

    value: int | None
    name: str
    people: int
    #: One chevron a person, side by side.
    stitches: str


@dataclass(frozen=True, slots=True)
class Drawing:
    threads: tuple[Thread, ...]
    unknown: Thread
    people: int
    #: How wide the longest thread is, all threads being drawn to one scale.
    width: int
    #: How many are sure, from the least, in words; empty when it is not told.
    sureness: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Loom:
    """A room that answers: a hollow chevron for each phone there, a full one for each answer."""

    width: int
    warp: str
    weft: str


def draw_spread(spread: Spread | None, *, asked: Asked) -> Drawing | None:
    """Return the spread as threads, level by level in the order of the scale."""
    if spread is None:
        return None

    def thread(value: int | None, people: int) -> Thread:
        name = _("Ne sais pas") if value is None else asked.name_of(value)
        return Thread(value, name, people, _stitch(_shown(people, most=spread.most, crowd=CROWD)))

    words = (_("Faible"), _("Moyenne"), _("Forte"))
    return Drawing(
        threads=tuple(thread(level, each) for level, each in spread.levels),
        unknown=thread(None, spread.unknown),
        people=spread.people,
        width=_width(max(min(spread.most, CROWD), FEWEST)),
        sureness=tuple(zip(words, spread.sureness, strict=True)) if spread.sureness else (),
    )


def draw_loom(*, joined: int, answered: int) -> Loom:
    most = max(joined, EMPTY_ROOM)
    return Loom(
        width=_width(min(most, FULL_ROOM)),
        warp=_stitch(_shown(joined, most=most, crowd=FULL_ROOM)),
        weft=_stitch(_shown(answered, most=most, crowd=FULL_ROOM)),
    )


def _shown(people: int, *, most: int, crowd: int) -> int:
    return round(people * crowd / most) if most > crowd else people


def _width(places: int) -> int:
    return places * STEP + 3


def _stitch(count: int) -> str:
    return "".join(_chevrons(place * STEP for place in range(count)))


def _chevrons(places: Iterable[int]) -> Iterable[str]:
    return (f"M{place} 0h4l5 5-5 5h-4l5-5z" for place in places)
