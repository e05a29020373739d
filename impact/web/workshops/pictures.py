"""How a spread is drawn: one thread a level, as many stitches as people. Geometry only."""

from dataclasses import dataclass

from impact.journeys.workshops.queries import Asked
from impact.journeys.workshops.spread import Spread


@dataclass(frozen=True, slots=True)
class Thread:
    """One level of a spread: its value, its name, how many people, how far its thread goes."""

    value: int | None
    name: str
    people: int
    #: Out of a hundred: the most chosen level goes the whole way.
    length: int


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
        Thread(level, names.get(level, ""), people, round(100 * people / spread.most))
        for level, people in spread.levels
    )
    return Drawing(threads, spread.unknown, spread.people)
