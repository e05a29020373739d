"""Someone who kept every figure ever shown, knows who was counted in each, and computes.

She knows her own answers, who answered what and when, and every rule of the house. What she
lacks is other people's levels: `levels_left` works out, by exhaustion, those that still agree
with all she was told. Only the levels are unknown to her: this is the strongest viewer.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

from impact.trust.privacy.thresholds import Answer, Figure, tell

TOP = 4
LEVELS = range(TOP + 1)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it was seen: how many stood at each level or above, told up to two."""

    answers: frozenset[Answer]
    counts: tuple[int, ...]


def tell_figure(figure: Figure, levels: Mapping[int, int | None]) -> Told:
    """Say what is shown of these answers; None is « ne sais pas »."""
    found = [levels[answer.key] or 0 for answer in figure.answers]
    return Told(
        figure.answers,
        tuple(tell(sum(one >= level for one in found)) for level in range(1, TOP + 1)),
    )


def levels_left(target: Answer, told: Sequence[Told], known: Mapping[int, int | None]) -> set[int]:
    """Return the levels this answer may have; 0 stands for « ne sais pas » as well."""
    return {level for level in LEVELS if _agrees(target, level, told=told, known=known)}


def learns(
    viewer: int | None, told: Sequence[Told], *, levels: Mapping[int, int | None], owners
) -> list[Answer]:
    """Return the answers of others whose level this viewer knows for sure.

    A level of 0 cannot be told from « ne sais pas », which is no level. Of answers given alike
    and present in the same figures, one stands for all.
    """
    everyone = {answer for one in told for answer in one.answers}
    known = {one.key: levels[one.key] for one in everyone if owners[one.key] == viewer}
    alike = {
        (levels[one.key], tuple(one in figure.answers for figure in told)): one
        for one in everyone
        if one.key not in known and levels[one.key]
    }
    return [
        one
        for one in alike.values()
        if not any(
            _agrees(one, level, told=told, known=known)
            for level in LEVELS
            if level != levels[one.key]
        )
    ]


def _agrees(
    target: Answer, level: int, *, told: Sequence[Told], known: Mapping[int, int | None]
) -> bool:
    """Say whether some choice of the others' levels leads to exactly what was told."""
    goal = tuple(one.counts for one in told)
    state = tuple((0,) * TOP for _ in told)
    strands: Counter[tuple[bool, ...]] = Counter()
    for answer in {answer for one in told for answer in one.answers}:
        place = tuple(answer in one.answers for one in told)
        if answer == target:
            state = _add(state, place, _rungs(level))
        elif answer.key in known:
            state = _add(state, place, _rungs(known[answer.key] or 0))
        else:
            strands[place] += 1
    return _reaches(goal, state, list(strands.items()), set())


def _reaches(goal, state, strands, tried) -> bool:
    """Try every way to fill the strands left, the fullest first; a count never comes down."""
    if any(
        a > b
        for one, other in zip(state, goal, strict=True)
        for a, b in zip(one, other, strict=True)
    ):
        return False
    if not strands:
        return state == goal
    if (len(strands), state) in tried:
        return False
    tried.add((len(strands), state))
    (place, size), *rest = strands
    return any(
        _reaches(goal, _add(state, place, counts), rest, tried)
        for counts in combinations_with_replacement(range(tell(size), -1, -1), TOP)
    )


def _rungs(level: int) -> tuple[int, ...]:
    return tuple(int(level >= rung) for rung in range(1, TOP + 1))


def _add(state, place, counts):
    return tuple(
        tuple(tell(a + b) for a, b in zip(one, counts, strict=True)) if stands else one
        for one, stands in zip(state, place, strict=True)
    )
