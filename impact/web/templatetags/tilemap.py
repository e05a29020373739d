"""The tile map: one hexagon of equal size for each MRC, drawn here as SVG, with its table.

`{% tilemap tiles title=… %}` draws the whole map, each tile a link; `{% tile_locator tiles here %}`
a small picture of where something stands. Any territorial figure comes in by `values`: it is told
by how tightly a tile is woven, and by words, never by color alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.knowledge.territories.models import Territory
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


@dataclass(frozen=True, slots=True)
class Value:
    """What a tile shows: how tightly it is woven (0 to 4; None = unknown), and its words."""

    level: int | None
    text: str


@dataclass(frozen=True, slots=True)
class TileDrawn:
    """One tile ready to draw: its link, its outline, its label line by line, what it says."""

    name: str
    address: str
    spoken: str
    place: tuple[int, int]
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


@register.inclusion_tag("ui/tilemap.html")
def tilemap(
    tiles: Sequence[Territory],
    *,
    title: str,
    values: Mapping[str, Value] | None = None,
    legend: Iterable[tuple[int | None, str]] = (),
    highlight: str = "",
    table: str = "folded",
    name: str = "carte",
) -> dict[str, object]:
    """Draw the MRC as equal hexagons, region by region, each tile a link to its page.

    `tiles`: the MRC with their region (`queries.map_tiles()`). `title`: what the map tells.
    `values`: for each slug a `Value`; without them, regions are told apart by their dye.
    `legend`: (level, words), from bare to tight, None last. `highlight`: the slug of a region or
    of an MRC; the rest is drawn back. `table`: "folded" under the map, "open", or "none" where
    the page says the same. `name`: how the ids begin, when a page holds two maps.
    """
    groups = _groups(tiles)
    dyes = hexagons.dyes(groups, count=DYES)
    held: dict[str, list[Territory]] = {}
    for one in tiles:
        if one.tile:
            held.setdefault(_region(one), []).append(one)
    return {
        "regions": [
            _draw_region(members, dye=dyes[slug], values=values, highlight=highlight)
            for slug, members in held.items()
        ],
        "box": hexagons.frame(groups),
        "walls": hexagons.walls(groups),
        "waters": WATERS,
        "title": title,
        "has_values": values is not None,
        "legend": [(_weave(level), words) for level, words in legend],
        "table": table,
        "name": name,
    }


@register.inclusion_tag("ui/tile_locator.html")
def tile_locator(tiles: Sequence[Territory], here: Territory, *, label: str) -> dict[str, object]:
    """Draw a small picture of where a territory stands among all; `label` says it in words.

    A region lights its tiles; an MRC its own; a municipality that of its MRC, or its region's.
    """
    held = {territory.slug for territory in here.lineage()}
    county = {one.slug for one in tiles} & held
    groups = _groups(tiles)
    drawn: dict[str, list[str]] = {"lit": [], "held": [], "others": []}
    for one in tiles:
        is_held = _region(one) in held
        is_lit = one.slug in county or (is_held and not county)
        if one.tile:
            kind = "lit" if is_lit else "held" if is_held else "others"
            drawn[kind].append(hexagons.corners(one.tile))
    return {
        "label": label,
        "box": hexagons.frame(groups),
        "walls": hexagons.walls(groups),
        **drawn,
    }


def _groups(tiles: Sequence[Territory]) -> dict[tuple[int, int], str]:
    return {one.tile: _region(one) for one in tiles if one.tile}


def _region(county: Territory) -> str:
    return county.parent.slug if county.parent else ""


def _draw_region(
    members: Sequence[Territory],
    *,
    dye: int,
    values: Mapping[str, Value] | None,
    highlight: str,
) -> RegionDrawn:
    region = members[0].region()
    # The number of a region is written at the top of its highest tile.
    x, y = hexagons.center(min((one.tile for one in members if one.tile), key=lambda t: t[::-1]))
    return RegionDrawn(
        name=region.name,
        code=region.code,
        address=reverse("territories:territory", args=[region.slug]),
        dye=dye,
        x=short(x),
        y=short(y - RADIUS * 0.6),
        tiles=[
            _draw_tile(
                one,
                value=values.get(one.slug, _unknown()) if values is not None else None,
                is_back=bool(highlight) and highlight not in (one.slug, region.slug),
            )
            for one in members
        ],
    )


def _unknown() -> Value:
    return Value(None, _("Inconnu"))


def _draw_tile(county: Territory, *, value: Value | None, is_back: bool) -> TileDrawn:
    tile = county.tile or (0, 0)
    x, y = hexagons.center(tile)
    lines = county.short_name.split("|")
    offsets = [4.0] if len(lines) == 1 else [-0.5, 10.5]
    said = [county.name, county.region().name, value.text if value else ""]
    return TileDrawn(
        name=county.name,
        address=reverse("territories:territory", args=[county.slug]),
        spoken=", ".join(part for part in said if part),
        place=tile,
        corners=hexagons.corners(tile),
        lines=[
            (line, short(x), short(y + offset)) for line, offset in zip(lines, offsets, strict=True)
        ],
        size=_size(lines),
        value=value,
        weave=_weave(value.level) if value else "",
        is_back=is_back,
    )


def _size(lines: Sequence[str]) -> str:
    longest = max(map(len, lines))
    return "short" if longest <= 8 else "long" if longest <= 10 else "longer"


def _weave(level: int | None) -> str:
    return "unknown" if level is None else str(level)
