"""Setting two sets of levels side by side: two roles, two stages, or a person and a role.

Codes and levels in, lines out: nothing here touches the database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How the two sides stand on one competency."""

    ONLY_LEFT = "ONLY_LEFT"
    ONLY_RIGHT = "ONLY_RIGHT"
    SAME = "SAME"
    LEFT_HIGHER = "LEFT_HIGHER"
    RIGHT_HIGHER = "RIGHT_HIGHER"


@dataclass(frozen=True, slots=True)
class Side:
    """What one side holds or asks: a level, and whether it is of its core."""

    level: int
    is_essential: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One competency, as each side has it; a side that has nothing of it is None."""

    code: str
    left: Side | None
    right: Side | None

    @property
    def gap(self) -> int | None:
        """How far the right side stands above the left, where both have it."""
        if self.left is None or self.right is None:
            return None
        return self.right.level - self.left.level

    @property
    def standing(self) -> Standing:
        if self.left is None:
            return Standing.ONLY_RIGHT
        if self.right is None:
            return Standing.ONLY_LEFT
        if self.left.level == self.right.level:
            return Standing.SAME
        higher = self.right.level > self.left.level
        return Standing.RIGHT_HIGHER if higher else Standing.LEFT_HIGHER


def compare_sides(
    *, left: Mapping[str, Side], right: Mapping[str, Side], order: Sequence[str]
) -> list[Compared]:
    """Return what either side has, in the order given, which is that of the framework."""
    return [
        Compared(code, left.get(code), right.get(code))
        for code in order
        if code in left or code in right
    ]
