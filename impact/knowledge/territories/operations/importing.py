"""Importing the official municipality directory: foreseen first, then done whole or not at all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from impact.knowledge.territories.comparison import Comparison, compare
from impact.knowledge.territories.directory import Directory, Fault
from impact.knowledge.territories.models import COUNTIES, Kind, Territory
from impact.knowledge.territories.operations.writing import facts_of, write
from impact.knowledge.territories.placement import place_rows
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

#: Beyond this share of what stands, a file that retires looks like a file cut short.
MANY = 0.1


class DirectoryRefused(Exception):
    """The file holds errors: nothing was imported."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What importing the file would do, and what is wrong with it."""

    comparison: Comparison
    faults: list[Fault]

    @property
    def errors(self) -> list[Fault]:
        return [fault for fault in self.faults if fault.is_error]

    @property
    def warnings(self) -> list[Fault]:
        return [fault for fault in self.faults if not fault.is_error]

    @property
    def changes_something(self) -> bool:
        told = self.comparison
        return bool(told.created or told.changed or told.retired)


def foresee_directory(*, directory: Directory, year: int) -> Foreseen:
    """Return what importing this directory would change today; `year` is that of its figures."""
    above = Territory.objects.official().in_force().filter(kind__in=[Kind.REGION, *COUNTIES])
    placed, faults = place_rows(directory.rows, above=facts_of(above), year=year)
    standing = facts_of(Territory.objects.official().localities())
    comparison = compare(standing=standing, wanted=placed)
    foreseen = Foreseen(comparison=comparison, faults=sorted([*directory.faults, *faults]))
    in_force = sum(not facts.is_retired for facts in standing.values())
    if not foreseen.errors and len(comparison.retired) > MANY * in_force:
        cause = f"{len(comparison.retired)} municipalités sur {in_force} seraient retirées\u00a0: "
        fault = Fault(1, "", cause + "le fichier est-il entier?", is_error=False)
        foreseen.faults.insert(0, fault)
    return foreseen


@transaction.atomic
def import_directory(*, directory: Directory, year: int, by: User | None, at: datetime) -> Foreseen:
    """Make the municipalities say what the directory says; what left it is retired.

    `by` is empty when the machine room runs the import.

    :raises DirectoryRefused: if the directory holds an error; then nothing changes.
    """
    regions = Territory.objects.official().regions().order_by("code").select_for_update()
    # Two imports at once would both create: the second waits for the first on the regions.
    held = list(regions)
    foreseen = foresee_directory(directory=directory, year=year)
    if foreseen.errors:
        raise DirectoryRefused(foreseen)
    if foreseen.changes_something:
        day = timezone.localdate(at)
        write(foreseen.comparison, since=day, on=day)
        _tell(foreseen.comparison, region=held[0], by=by, at=at)
    return foreseen


def _tell(told: Comparison, *, region: Territory, by: User | None, at: datetime) -> None:
    """Write the import in the journal, on the first region: it concerns all of them."""
    counts = {
        "created": len(told.created),
        "changed": len(told.changed),
        "retired": len(told.retired),
    }
    record("territories.directory.imported", actor=by, subject=region, at=at, details=counts)
