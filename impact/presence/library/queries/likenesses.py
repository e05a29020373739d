"""Which resources may be one: those that stand, and what someone is about to add to them.

Whoever adds (a deposit, a file brought in, a harvest) is told by the one rule the desk goes by.
"""

from collections.abc import Hashable, Sequence
from functools import lru_cache

from impact.presence.library.descriptions import Description
from impact.presence.library.duplicates import Card, Pair, find_pairs, gather
from impact.presence.library.models import NotDuplicate, Resource

__all__ = ["find_alike", "groups_alike", "pairs_alike", "pairs_with"]


def pairs_alike() -> tuple[Pair, ...]:
    """Return the pairs of resources shown that may be one, the surest first, by their keys.

    Those someone told apart are left out.
    """
    apart = NotDuplicate.objects.values_list("first", "second")
    return _pairs(tuple(_cards()), frozenset(map(frozenset, apart)))


def groups_alike() -> list[list[Hashable]]:
    return gather(pairs_alike())


def pairs_with(told: Sequence[Description]) -> list[Pair]:
    """Return the pairs that descriptions make with resources shown, and with one another.

    A resource is known by its key and comes first; a description is `("told", its place)`.
    """
    fresh = [_card(place, one) for place, one in enumerate(told)]
    return find_pairs(fresh, beside=_cards()) if fresh else []


def find_alike(told: Sequence[Description], *, most: int = 3) -> list[list[Resource]]:
    """Return, for each description, the resources shown that it may be, the surest first."""
    near: list[list[Hashable]] = [[] for _one in told]
    for pair in pairs_with(told):
        match pair.first, pair.second:
            case (int(pk), (_, int(place))) if len(near[place]) < most:
                near[place].append(pk)
    rows = Resource.objects.in_bulk({pk for keys in near for pk in keys})
    return [[rows[pk] for pk in keys] for keys in near]


def _cards() -> list[Card]:
    """Return what is compared of each resource shown."""
    rows = Resource.objects.shown().order_by("pk")
    return [
        Card(pk, title, tuple(creators), url, identifier)
        for pk, title, creators, url, identifier in rows.values_list(
            "pk", "title", "creators", "url", "identifier"
        )
    ]


def _card(place: int, told: Description) -> Card:
    return Card(
        ("told", place),
        str(told.get("title") or ""),
        tuple(map(str, told.get("creators") or ())),
        str(told.get("url") or ""),
        str(told.get("identifier") or ""),
    )


@lru_cache(maxsize=1)
def _pairs(cards: tuple[Card, ...], apart: frozenset[frozenset[Hashable]]) -> tuple[Pair, ...]:
    return tuple(find_pairs(cards, apart=apart))
