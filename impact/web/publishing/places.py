"""Which territories stand above and below one another, for those who review by territory."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from impact.knowledge.territories.models import COUNTIES, Kind, Territory
from impact.trust.accounts.models import User

__all__ = ["above", "choices", "names_of", "within"]

_LINEAGE = ("slug", "parent__slug", "parent__parent__slug")


def above(slug: str) -> list[str]:
    """Return this place and those it stands in; nothing for all of Québec."""
    found = Territory.objects.filter(slug=slug).values_list(*_LINEAGE).first() if slug else None
    return [one for one in found or () if one]


def within(person: User) -> Mapping[str, list[str]]:
    """Return, for each place this person is trusted with, it and all that stands in it."""
    trusted = [trust.place for trust in person.reviewing.all() if trust.place]
    if not trusted:
        return {}
    below = defaultdict(list)
    inside = Q(slug__in=trusted) | Q(parent__slug__in=trusted) | Q(parent__parent__slug__in=trusted)
    for lineage in Territory.objects.filter(inside).values_list(*_LINEAGE):
        for place in lineage:
            below[place].append(lineage[0])
    return below


def choices() -> list[tuple[str, str]]:
    """Return the places someone may be trusted with, regions first."""
    places = Territory.objects.in_force().filter(kind__in=[Kind.REGION, *COUNTIES])
    rows = places.order_by("folded_name").values_list("slug", "name", "kind")
    return [
        (slug, name) for slug, name, kind in sorted(rows, key=lambda row: row[2] != Kind.REGION)
    ]


def names_of(slugs: Iterable[str]) -> dict[str, str]:
    wanted = {slug for slug in slugs if slug}
    if not wanted:
        return {}
    return dict(Territory.objects.filter(slug__in=wanted).values_list("slug", "name"))
