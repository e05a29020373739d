"""Reading the file of regions, MRC and equivalents (content/territories).

The tile of each MRC is part of what the file says: the map is drawn, not computed.
"""

from decimal import Decimal
from typing import Any

from impact.knowledge.territories.comparison import Facts
from impact.knowledge.territories.models import COUNTIES, Kind
from impact.knowledge.territories.tiles import Tile
from impact.lib.content import HEADER, Entry

_COUNTY = ("code", "kind", "name", "label", "population", "point", "tile", "indigenous")


def read_territories(file: Entry) -> dict[str, Facts]:
    """Return what the file says, by slug, each region before its MRC.

    :raises BadContent: if an entry lacks something, or two stand in the same place.
    """
    file.only(*HEADER, "population_year", "valid_from", "regions")
    found: dict[str, Facts] = {}
    tiles: dict[Tile, str] = {}
    for region in file.entries("regions"):
        region.only("code", "name", "counties")
        counties = [_county(entry, region, file) for entry in region.entries("counties")]
        for facts in (_region(region, counties, file), *counties):
            _claim(facts, found=found, tiles=tiles, file=file)
            found[facts.slug] = facts
    return found


def _claim(facts: Facts, *, found: dict[str, Facts], tiles: dict[Tile, str], file: Entry) -> None:
    """Refuse a territory whose code or tile another one has."""
    entry = Entry(file.raw, file=file.file, code=facts.code)
    if facts.slug in found:
        raise entry.refusal("ce code est là deux fois")
    if facts.tile_column is None or facts.tile_row is None:
        return
    place = (facts.tile_column, facts.tile_row)
    if place in tiles:
        raise entry.refusal(f"la tuile {list(place)} est déjà celle de {tiles[place]}")
    tiles[place] = facts.code


def _region(region: Entry, counties: list[Facts], file: Entry) -> Facts:
    if not counties:
        raise region.refusal("la région n’a aucune MRC")
    return Facts(
        slug=f"region-{region.text('code')}",
        kind=Kind.REGION,
        code=region.text("code"),
        name=region.text("name"),
        population=sum(county.population or 0 for county in counties),
        population_year=file.whole("population_year"),
        source=file.text("source"),
    )


def _county(entry: Entry, region: Entry, file: Entry) -> Facts:
    entry.only(*_COUNTY)
    column, row = _pair(entry, "tile", told="deux entiers\u00a0: [colonne, rangée]", kinds=(int,))
    latitude, longitude = _pair(entry, "point", told="[latitude, longitude]", kinds=(int, float))
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise entry.refusal("«\u00a0point\u00a0» n’est pas sur la Terre")
    if min(column, row, entry.whole("population")) < 0:
        raise entry.refusal("un nombre est négatif")
    return Facts(
        slug=f"mrc-{entry.text('code')}",
        kind=entry.choice("kind", [str(kind) for kind in COUNTIES]),
        code=entry.text("code"),
        name=entry.text("name"),
        parent=f"region-{region.text('code')}",
        short_name=entry.text("label"),
        population=entry.whole("population"),
        population_year=file.whole("population_year"),
        latitude=_degrees(latitude),
        longitude=_degrees(longitude),
        tile_column=column,
        tile_row=row,
        is_indigenous=_yes(entry, "indigenous"),
        source=file.text("source"),
    )


def _pair(entry: Entry, name: str, *, told: str, kinds: tuple[type, ...]) -> tuple[Any, Any]:
    values = entry.raw.get(name)
    if isinstance(values, list) and len(values) == 2 and all(type(v) in kinds for v in values):
        return values[0], values[1]
    raise entry.refusal(f"«\u00a0{name}\u00a0» devrait être {told}")


def _yes(entry: Entry, name: str) -> bool:
    value = entry.raw.get(name, False)
    if not isinstance(value, bool):
        raise entry.refusal(f"«\u00a0{name}\u00a0» devrait être true ou false")
    return value


def _degrees(value: float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.00001"))
