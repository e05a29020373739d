"""What a competency asks of each role at each stage (rule R1).

Codes in, codes out: nothing here touches the database or the clock.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """One role, at one stage, is expected to hold this level; essential where it is in the core."""

    role: str
    stage: str
    level: int
    is_essential: bool


def expectations_of(
    *, stages: Collection[str], levels: Mapping[str, int], at_heart_of: Collection[str]
) -> list[Expected]:
    """Return what a competency asks: at each of its stages, of each role whose level is above zero.

    `at_heart_of` names the roles that have the competency in their core (« noyau »).
    """
    return [
        Expected(role=role, stage=stage, level=level, is_essential=role in at_heart_of)
        for role, level in levels.items()
        if level > 0
        for stage in stages
    ]
