"""Importing a table of offers: what it would change, then the change, a few queries for any size.

Twice changes nothing: an offer is known by its provider and the provider's own key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from impact.journeys.offers.models import Aim, Offer
from impact.journeys.offers.rows import FIELD_COLUMNS, OfferRow, read_rows
from impact.journeys.offers.tables import Fault, Table
from impact.journeys.offers.words import fold_offer, new_slugs
from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import COUNTIES, Kind, Territory
from impact.lib.search.engine import note
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

#: How many rows a query names or writes at most.
_BATCH = 500


class ImportedMeanwhile(Exception):
    """Someone else was importing the same offers; nothing was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """An offer a table says otherwise than it stands, and in which columns."""

    row: OfferRow
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What importing a table would do, offer by offer, and what is wrong with it."""

    created: tuple[OfferRow, ...]
    changed: tuple[Change, ...]
    kept: int
    faults: tuple[Fault, ...]

    @property
    def changes_something(self) -> bool:
        return bool(self.created or self.changed)

    @property
    def lines_at_fault(self) -> int:
        return len({fault.line for fault in self.faults})


@dataclass(frozen=True, slots=True)
class _Known:
    """The codes a table may name, and the highest level of the framework's scale."""

    competencies: Mapping[str, Competency]
    stages: Mapping[str, Stage]
    roles: Mapping[str, Role]
    territories: Mapping[str, Territory]
    top: int


def foresee_offers(table: Table) -> Foreseen:
    """Return what importing this table would change; nothing is written."""
    return _foresee(table, known=_known())[0]


@transaction.atomic
def import_offers(table: Table, *, by: User, at: datetime) -> Foreseen:
    """Make the offers say what the table says; a line at fault is left out, the others come in.

    :raises ImportedMeanwhile: if someone else brought in the same offers at that moment.
    """
    known = _known()
    foreseen, standing = _foresee(table, known=known)
    if not foreseen.changes_something:
        return foreseen
    try:
        written = _write_new(foreseen.created, known=known, by=by, at=at)
    except IntegrityError as clash:
        raise ImportedMeanwhile from clash
    written += _write_again(
        [one.row for one in foreseen.changed], standing=standing, known=known, at=at
    )
    _tie(written, known=known)
    counts = {"created": len(foreseen.created), "changed": len(foreseen.changed)}
    note(kind=Offer.FOUND_AS, keys=[offer.slug for offer, _row in written], at=at)
    record("offers.offers.imported", actor=by, subject=written[-1][0], at=at, details=counts)
    return foreseen


def _foresee(table: Table, *, known: _Known) -> tuple[Foreseen, dict[tuple[str, str], Offer]]:
    rows, faults = read_rows(table.lines)
    faults = [*table.faults, *faults, *(fault for row in rows for fault in _unknown(row, known))]
    wrong = {fault.line for fault in faults}
    good = [row for row in rows if row.line not in wrong]
    standing = _standing(good)
    created = tuple(row for row in good if row.name not in standing)
    compared = [
        Change(row, _differences(standing[row.name], row)) for row in good if row.name in standing
    ]
    changed = tuple(change for change in compared if change.columns)
    ordered = sorted(faults, key=lambda fault: (fault.line, fault.column))
    kept = len(compared) - len(changed)
    return Foreseen(created, changed, kept, tuple(ordered)), standing


def _known() -> _Known:
    version = Version.objects.current()
    places = Territory.objects.in_force().filter(kind__in=[Kind.REGION, *COUNTIES])
    return _Known(
        competencies={one.code: one for one in version.competencies.in_force()},
        stages={one.code: one for one in Stage.objects.all()},
        roles={one.code: one for one in Role.objects.all()},
        territories={one.code: one for one in places},
        top=max(version.scale.levels.values_list("value", flat=True)),
    )


def _unknown(row: OfferRow, known: _Known) -> list[Fault]:
    asked: tuple[tuple[str, Iterable[str], Mapping[str, Model], str], ...] = (
        ("competences", [aim.code for aim in row.aims], known.competencies, "une compétence"),
        ("etapes", row.stages, known.stages, "une étape"),
        ("roles", row.roles, known.roles, "un rôle"),
        ("territoires", row.territories, known.territories, "une région ou une MRC"),
    )
    faults = [
        Fault(row.line, column, f"«\u00a0{code}\u00a0» n’est pas un code connu pour {what}.")
        for column, codes, table, what in asked
        for code in codes
        if code not in table
    ]
    faults += [
        Fault(row.line, "competences", f"{aim.code}\u00a0: l’échelle s’arrête à {known.top}.")
        for aim in row.aims
        if aim.to_level > known.top
    ]
    return faults


