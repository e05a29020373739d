"""Which resources that stand may be one, those someone told apart left out."""

from collections.abc import Hashable
from functools import lru_cache

from django.db.models import Count, Max

from impact.presence.library.duplicates import Card, Pair, find_pairs, gather
from impact.presence.library.models import NotDuplicate, Resource

__all__ = ["apart", "cards", "groups_alike", "pairs_alike"]


def pairs_alike() -> tuple[Pair, ...]:
    """Return the pairs of resources shown that may be one, the surest first, by their keys."""
    stamp = Resource.objects.shown().aggregate(last=Max("revised_at"), count=Count("pk"))
    told = NotDuplicate.objects.aggregate(last=Max("pk"), count=Count("pk"))
    return _pairs((stamp["last"], stamp["count"], told["last"], told["count"]))


def groups_alike() -> list[list[Hashable]]:
    return gather(pairs_alike())


def cards() -> list[Card]:
    """Return what is compared of each resource shown."""
    rows = Resource.objects.shown().order_by("pk")
    return [
        Card(pk, title, tuple(creators), url, identifier)
        for pk, title, creators, url, identifier in rows.values_list(
            "pk", "title", "creators", "url", "identifier"
        )
    ]


def apart() -> frozenset[frozenset[Hashable]]:
    rows = NotDuplicate.objects.values_list("first", "second")
    return frozenset(frozenset(couple) for couple in rows)


@lru_cache(maxsize=2)
def _pairs(_stamp: tuple[object, ...]) -> tuple[Pair, ...]:
    return tuple(find_pairs(cards(), apart=apart()))
