"""Where the directory's rows belong among the MRC and regions that stand.

Facts in, facts and faults out. A row whose MRC is unknown, or stands in another region
than the row says, is an error; a row without an MRC goes under its region, with a warning.
"""

from collections.abc import Iterable, Mapping

from impact.knowledge.territories.comparison import Facts
from impact.knowledge.territories.directory import Fault, Row
from impact.knowledge.territories.models import Kind
from impact.knowledge.territories.names import fold

#: Said as such on each municipality that comes from it.
SOURCE = "MAMH, Répertoire des municipalités"


def place_rows(
    rows: Iterable[Row], *, above: Mapping[str, Facts], year: int
) -> tuple[dict[str, Facts], list[Fault]]:
    """Return what the rows say, by slug, and the faults of those that have no place.

    `above` holds the regions and MRC in force, by slug.
    """
    placed: dict[str, Facts] = {}
    faults: list[Fault] = []
    for row in rows:
        region, county = f"region-{row.region_code}", f"mrc-{row.county_code}"
        fault = _fault_of(row, region=above.get(region), county=above.get(county))
        if fault:
            faults.append(fault)
        if not fault or not fault.is_error:
            facts = _facts(row, parent=county if row.county_code else region, year=year)
            placed[facts.slug] = facts
    return placed, faults


def _fault_of(row: Row, *, region: Facts | None, county: Facts | None) -> Fault | None:
    if region is None:
        return Fault(row.line, "region_code", f"région {row.region_code} inconnue")
    if not row.county_code:
        cause = f"sans MRC\u00a0: rattaché à la région {region.name}"
        return Fault(row.line, "mrc_code", cause, is_error=False)
    if county is None:
        return Fault(row.line, "mrc_code", f"MRC {row.county_code} inconnue")
    if county.parent != region.slug:
        told = f"{county.name} ({county.code}) n’est pas dans la région {region.code}"
        return Fault(row.line, "mrc_code", told)
    return None


def _facts(row: Row, *, parent: str, year: int) -> Facts:
    return Facts(
        slug=f"mun-{row.code}",
        kind=_kind(row),
        code=row.code,
        name=row.name,
        parent=parent,
        designation=row.designation,
        population=row.population,
        population_year=None if row.population is None else year,
        latitude=row.latitude,
        longitude=row.longitude,
        is_indigenous=row.is_indigenous,
        source=SOURCE,
    )


def _kind(row: Row) -> Kind:
    if row.is_indigenous:
        return Kind.INDIGENOUS
    if fold(row.designation) == "territoire non organise":
        return Kind.UNORGANIZED
    return Kind.MUNICIPALITY
