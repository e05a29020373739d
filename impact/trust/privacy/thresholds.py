"""From how many people on a figure may be shown, and when it may replace the one before (R5).

All the thresholds of the house are here, and only here. A figure is told as none, one, or
two and more, so that beyond two nobody weighs. `may_show` decides without ever looking at
what was answered, only at who is counted: a refusal teaches nothing about the answers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

#: Below this many people counted, nothing is shown of a group that consented.
GROUP_MINIMUM = 5
#: The same, for those who stand outside the group: funders, region, public.
PUBLIC_MINIMUM = 10
#: How many people, besides whoever looks, come in or go out of a figure together.
CHANGED_TOGETHER = 3
#: How many days two rounds of the same questions, whose answers have no name, stay apart:
#: whoever came or went between them would otherwise be what changed.
ROUNDS_APART = 60
#: Counts are told up to here; above, they say « deux ou plus ».
TOLD_UP_TO = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer counted in a figure. A new answer by the same person has another `key`.

    `person` is None once she took her consent back: her answer is protected all the more.
    """

    key: int
    person: int | None = field(compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """What was counted together one day, and the people who could see the result."""

    answers: frozenset[Answer]
    viewers: frozenset[int]


def tell(count: int) -> int:
    """Return the count as it may be told: 0, 1, or 2 for two and more."""
    return min(count, TOLD_UP_TO)


def may_tell_spread(people: int, *, minimum: int = GROUP_MINIMUM) -> bool:
    """Say whether enough people answered one closed question for its spread to be told."""
    return people >= minimum


def may_leave(people: int) -> bool:
    """Say whether enough people stand behind a figure for those outside the group to read it."""
    return people >= PUBLIC_MINIMUM


def round_for_outside(mean: float) -> int:
    """Return a mean as those outside may read it: the nearest level, halves up, nothing finer.

    From ten people on, no single answer can then be worked out, nor the change of one.
    """
    return int(mean + 0.5)


def could_move_together(people: int) -> bool:
    """Say whether this many people are enough, each seen by the others, to change together."""
    return people > CHANGED_TOGETHER


def may_show(
    candidate: Figure,
    *,
    before: Sequence[Figure] = (),
    minimum: int = GROUP_MINIMUM,
    together: int = CHANGED_TOGETHER,
) -> bool:
    """Say whether this figure, put beside all those shown before, points at nobody.

    Answers present in exactly the same figures cannot be told apart: they make a strand.
    Every answer must stay mixed with those of `together - 1` people unknown to whoever looks:
    in its own strand, or in each of several strands that between them stand in the very same
    figures. It can then be traded for theirs without changing anything that was told.
    """
    if len({answer.person for answer in candidate.answers} - {None}) < minimum:
        return False
    alike: dict[tuple[Figure, ...], set[int | None]] = {tuple(before): {None}}
    for viewer in candidate.viewers:
        seen = tuple(figure for figure in before if viewer in figure.viewers)
        alike.setdefault(seen, set()).add(viewer)
    return all(
        _keeps_secrets([*seen, candidate], viewers=viewers, beside=together - 1)
        for seen, viewers in alike.items()
    )


def _keeps_secrets(
    figures: Sequence[Figure], *, viewers: Iterable[int | None], beside: int
) -> bool:
    """Say whether these viewers, each knowing her own answers, learn nobody else's."""
    places: dict[Answer, int] = {}
    for number, figure in enumerate(figures):
        for answer in figure.answers:
            places[answer] = places.get(answer, 0) | 1 << number
    strands = Counter(places.values())
    gone = Counter(place for answer, place in places.items() if answer.person is None)
    own: dict[int | None, list[int]] = {}
    for answer, place in places.items():
        own.setdefault(answer.person, []).append(place)
    own[None] = []
    points_of_view = {tuple(sorted(own.get(viewer, ()))) for viewer in viewers}
    return all(
        _is_mixed(strands - Counter(mine), gone=gone, beside=beside) for mine in points_of_view
    )


def _is_mixed(strands: Mapping[int, int], *, gone: Mapping[int, int], beside: int) -> bool:
    """Say whether each strand is thick enough, or runs along strands that are.

    An answer whose person took it back (`gone`) is hidden by others but hides nobody.
    """
    hiding = {place: size - gone.get(place, 0) for place, size in strands.items()}
    thick = [place for place, size in hiding.items() if size >= beside]
    return all(
        hiding[place] > beside or _runs_along(place, [one for one in thick if one != place])
        for place in strands
    )


def _runs_along(place: int, strands: Sequence[int]) -> bool:
    """Say whether disjoint strands stand together in exactly the figures of this place."""
    if not place:
        return True
    first = place & -place
    return any(
        _runs_along(place & ~strand, strands)
        for strand in strands
        if strand & first and not strand & ~place
    )
