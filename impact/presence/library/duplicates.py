"""Which descriptions tell of one and the same resource, and why one may think so.

Same number (DOI, ISBN), same web address, same title or nearly, by the same people. Only those
that share a number, an address, or a title but for one word are ever compared, so that ten
thousand take a second or two. Values in, values out; a machine decides nothing of it.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import combinations, islice

from impact.lib.search.words import stems_of, words_of
from impact.presence.library.identifiers import address_alike, name_alike

__all__ = ["Card", "Pair", "Reason", "find_pairs", "gather"]

#: How many of a block are compared each to each; beyond, each to the next.
_MOST = 200
#: How many cards are kept read: the same library is compared again and again.
_KEPT = 20_000
#: How many words two titles share at the least, for one other word to be a mere variant.
_ENOUGH, _PLENTY = 3, 4


class Reason(IntEnum):
    """From the surest to the least sure."""

    IDENTIFIER = 1
    ADDRESS = 2
    TITLE = 3
    CLOSE = 4


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of a description; `key` is whatever its owner knows it by."""

    key: Hashable
    title: str
    creators: tuple[str, ...] = ()
    url: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    first: Hashable
    second: Hashable
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A card as it is compared, and what it must share with another to be."""

    stems: frozenset[str]
    people: frozenset[str]
    address: str
    name: str
    shared: frozenset[tuple[str, Hashable]]


def find_pairs(
    cards: Iterable[Card],
    *,
    beside: Iterable[Card] = (),
    apart: Collection[frozenset[Hashable]] = frozenset(),
) -> list[Pair]:
    """Return the pairs that may be one resource, the surest first; those said `apart` are not.

    Those `beside` are compared with each of the cards, coming first in the pair, never together.
    """
    held = list(beside)
    whole = [*held, *cards]
    reads = [
        _read(title=one.title, creators=one.creators, url=one.url, identifier=one.identifier)
        for one in whole
    ]
    seen: dict[tuple[int, int], tuple[Reason, ...]] = {}
    for couple in _neighbors(reads, held=len(held)):
        if couple not in seen:
            seen[couple] = _reasons(reads[couple[0]], reads[couple[1]])
    pairs = [
        Pair(whole[first].key, whole[second].key, reasons)
        for (first, second), reasons in sorted(seen.items(), key=lambda told: (told[1], told[0]))
        if reasons
    ]
    return [pair for pair in pairs if frozenset((pair.first, pair.second)) not in apart]


def gather(pairs: Iterable[Pair]) -> list[list[Hashable]]:
    """Return the groups that pairs make when each is with those it is like, in their order."""
    home: dict[Hashable, list[Hashable]] = {}
    for pair in pairs:
        one = home.setdefault(pair.first, [pair.first])
        other = home.setdefault(pair.second, [pair.second])
        if one is not other:
            one.extend(other)
            home.update(dict.fromkeys(other, one))
    return list({id(group): group for group in home.values()}.values())


@lru_cache(maxsize=_KEPT)
def _read(*, title: str, creators: tuple[str, ...], url: str, identifier: str) -> _Read:
    stems = frozenset(stems_of(words_of(title)))
    people = frozenset(word for name in creators for word in words_of(name) if len(word) > 2)
    address, name = address_alike(url), name_alike(identifier)
    shared: set[tuple[str, Hashable]] = {("title", key) for key in _titles(stems)}
    shared |= {(kind, key) for kind, key in (("address", address), ("name", name)) if key}
    return _Read(stems, people, address, name, frozenset(shared))


def _neighbors(reads: Sequence[_Read], *, held: int) -> Iterator[tuple[int, int]]:
    """Return whatever is worth comparing, by places in order; not the first `held` together."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place in range(held, len(reads)):
        for key in reads[place].shared:
            blocks[key].append(place)
    met: dict[Hashable, int] = defaultdict(int)
    for place in range(held):
        for key in reads[place].shared:
            if key in blocks and met[key] < _MOST:
                met[key] += 1
                yield from ((place, other) for other in islice(blocks[key], _MOST))
    for block in blocks.values():
        if len(block) <= _MOST:
            yield from combinations(block, 2)
        else:
            yield from zip(block, islice(block, 1, None), strict=False)


def _titles(stems: frozenset[str]) -> Iterator[int]:
    """Return what a title shares with itself, and with every title one word away from it."""
    if not stems:
        return
    whole = 0
    for stem in stems:
        whole ^= hash(stem)
    yield whole
    if len(stems) > _ENOUGH - 1:
        yield from (whole ^ hash(stem) for stem in stems)


def _reasons(one: _Read, other: _Read) -> tuple[Reason, ...]:
    told = []
    if one.name and one.name == other.name:
        told.append(Reason.IDENTIFIER)
    shared = len(one.stems & other.stems)
    is_root = "/" not in one.address and "?" not in one.address
    if one.address and one.address == other.address and (shared or not is_root):
        told.append(Reason.ADDRESS)
    if _differ_by_number(one, other):
        return tuple(told)
    is_same_hand = bool(one.people & other.people)
    if one.stems and one.stems == other.stems:
        if is_same_hand or not (one.people and other.people):
            told.append(Reason.TITLE)
    elif is_same_hand and _is_close(one.stems, other.stems, shared=shared):
        told.append(Reason.CLOSE)
    return tuple(told)


def _differ_by_number(one: _Read, other: _Read) -> bool:
    """Say whether a year or a volume tells two titles apart."""
    return {word for word in one.stems ^ other.stems if any(c.isdigit() for c in word)} != set()


def _is_close(one: frozenset[str], other: frozenset[str], *, shared: int) -> bool:
    left, right = one - other, other - one
    if len(left) > 1 or len(right) > 1 or shared < _ENOUGH:
        return False
    if not left or not right or shared >= _PLENTY:
        return True
    return _is_slip(*left, *right)


def _is_slip(one: str, other: str) -> bool:
    """Say whether two words differ by one letter: left out, put in, changed or swapped."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _ENOUGH:
        return False
    start = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
