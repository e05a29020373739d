"""The columns of the open table of territories, in French as its readers expect."""

from impact.knowledge.territories.models import Territory
from impact.web.territories.linked_data import Absolute, identifier

COLUMNS = (
    *("identifiant", "sorte", "code", "nom", "designation", "region_code", "region", "mrc_code"),
    *("mrc", "population", "annee", "latitude", "longitude", "colonne", "rangee", "autochtone"),
    *("source", "uri"),
)


def cells(territory: Territory, *, absolute: Absolute) -> list[object]:
    region = territory.region()
    county = next((one for one in territory.lineage() if one.is_county), None)
    return [
        territory.slug,
        territory.kind,
        territory.code,
        territory.name,
        territory.designation,
        region.code,
        region.name,
        county.code if county else "",
        county.name if county else "",
        territory.population,
        territory.population_year,
        territory.latitude,
        territory.longitude,
        territory.tile_column,
        territory.tile_row,
        "oui" if territory.is_indigenous else "non",
        territory.source,
        identifier(territory, absolute=absolute),
    ]
