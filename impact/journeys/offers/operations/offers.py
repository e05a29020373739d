"""What is done with offers: importing them, foreseen first; retiring one, bringing it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from impact.journeys.offers.models import Aim, Offer
from impact.journeys.offers.rows import Fault, OfferRow, read_rows
from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Territory
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = ["Foreseen", "foresee_offers", "import_offers", "restore_offer", "retire_offer"]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What importing a table would do, offer by offer, and what is wrong with it."""

    created: tuple[OfferRow, ...]
    changed: tuple[OfferRow, ...]
    kept: int
    faults: tuple[Fault, ...]

    @property
    def changes_something(self) -> bool:
        return bool(self.created or self.changed)


@dataclass(frozen=True, slots=True)
class _Known:
    """The codes a table may name."""

    competencies: Mapping[str, Competency]
    stages: Mapping[str, Stage]
    roles: Mapping[str, Role]
    territories: Mapping[str, Territory]


def foresee_offers(lines: Sequence[Mapping[str, str]]) -> Foreseen:
    """Return what importing these lines would change; nothing is written."""
    rows, faults = read_rows(lines)
    known = _known()
    faults += [fault for row in rows for fault in _unknown(row, known)]
    wrong = {fault.line for fault in faults}
    standing = _standing(rows)
    created, changed, kept = [], [], 0
    for row in (row for row in rows if row.line not in wrong):
        offer = standing.get(_name(row))
        if offer is None:
            created.append(row)
        elif _differs(offer, row):
            changed.append(row)
        else:
            kept += 1
    return Foreseen(tuple(created), tuple(changed), kept, tuple(sorted(faults, key=_place)))


@transaction.atomic
def import_offers(lines: Sequence[Mapping[str, str]], *, by: User, at: datetime) -> Foreseen:
    """Make the offers say what the table says; a line at fault is left out, the others come in.

    Twice changes nothing: an offer is known by its provider and the provider's own key.
    """
    foreseen = foresee_offers(lines)
    known = _known()
    standing = _standing(foreseen.changed)
    for row in (*foreseen.created, *foreseen.changed):
        offer = standing.get(_name(row)) or Offer(
            external_key=row.key, created_by=by, created_at=at, slug=_new_slug(row)
        )
        _write(offer, row, known=known, at=at)
    if foreseen.changes_something:
        last = Offer.objects.order_by("-pk")[0]
        counts = {"created": len(foreseen.created), "changed": len(foreseen.changed)}
        record("offers.offers.imported", actor=by, subject=last, at=at, details=counts)
    return foreseen


@transaction.atomic
def retire_offer(*, offer: Offer, by: User, at: datetime) -> None:
    """Take an offer out of what is shown; plans that name it keep it."""
    if Offer.objects.filter(pk=offer.pk, retired_at=None).update(retired_at=at):
        record("offers.offer.retired", actor=by, subject=offer, at=at)


@transaction.atomic
def restore_offer(*, offer: Offer, by: User, at: datetime) -> None:
    """Show again an offer that was retired."""
    if Offer.objects.filter(pk=offer.pk, retired_at__isnull=False).update(retired_at=None):
        record("offers.offer.restored", actor=by, subject=offer, at=at)


def _known() -> _Known:
    current = Competency.objects.filter(version=Version.objects.current())
    return _Known(
        competencies={one.code: one for one in current},
        stages={one.code: one for one in Stage.objects.all()},
        roles={one.code: one for one in Role.objects.all()},
        territories={
            one.code: one
            for one in Territory.objects.in_force().filter(kind__in=["REGION", "MRC", "TE"])
        },
    )


def _unknown(row: OfferRow, known: _Known) -> list[Fault]:
    asked = (
        ("competences", [aim.code for aim in row.aims], known.competencies, "une compétence"),
        ("etapes", row.stages, known.stages, "une étape"),
        ("roles", row.roles, known.roles, "un rôle"),
        ("territoires", row.territories, known.territories, "une région ou une MRC"),
    )
    return [
        Fault(
            row.line,
            column,
            f"«\u00a0{code}\u00a0» n’est le code d’aucun élément\u00a0: il faut {what}.",
        )
        for column, codes, table, what in asked
        for code in codes
        if code not in table
    ]


def _standing(rows: Sequence[OfferRow]) -> dict[tuple[str, str], Offer]:
    offers = Offer.objects.filter(external_key__in=[row.key for row in rows])
    loaded = offers.prefetch_related("aims__competency", "stages", "roles", "territories")
    return {(one.provider, one.external_key): one for one in loaded}


def _name(row: OfferRow) -> tuple[str, str]:
    return str(row.fields["provider"]), row.key


def _differs(offer: Offer, row: OfferRow) -> bool:
    told = {
        "aims": {(one.competency.code, one.from_level, one.to_level) for one in offer.aims.all()},
        "stages": {one.code for one in offer.stages.all()},
        "roles": {one.code for one in offer.roles.all()},
        "territories": {one.code for one in offer.territories.all()},
    }
    wanted = {
        "aims": {(aim.code, aim.from_level, aim.to_level) for aim in row.aims},
        "stages": set(row.stages),
        "roles": set(row.roles),
        "territories": set(row.territories),
    }
    is_gone = offer.retired_at is not None
    return is_gone or told != wanted or any(getattr(offer, k) != v for k, v in row.fields.items())


def _write(offer: Offer, row: OfferRow, *, known: _Known, at: datetime) -> None:
    for name, value in row.fields.items():
        setattr(offer, name, value)
    offer.revised_at, offer.retired_at = at, None
    offer.save()
    offer.stages.set([known.stages[code] for code in row.stages])
    offer.roles.set([known.roles[code] for code in row.roles])
    offer.territories.set([known.territories[code] for code in row.territories])
    offer.aims.all().delete()
    Aim.objects.bulk_create(
        Aim(
            offer=offer,
            competency=known.competencies[aim.code],
            from_level=aim.from_level,
            to_level=aim.to_level,
        )
        for aim in row.aims
    )


def _new_slug(row: OfferRow) -> str:
    base = slugify(str(row.fields["title"]))[:70].strip("-") or "offre"
    slug, number = base, 1
    while Offer.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def _place(fault: Fault) -> tuple[int, str]:
    return fault.line, fault.column
