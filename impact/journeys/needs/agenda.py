"""What a person is asked to look at, and in which order (R4).

The heart of her roles comes first, and only what her team needs at the stages it is at;
the rest is offered after, in small groups, and never has to be done. Competencies in,
sittings out: nothing here touches the database or the clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Nobody is asked for more than this at once: about six minutes.
LARGEST_SITTING = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A competency expected of a person by at least one of her roles, at an active stage."""

    competency: int
    place: int
    level: int
    is_core: bool
    at_main_stage: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """Competencies to look at together, in the order of the framework."""

    is_core: bool
    competencies: tuple[int, ...]


def plan_sittings(candidates: Iterable[Candidate]) -> list[Sitting]:
    """Return the sittings in their order: those of the core, then those that go further.

    Each competency is in one sitting only. When a core is too long for one sitting, what
    touches the main stage and asks the most comes in the first.
    """
    unique = {one.competency: one for one in candidates}.values()
    core = sorted((one for one in unique if one.is_core), key=_urgency)
    further = sorted((one for one in unique if not one.is_core), key=_urgency)
    return [
        Sitting(is_core, tuple(one.competency for one in sorted(group, key=_place)))
        for is_core, pile in ((True, core), (False, further))
        for group in _even_groups(pile)
    ]


def _urgency(one: Candidate) -> tuple[bool, int, int, int]:
    return (not one.at_main_stage, -one.level, one.place, one.competency)


def _place(one: Candidate) -> tuple[int, int]:
    return (one.place, one.competency)


def _even_groups(pile: Sequence[Candidate]) -> list[Sequence[Candidate]]:
    """Cut into as few groups as allowed, whose sizes differ by one at most."""
    if not pile:
        return []
    count = -(-len(pile) // LARGEST_SITTING)
    small, larger = divmod(len(pile), count)
    groups = []
    start = 0
    for number in range(count):
        end = start + small + (number < larger)
        groups.append(pile[start:end])
        start = end
    return groups
