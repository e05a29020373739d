"""What the page of a territory holds, gathered for its template."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from impact.knowledge.territories import queries
from impact.knowledge.territories.models import Kind, Territory
from impact.knowledge.territories.queries import RegionListing
from impact.web.territories.linked_data import Absolute, area, breadcrumbs, containing, embed


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one kind, under the title a page gives them, with what must be said of them."""

    title: str
    places: list[Territory]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The trail, the linked data, the tiles, and what stands in the territory or around it."""

    trail: list[tuple[str, str]]
    canonical: str
    linked_data: SafeString
    tiles: list[Territory] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    around: list[Territory] = field(default_factory=list)
    population: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A territory as a table tells it."""

    slug: str
    name: str
    population: int | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A region and its MRC as a table tells them, drawn once for the same words."""

    code: str
    region: Entry
    counties: tuple[Entry, ...]


def list_entries(listings: Iterable[RegionListing]) -> list[Listing]:
    return [
        Listing(one.region.code, _entry(one.region), tuple(map(_entry, one.counties)))
        for one in listings
    ]


def _entry(territory: Territory) -> Entry:
    return Entry(territory.slug, territory.name, territory.population)


def atlas_sheet(listings: Sequence[RegionListing], *, absolute: Absolute) -> Sheet:
    """Gather the page of all the regions."""
    regions = [listing.region for listing in listings]
    here = reverse("territories:index")
    nodes = [area(region, absolute=absolute) for region in regions]
    steps = [(_("Territoires"), here)]
    return Sheet(
        trail=[(_("Territoires"), "")],
        canonical=absolute(here),
        linked_data=embed([*nodes, breadcrumbs(steps, absolute=absolute)]),
        population=sum(region.population or 0 for region in regions),
        year=max((region.population_year or 0 for region in regions), default=None),
    )


def territory_sheet(territory: Territory, *, absolute: Absolute) -> Sheet:
    """Gather the page of a region, an MRC or a municipality."""
    tiles = list(queries.map_tiles())
    held = queries.held_by(territory)
    above = [(_("Territoires"), reverse("territories:index"))] + [
        (place.name, reverse("territories:territory", args=[place.slug]))
        for place in territory.lineage()
    ]
    places = [place for kind in held.values() for place in kind]
    node = containing(territory, places, absolute=absolute)
    return Sheet(
        trail=[*above[:-1], (territory.name, "")],
        canonical=absolute(above[-1][1]),
        linked_data=embed([node, breadcrumbs(above, absolute=absolute)]),
        tiles=tiles,
        groups=[group for group in _groups(held) if group.places],
        around=_around(territory, tiles),
    )


def template_of(territory: Territory) -> str:
    if territory.is_region:
        return "territories/region.html"
    return "territories/county.html" if territory.is_county else "territories/locality.html"


def _around(territory: Territory, tiles: list[Territory]) -> list[Territory]:
    if territory.is_county:
        return queries.neighbors_of(territory, tiles)
    return [] if territory.is_region else queries.near(territory)


def _groups(held: dict[str, list[Territory]]) -> list[Group]:
    counties = sorted(
        [*held.get(Kind.MRC, []), *held.get(Kind.TE, [])], key=lambda one: one.folded_name
    )
    return [
        Group(_("MRC et territoires équivalents"), counties),
        Group(_("Municipalités"), held.get(Kind.MUNICIPALITY, [])),
        Group(
            _("Communautés autochtones"),
            held.get(Kind.INDIGENOUS, []),
            _(
                "Situées ici, elles ne relèvent ni de la MRC ni de la région. Elles n’entrent "
                "dans aucune statistique territoriale, à moins que leur autorité l’ait voulu."
            ),
        ),
        Group(_("Territoires non organisés"), held.get(Kind.UNORGANIZED, [])),
    ]
