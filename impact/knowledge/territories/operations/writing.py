"""Making the territories say what a file says, in a handful of statements."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from impact.knowledge.territories.comparison import Comparison, Facts
from impact.knowledge.territories.models import Territory, TerritoryQuerySet
from impact.knowledge.territories.names import fold

#: What a file says of a territory, beside what names it.
_COLUMNS = [
    *("code", "name", "folded_name", "short_name", "designation", "kind", "parent"),
    *("population", "population_year", "latitude", "longitude"),
    *("tile_column", "tile_row", "is_indigenous", "source", "valid_to"),
]


def facts_of(territories: TerritoryQuerySet) -> dict[str, Facts]:
    """Return what the database says of these territories, by slug."""
    names = [name for name in asdict(Facts("", "", "", "")) if name not in ("parent", "is_retired")]
    rows = territories.values(*names, "parent__slug", "valid_to")
    return {
        row["slug"]: Facts(
            **{name: row[name] for name in names},
            parent=row["parent__slug"] or "",
            is_retired=row["valid_to"] is not None,
        )
        for row in rows
    }


def write(comparison: Comparison, *, since: date, on: date) -> None:
    """Carry out a comparison: new ones stand `since`, and the gone are retired `on`."""
    gone = [facts.slug for facts in comparison.retired]
    Territory.objects.filter(slug__in=gone).update(valid_to=on)
    changed = {facts.slug: facts for facts, _different in comparison.changed}
    # Two tiles may trade places: both leave theirs before either arrives.
    Territory.objects.filter(slug__in=changed).update(tile_column=None, tile_row=None)
    parents = Territory.objects.in_bulk(field_name="slug")
    _create(comparison.created, parents, since)
    rows = []
    for slug, facts in changed.items():
        row = parents[slug]
        _say(row, facts, parents)
        rows.append(row)
    Territory.objects.bulk_update(rows, _COLUMNS, batch_size=100)


def _create(created: Sequence[Facts], known: dict[str, Territory], since: date) -> None:
    """Add the new ones, those that hold others first."""
    waiting = list(created)
    while waiting:
        ready = [facts for facts in waiting if not facts.parent or facts.parent in known]
        rows = [Territory(slug=facts.slug, valid_from=since) for facts in ready]
        for row, facts in zip(rows, ready, strict=True):
            _say(row, facts, known)
        Territory.objects.bulk_create(rows, batch_size=200)
        known.update((row.slug, row) for row in rows)
        waiting = [facts for facts in waiting if facts.slug not in known]


def _say(row: Territory, facts: Facts, known: dict[str, Territory]) -> None:
    for name, value in asdict(facts).items():
        if name not in ("parent", "is_retired"):
            setattr(row, name, value)
    row.folded_name = fold(facts.name)
    row.parent = known[facts.parent] if facts.parent else None
    row.valid_to = None
