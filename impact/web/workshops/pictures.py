"""How a spread is drawn: one thread a level, as many stitches as people. Geometry only."""

from dataclasses import dataclass

from impact.journeys.workshops.queries import Asked
from impact.journeys.workshops.spread import Spread

#: Past this many stitches nobody counts them any more.
CROWD = 40


@dataclass(frozen=True, slots=True)
class Thread:
    """One level of a spread: its value, its name, how many people, how far its thread goes."""

    value: int | None
    name: str
    people: int
    #: One chevron a person, along a line of a hundred that the most chosen level fills.
    stitches: str


@dataclass(frozen=True, slots=True)
class Drawing:
    threads: tuple[Thread, ...]
    unknown: int
    people: int


def draw_spread(spread: Spread | None, *, asked: Asked) -> Drawing | None:
    """Return the spread as threads, level by level in the order of the scale."""
    if spread is None:
        return None
    names = {choice.value: choice.name for choice in asked.choices}
    threads = tuple(
        Thread(level, names.get(level, ""), people, _stitch(people, most=spread.most))
        for level, people in spread.levels
    )
    return Drawing(threads, spread.unknown, spread.people)


def _stitch(people: int, *, most: int) -> str:
    """Return the path of this many chevrons, side by side; a crowd is drawn with fewer."""
    shown = min(people, round(people * CROWD / most)) if most > CROWD else people
    step = 100 / min(most, CROWD)
    return "".join(
        f"M{place * step:.1f} 1L{(place + 0.8) * step:.1f} 5L{place * step:.1f} 9"
        for place in range(shown)
    )