def _standing(rows: Sequence[OfferRow]) -> dict[tuple[str, str], Offer]:
    """Return the offers these rows speak of, by name, with all they say."""
    found: dict[tuple[str, str], Offer] = {}
    for start in range(0, len(rows), _BATCH):
        keys = [row.key for row in rows[start : start + _BATCH]]
        offers = Offer.objects.filter(external_key__in=keys).order_by()
        for offer in offers.prefetch_related("aims__competency", "stages", "roles", "territories"):
            found[offer.provider, offer.external_key] = offer
    wanted = {row.name for row in rows}
    return {name: offer for name, offer in found.items() if name in wanted}


def _differences(offer: Offer, row: OfferRow) -> tuple[str, ...]:
    """Return the columns in which a row says something else; a retired offer differs by that."""
    pairs: dict[str, tuple[object, object]] = {
        "competences": (
            {(one.competency.code, one.from_level, one.to_level) for one in offer.aims.all()},
            {(aim.code, aim.from_level, aim.to_level) for aim in row.aims},
        ),
        "etapes": ({one.code for one in offer.stages.all()}, set(row.stages)),
        "roles": ({one.code for one in offer.roles.all()}, set(row.roles)),
        "territoires": ({one.code for one in offer.territories.all()}, set(row.territories)),
    }
    pairs |= {
        column: (getattr(offer, name), row.fields[name]) for name, column in FIELD_COLUMNS.items()
    }
    columns = [column for column, (stands, said) in pairs.items() if stands != said]
    return tuple(columns or (["retirée"] if offer.retired_at else []))


_Written = list[tuple[Offer, OfferRow]]


def _write_new(rows: Sequence[OfferRow], *, known: _Known, by: User, at: datetime) -> _Written:
    slugs = new_slugs(str(row.fields["title"]) for row in rows)
    offers = [
        _fill(Offer(slug=slug, external_key=row.key, created_by=by, created_at=at), row, known)
        for slug, row in zip(slugs, rows, strict=True)
    ]
    for offer in offers:
        offer.revised_at = at
    Offer.objects.bulk_create(offers, batch_size=_BATCH)
    return list(zip(offers, rows, strict=True))


def _write_again(
    rows: Sequence[OfferRow],
    *,
    standing: Mapping[tuple[str, str], Offer],
    known: _Known,
    at: datetime,
) -> _Written:
    """Write what changed over what stood, and untie it from what it said before."""
    offers = [_fill(standing[row.name], row, known) for row in rows]
    for offer in offers:
        offer.revised_at, offer.retired_at, offer.revision = at, None, offer.revision + 1
    names = [field.name for field in Offer._meta.concrete_fields if not field.primary_key]
    # Known rows are all there: the conflict is the point, and one query writes hundreds.
    Offer.objects.bulk_create(
        offers, batch_size=_BATCH, update_conflicts=True, unique_fields=["id"], update_fields=names
    )
    for start in range(0, len(offers), _BATCH):
        some = offers[start : start + _BATCH]
        for tie in (Aim, *_TIES):
            tie.objects.filter(offer__in=some).delete()
    return list(zip(offers, rows, strict=True))


def _fill(offer: Offer, row: OfferRow, known: _Known) -> Offer:
    for name, value in row.fields.items():
        setattr(offer, name, value)
    offer.folded = fold_offer(offer, [known.competencies[aim.code].title for aim in row.aims])
    return offer


_TIES: tuple[Any, ...] = (
    Offer.stages.through,
    Offer.roles.through,
    Offer.territories.through,
)


def _tie(written: _Written, *, known: _Known) -> None:
    """Tie offers to all they name."""
    stages, roles, territories = _TIES
    made: list[tuple[Any, list[Any]]] = [
        (
            Aim,
            [
                Aim(
                    offer=offer,
                    competency=known.competencies[aim.code],
                    from_level=aim.from_level,
                    to_level=aim.to_level,
                )
                for offer, row in written
                for aim in row.aims
            ],
        ),
        (stages, [stages(offer=o, stage=known.stages[c]) for o, r in written for c in r.stages]),
        (roles, [roles(offer=o, role=known.roles[c]) for o, r in written for c in r.roles]),
        (
            territories,
            [
                territories(offer=offer, territory=known.territories[code])
                for offer, row in written
                for code in row.territories
            ],
        ),
    ]
    for tie, rows in made:
        tie.objects.bulk_create(rows, batch_size=_BATCH)
