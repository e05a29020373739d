"""Making a table say what a file says, in a handful of statements however long the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import models

from impact.lib.content import Outcome

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Row]):
    """The rows now in place, by their key, those left as they stood, and what it took."""

    rows: dict[Any, Row]
    untouched: frozenset[Any]
    outcome: Outcome


def put_in_place(
    standing: models.QuerySet[Row],
    *,
    wanted: Iterable[Row],
    key: Sequence[str],
    on: date,
    keep: Sequence[str] = (),
) -> Placed[Row]:
    """Make `standing` hold the `wanted` rows, told apart by `key`, and no other.

    What is no longer wanted is retired where the table has `retired_on`, and deleted where it has
    not. The columns named in `keep` are left as they are on rows that stand already.
    """
    model = standing.model
    columns = [f for f in model._meta.concrete_fields if not f.primary_key and f.name not in keep]
    found = {_key_of(row, key): row for row in standing}
    new: list[Row] = []
    changed: list[Row] = []
    rows: dict[Any, Row] = {}
    untouched = set()
    for row in wanted:
        name = _key_of(row, key)
        old = found.pop(name, None)
        rows[name] = old or row
        if old is None:
            new.append(row)
        elif any(getattr(old, c.attname) != getattr(row, c.attname) for c in columns):
            for column in columns:
                setattr(old, column.attname, getattr(row, column.attname))
            changed.append(old)
        else:
            untouched.add(name)
    model._default_manager.bulk_create(new)
    model._default_manager.bulk_update(changed, [c.name for c in columns], batch_size=200)
    retired = _let_go(standing, found.values(), on=on)
    outcome = Outcome(created=len(new), changed=len(changed), kept=len(untouched), retired=retired)
    return Placed(rows, frozenset(untouched), outcome)


def _let_go(standing: models.QuerySet[Row], rows: Iterable[Row], *, on: date) -> int:
    retires = any(column.name == "retired_on" for column in standing.model._meta.concrete_fields)
    gone = [row.pk for row in rows if not retires or getattr(row, "retired_on", None) is None]
    if not gone:
        return 0
    doomed = standing.model._default_manager.filter(pk__in=gone)
    if retires:
        return doomed.update(retired_on=on)
    doomed.delete()
    return len(gone)


def _key_of(row: models.Model, key: Sequence[str]) -> Any:
    values = tuple(getattr(row, name) for name in key)
    return values[0] if len(values) == 1 else values
