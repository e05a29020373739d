"""What a file would change in the territories that stand: facts in, facts out.

Nothing here touches the database; `operations` does, once this has told what is different.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of one territory; `parent` is the slug of the one that holds it."""

    slug: str
    kind: str
    code: str
    name: str
    parent: str = ""
    short_name: str = ""
    designation: str = ""
    population: int | None = None
    population_year: int | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    tile_column: int | None = None
    tile_row: int | None = None
    is_indigenous: bool = False
    source: str = ""
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is new, what differs (and in which facts), what is gone, what stays."""

    created: list[Facts]
    changed: list[tuple[Facts, tuple[str, ...]]]
    retired: list[Facts]
    kept: list[Facts]


def compare(*, standing: Mapping[str, Facts], wanted: Mapping[str, Facts]) -> Comparison:
    """Return what it takes for `standing` to say what `wanted` says.

    A population seen again keeps the year it was first seen; a territory retired before and absent
    still is left alone.
    """
    created, changed, kept = [], [], []
    for slug, facts in wanted.items():
        old = standing.get(slug)
        if old is None:
            created.append(facts)
            continue
        facts = _dated(facts, old)
        different = tuple(
            field.name
            for field in fields(Facts)
            if getattr(facts, field.name) != getattr(old, field.name)
        )
        if different:
            changed.append((facts, different))
        else:
            kept.append(facts)
    retired = [
        facts for slug, facts in standing.items() if slug not in wanted and not facts.is_retired
    ]
    return Comparison(created=created, changed=changed, retired=retired, kept=kept)


def _dated(facts: Facts, old: Facts) -> Facts:
    if facts.population is None or facts.population != old.population:
        return facts
    return replace(facts, population_year=old.population_year)
