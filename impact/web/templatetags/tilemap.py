"""The tile map: one hexagon of equal size for each MRC, drawn here as SVG, with its table.

`{% tilemap tiles title=… %}` draws the whole map, each tile a link; `{% tile_locator tiles here %}`
a small picture of where something stands. Any territorial figure comes in by `values`: it is told
by how tightly a tile is woven, and by words, never by color alone. A drawing is kept as long as
nothing of what it says changes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from impact.knowledge.territories.models import Territory
from impact.knowledge.territories.tiles import Tile
from impact.web.templatetags import hexagons
from impact.web.templatetags.hexagons import RADIUS, short

register = template.Library()

#: How many ways of dyeing a region the style sheet knows.
DYES = 5
#: The waters that make the shape readable: words, x and y of their middle in the drawing, angle.
WATERS = (
    (gettext_lazy("Fleuve Saint-Laurent"), 490, 258, -80),
    (gettext_lazy("Golfe du Saint-Laurent"), 694, 92, 0),
)
#: How many drawings a process keeps: one for each region, and as many for the figures.
KEPT = 64


@dataclass(frozen=True, slots=True)
class Value:
    """What a tile shows: how tightly it is woven (0 to 4; None = unknown), and its words."""

    level: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """What the drawing needs to know of an MRC."""

    slug: str
    name: str
    label: str
    tile: Tile
    region: str
    region_code: str
    region_name: str
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How the same map is shown: what it tells, its legend, what is lit, where its table is."""

    title: str
    has_values: bool = False
    legend: tuple[tuple[int | None, str], ...] = ()
    highlight: str = ""
    table: str = "folded"
    name: str = "carte"


@dataclass(frozen=True, slots=True)
class TileDrawn:
    """One tile ready to draw: its link, its outline, its label line by line, what it says."""

    name: str
    address: str
    spoken: str
    tile: Tile
    corners: str
    lines: list[tuple[str, str, str]]
    size: str
    value: Value | None
    weave: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class RegionDrawn:
    """One region of the map: its number and where it is written, its dye, its tiles."""

    name: str
    code: str
    address: str
    dye: int
    x: str
    y: str
    tiles: list[TileDrawn]


@register.simple_tag
def tilemap(
    tiles: Iterable[Territory],
    *,
    values: Mapping[str, Value] | None = None,
    legend: Iterable[tuple[int | None, str]] = (),
    **look: str,
) -> SafeString:
    """Draw the MRC as equal hexagons, region by region, each tile a link to its page.

    `tiles`: the MRC with their region (`queries.map_tiles()`).
    `values`: for each slug a `Value`; without them, regions are told apart by their dye.
    `legend`: (level, words), from bare to tight, None last.
    `title`: what the map tells. `highlight`: the slug of a region or of an MRC; the rest is drawn
    back. `table`: "folded" under the map, "open", or "none" where the page says the same.
    `name`: how the ids begin, when a page holds two maps.
    """
    shown = Look(has_values=values is not None, legend=tuple(legend), **look)
    return _draw_map(_places(tiles, values), shown, get_language())


@register.simple_tag
def tile_locator(tiles: Iterable[Territory], here: Territory, *, label: str) -> SafeString:
    """Draw a small picture of where a territory stands among all; `label` says it in words.

    A region lights its tiles; an MRC its own; a municipality that of its MRC, or its region's.
    """
    places = _places(tiles, None)
    above = {territory.slug for territory in here.lineage()}
    county = next((place.slug for place in places if place.slug in above), "")
    box, shapes = _draw_locator(places, county, here.region().slug)
    return render_to_string("ui/tile_locator.html", {"label": label, "box": box, "shapes": shapes})


def _places(tiles: Iterable[Territory], values: Mapping[str, Value] | None) -> tuple[Place, ...]:
    unknown = Value(None, _("Inconnu"))
    return tuple(
        Place(
            slug=one.slug,
            name=one.name,
            label=one.short_name,
            tile=one.tile,
            region=one.parent.slug,
            region_code=one.parent.code,
            region_name=one.parent.name,
            value=None if values is None else values.get(one.slug, unknown),
        )
        for one in tiles
        if one.tile and one.parent
    )


@lru_cache(maxsize=KEPT)
def _draw_map(places: tuple[Place, ...], look: Look, _language: str | None) -> SafeString:
    groups = {place.tile: place.region for place in places}
    dyes = hexagons.dyes(groups, count=DYES)
    held: dict[str, list[Place]] = {}
    for place in places:
        held.setdefault(place.region, []).append(place)
    context = {
        "look": look,
        "regions": [
            _draw_region(members, dye=dyes[slug], highlight=look.highlight)
            for slug, members in held.items()
        ],
        "box": hexagons.frame(groups),
        "walls": hexagons.walls(groups),
        "waters": WATERS,
        "legend": [(_weave(level), words) for level, words in look.legend],
    }
    return render_to_string("ui/tilemap.html", context)


@lru_cache(maxsize=2 * KEPT)
def _draw_locator(places: tuple[Place, ...], county: str, region: str) -> tuple[str, SafeString]:
    """Return the frame and the shapes of the picture: the county lit, or else the region."""
    drawn: dict[str, list[str]] = {"lit": [], "held": [], "others": []}
    for place in places:
        is_held = place.region == region
        is_lit = place.slug == county if county else is_held
        kind = "lit" if is_lit else "held" if is_held else "others"
        drawn[kind].append(hexagons.corners(place.tile))
    groups = {place.tile: place.region for place in places}
    drawing = {"walls": hexagons.walls(groups), **drawn}
    return hexagons.frame(groups), render_to_string("ui/tile_shapes.html", drawing)


def _draw_region(members: Sequence[Place], *, dye: int, highlight: str) -> RegionDrawn:
    first = members[0]
    # The number of a region is written at the top of its highest tile.
    x, y = hexagons.center(min((place.tile for place in members), key=lambda tile: tile[::-1]))
    return RegionDrawn(
        name=first.region_name,
        code=first.region_code,
        address=reverse("territories:territory", args=[first.region]),
        dye=dye,
        x=short(x),
        y=short(y - RADIUS * 0.6),
        tiles=[_draw_tile(place, highlight=highlight) for place in members],
    )


def _draw_tile(place: Place, *, highlight: str) -> TileDrawn:
    x, y = hexagons.center(place.tile)
    lines = place.label.split("|")
    offsets = [4.0] if len(lines) == 1 else [-0.5, 10.5]
    said = [place.name, place.region_name, place.value.text if place.value else ""]
    return TileDrawn(
        name=place.name,
        address=reverse("territories:territory", args=[place.slug]),
        spoken=", ".join(part for part in said if part),
        tile=place.tile,
        corners=hexagons.corners(place.tile),
        lines=[
            (line, short(x), short(y + offset))
            for line, offset in zip(lines, offsets, strict=False)
        ],
        size=_size(lines),
        value=place.value,
        weave=_weave(place.value.level) if place.value else "",
        is_back=bool(highlight) and highlight not in (place.slug, place.region),
    )


def _size(lines: Sequence[str]) -> str:
    longest = max(map(len, lines))
    return "short" if longest <= 8 else "long" if longest <= 10 else "longer"


def _weave(level: int | None) -> str:
    return "unknown" if level is None else str(level)
