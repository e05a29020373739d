"""Readings of the territories: regions with what they hold, what one looks for, what is near."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from impact.knowledge.territories.distance import nearest
from impact.knowledge.territories.models import Territory, TerritoryQuerySet
from impact.knowledge.territories.names import fold
from impact.knowledge.territories.tiles import around

#: How many municipalities a search shows before it asks for a longer word.
MOST_FOUND = 60
#: Half a side, in degrees, of the box where near municipalities are looked for first.
NEAR = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class RegionListing:
    """A region and its MRC, or those of them that a search found."""

    region: Territory
    counties: list[Territory]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, and whether more municipalities match than are shown."""

    listings: list[RegionListing]
    localities: list[Territory]
    is_cut: bool


def map_tiles() -> TerritoryQuerySet:
    """Return the MRC that stand on the map today, in the order of the regions."""
    return (
        Territory.objects.official()
        .in_force()
        .counties()
        .prefetch_related("parent")
        .order_by("parent__code", "folded_name", "code")
    )


def list_regions() -> list[RegionListing]:
    """Return the regions in force by code, each with its MRC by name."""
    held: dict[Territory, list[Territory]] = {}
    for county in map_tiles():
        if county.parent:
            held.setdefault(county.parent, []).append(county)
    return [RegionListing(region, counties) for region, counties in held.items()]


def search(words: str, *, among: Sequence[RegionListing]) -> Found:
    """Return what bears these words in its name, or this code; a region found comes whole."""
    wanted = fold(words)
    listings = []
    for listing in among:
        counties = [county for county in listing.counties if _bears(county, wanted)]
        if _bears(listing.region, wanted):
            counties = listing.counties
        if counties:
            listings.append(RegionListing(listing.region, counties))
    localities = Territory.objects.official().in_force().localities().with_lineage()
    rows = localities.bearing(wanted).order_by("folded_name", "code")[: MOST_FOUND + 1]
    return Found(listings, list(rows[:MOST_FOUND]), is_cut=len(rows) > MOST_FOUND)


def held_by(territory: Territory) -> dict[str, list[Territory]]:
    """Return what stands directly in this territory today, by kind, each kind by name."""
    held: dict[str, list[Territory]] = {}
    for child in territory.children.in_force().order_by("folded_name", "code"):
        held.setdefault(child.kind, []).append(child)
    return held


def neighbors_of(county: Territory, tiles: list[Territory]) -> list[Territory]:
    """Return the MRC whose tiles touch this one's, by name."""
    if county.tile is None:
        return []
    places = set(around(county.tile))
    touching = [other for other in tiles if other.tile in places]
    return sorted(touching, key=lambda other: (other.folded_name, other.code))


def near(locality: Territory, *, count: int = 6) -> list[Territory]:
    """Return the municipalities nearest to this one, as the crow flies."""
    if locality.latitude is None or locality.longitude is None:
        return []
    around_here = (
        Territory.objects.official()
        .in_force()
        .localities()
        .exclude(pk=locality.pk)
        .filter(
            latitude__range=(locality.latitude - NEAR, locality.latitude + NEAR),
            longitude__range=(locality.longitude - NEAR, locality.longitude + NEAR),
        )
    )
    points = [
        (row["slug"], (float(row["latitude"] or 0), float(row["longitude"] or 0)))
        for row in around_here.values("slug", "latitude", "longitude")
    ]
    here = (locality.latitude, locality.longitude)
    slugs = nearest(here, points, count=count)
    found = Territory.objects.in_bulk(slugs, field_name="slug")
    return [found[slug] for slug in slugs]


def _bears(territory: Territory, wanted: str) -> bool:
    return wanted in territory.folded_name or wanted == territory.code
