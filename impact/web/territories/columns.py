"""The columns of the open table of territories, in French as its readers expect."""

from impact.knowledge.territories.models import Territory

COLUMNS = (
    *("identifiant", "sorte", "code", "nom", "designation", "region_code", "region", "mrc_code"),
    *("mrc", "population", "annee", "latitude", "longitude", "colonne", "rangee", "autochtone"),
    *("source", "uri"),
)


def cells(territory: Territory, *, root: str) -> list[object]:
    """Return the line of a territory; `root` is the address under which each has its own."""
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
        f"{root}{territory.slug}/",
    ]
