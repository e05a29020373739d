"""Where a person stands beside what her roles ask: a picture for herself, not a score.

Numbers in, numbers out: nothing here touches the database or the clock. There is no
total and no rank on purpose; the words are counts of competencies, told by standing.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    HELD = "HELD"
    NEAR = "NEAR"
    TO_GROW = "TO_GROW"
    UNKNOWN = "UNKNOWN"
    UNANSWERED = "UNANSWERED"
    NOT_ASKED = "NOT_ASKED"
    PLAIN = "PLAIN"


@dataclass(frozen=True, slots=True)
class Answered:
    """The latest word of a person on one competency; no level means « je ne sais pas »."""

    level: int | None


def stand(*, answer: Answered | None, expected: int | None) -> Standing:
    """Say how an answer stands beside the level expected, if one is; nothing held is no extra."""
    if answer is None:
        return Standing.UNANSWERED
    if answer.level is None:
        return Standing.UNKNOWN
    if expected is None:
        return Standing.NOT_ASKED if answer.level else Standing.PLAIN
    if answer.level >= expected:
        return Standing.HELD
    return Standing.NEAR if answer.level == expected - 1 else Standing.TO_GROW


def distance(*, answer: Answered | None, expected: int | None) -> int:
    """Return how many levels are missing; none when nothing is known or asked."""
    if answer is None or answer.level is None or expected is None:
        return 0
    return max(expected - answer.level, 0)


def count_standings(standings: Iterable[Standing]) -> dict[Standing, int]:
    """Return how many competencies stand at each standing, in the order they are told."""
    counted = Counter(standings)
    return {standing: counted[standing] for standing in Standing if counted[standing]}
