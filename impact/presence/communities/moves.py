"""How an initiative goes from stage to stage; stages are not a ladder (R2).

Dates and ranks in, answers out: nothing here touches the database or the clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another; still running while `end` is None."""

    start: date
    end: date | None

    def overlaps(self, other: "Stretch") -> bool:
        """Say whether the two share a day; one may start the day the other ends."""
        starts_before_other_ends = other.end is None or self.start < other.end
        return starts_before_other_ends and (self.end is None or other.start < self.end)

    def holds(self, other: "Stretch") -> bool:
        """Say whether the other lies wholly within this one."""
        if other.start < self.start:
            return False
        return self.end is None or (other.end is not None and other.end <= self.end)


def is_going_back(*, from_position: int | None, to_position: int) -> bool:
    """Say whether a change of main stage returns to an earlier one of the cycle."""
    return from_position is not None and to_position < from_position


def is_possible(*, day: date, today: date, not_before: date | None = None) -> bool:
    """Say whether something may be dated that day: not to come, not before what it follows."""
    return day <= today and (not_before is None or day >= not_before)


def is_free(stretch: Stretch, taken: Iterable[Stretch]) -> bool:
    """Say whether a stage may be active over this stretch beside its other stretches."""
    if stretch.end is not None and stretch.end < stretch.start:
        return False
    return not any(stretch.overlaps(other) for other in taken)


def main_stretches(moves: Sequence[tuple[int, date]]) -> list[tuple[int, Stretch]]:
    """Return how long each stage was the main one, from the moves (stage, day) in their order."""
    return [
        (stage, Stretch(day, following[1] if following else None))
        for (stage, day), following in zip(moves, [*moves[1:], None], strict=True)
    ]
