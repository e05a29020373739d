"""How close two initiatives are to each other: where they are first, then what they live.

The land comes first, because people who can drive to each other meet. At the same distance, being
at a stage together counts before the themes in common. It ranks nothing but who to call first:
every initiative that is willing to share is shown. Values in, values out.
"""

from dataclasses import dataclass
from enum import IntEnum


class Distance(IntEnum):
    """From the closest to the farthest."""

    SAME_COUNTY = 0
    SAME_REGION = 1
    ELSEWHERE = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an initiative is, on the land and in the cycle, and what it works on."""

    counties: frozenset[int] = frozenset()
    regions: frozenset[int] = frozenset()
    stages: frozenset[int] = frozenset()
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two initiatives have in common."""

    distance: Distance
    stages: frozenset[int]
    themes: frozenset[str]

    @property
    def rank(self) -> tuple[int, bool, int]:
        """The smaller, the sooner read: distance, then a stage in common, then themes."""
        return (self.distance, not self.stages, -len(self.themes))


def compare(mine: Standing, theirs: Standing) -> Likeness:
    """Return what these two have in common; the same whichever of the two asks."""
    return Likeness(
        distance=_measure(mine, theirs),
        stages=mine.stages & theirs.stages,
        themes=mine.themes & theirs.themes,
    )


def _measure(mine: Standing, theirs: Standing) -> Distance:
    if mine.counties & theirs.counties:
        return Distance.SAME_COUNTY
    return Distance.SAME_REGION if mine.regions & theirs.regions else Distance.ELSEWHERE
