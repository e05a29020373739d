"""What moved in someone's answers between two days; ratings in, moves out."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Point(Generic[Key]):
    """A level given one day for one competency; no level means « je ne sais pas »."""

    competency: Key
    level: int | None
    on: date


@dataclass(frozen=True, slots=True)
class Move(Generic[Key]):
    competency: Key
    before: int | None
    after: int | None

    @property
    def rises(self) -> bool:
        """Whether the level is higher than it was, or is known at last."""
        if self.after is None:
            return False
        return self.before is None or self.after > self.before


def levels_on(points: Iterable[Point[Key]], *, day: date) -> dict[Key, int | None]:
    """Return the last word on each competency as of the end of this day.

    Points come oldest first, so that the last of a day is the one that holds.
    """
    return {point.competency: point.level for point in points if point.on <= day}


def find_moves(points: Iterable[Point[Key]], *, since: date, until: date) -> list[Move[Key]]:
    """Return the competencies answered by the first day whose level is another on the last."""
    known = list(points)
    before: Mapping[Key, int | None] = levels_on(known, day=since)
    after = levels_on(known, day=until)
    return [
        Move(competency, level, after[competency])
        for competency, level in before.items()
        if competency in after and after[competency] != level
    ]
