"""Bringing a file of resources in: held, foreseen, published in one go, and undone in one go."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from impact.presence.library import formats
from impact.presence.library.descriptions import describe
from impact.presence.library.duplicates import Reason
from impact.presence.library.foreseeing import (
    Choice,
    Foreseen,
    Line,
    Shelf,
    Standing,
    foresee,
)
from impact.presence.library.formats import Entry, Fault
from impact.presence.library.kinds import RESERVED, RESOURCES
from impact.presence.library.models import Import, Resource
from impact.presence.library.operations.likenesses import keep_apart
from impact.presence.library.queries.likenesses import pairs_with
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing import operations as publishing

__all__ = [
    "MOST",
    "AlreadyDone",
    "TooManyRecords",
    "bring_in",
    "drop_import",
    "foresee_import",
    "hold_file",
    "settle_import",
    "undo_import",
]

#: As many records as a file may hold: what a server does while a person waits.
MOST = 2_000
#: How long a file that nobody brought in is held.
HELD = timedelta(days=7)


class TooManyRecords(Exception):
    """The file holds more records than are brought in at once."""


class AlreadyDone(Exception):
    """This file was brought in, or undone, already."""


@transaction.atomic
def hold_file(*, name: str, data: bytes, by: User, at: datetime) -> Import:
    """Keep a file to be looked at; nothing of it enters the library yet.

    :raises Unreadable: if it is no file of resources; its message says what to send instead.
    :raises TooManyRecords: if it must be cut first.
    """
    text, guessed = formats.decode(data)
    form = formats.recognize(text)
    if len(formats.read(text, form=form).entries) > MOST:
        raise TooManyRecords
    Import.objects.waiting().filter(at__lt=at - HELD).delete()
    held = Import.objects.create(
        name=name[-160:], form=form, text=text, guessed=guessed, by=by, at=at
    )
    record("library.import.held", actor=by, subject=held, at=at)
    return held


@transaction.atomic
def settle_import(*, held: Import, common: Mapping[str, Any], lines: Mapping[str, str]) -> Import:
    """Keep what was settled while looking: values for all, and line by line.

    :raises AlreadyDone: if it was brought in meanwhile.
    """
    held = _hold(held)
    kept = {line: one for line, one in lines.items() if one in set(Choice) and line.isdecimal()}
    held.settled = {"common": dict(common), "lines": {**held.settled.get("lines", {}), **kept}}
    held.save(update_fields=["settled"])
    return held


@transaction.atomic
def drop_import(*, held: Import, by: User, at: datetime) -> None:
    """Throw away a file that was only looked at.

    :raises AlreadyDone: if it was brought in meanwhile.
    """
    held = _hold(held)
    record("library.import.dropped", actor=by, subject=held, at=at)
    held.delete()


def foresee_import(held: Import) -> Foreseen:
    """Return what bringing this file in would do, as it was settled so far."""
    reading = formats.read(held.text, form=held.form)
    settled = held.settled
    choices = {int(line): Choice(one) for line, one in settled.get("lines", {}).items()}
    shelf = _shelf_of(reading.entries)
    common = settled.get("common", {})
    lines = foresee(reading.entries, shelf=shelf, common=common, choices=choices)
    lines, faults = _checked(lines)
    told = sorted((*reading.faults, *faults), key=lambda one: (one.line, one.column))
    return Foreseen(tuple(lines), tuple(told), reading.unread)


@transaction.atomic
def bring_in(*, held: Import, by: User, at: datetime) -> Foreseen:
    """Publish what was foreseen, all or nothing; the same file again changes nothing.

    :raises AlreadyDone: if it was brought in already.
    :raises OwnProposal: if `by` is not of the staff.
    """
    held = _hold(held)
    foreseen = foresee_import(held)
    contents = {line.slug: line.content for line in foreseen.written}
    summary = _("Import du fichier «\u00a0%(name)s\u00a0»") % {"name": held.name}
    done = publishing.publish_batch(
        kind=Resource.FOUND_AS, contents=contents, by=by, at=at, summary=summary
    )
    added = {line.slug for line in foreseen.lines if line.is_added}
    rows = Resource.objects.in_bulk(list(contents), field_name="slug")
    held.added.set(rows[slug] for slug in added)
    _tell_apart(foreseen, rows, by=by, at=at)
    held.confirmed_at, held.text = at, ""
    held.changed = len(done.revisions) - len(added)
    held.left = len(foreseen.blocked) + len(foreseen.lines) - len(foreseen.written)
    held.save(update_fields=["confirmed_at", "text", "changed", "left"])
    counts = {"added": len(added), "changed": held.changed}
    record("library.import.brought_in", actor=by, subject=held, at=at, details=counts)
    return foreseen


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing an import withdrew, and what was left because someone changed it since."""

    withdrawn: Sequence[str]
    left: Sequence[str]


@transaction.atomic
def undo_import(*, done: Import, by: User, at: datetime) -> Undone:
    """Withdraw what an import added and nobody changed since; what it changed stays.

    :raises AlreadyDone: if it was undone already, or never brought in.
    """
    done = Import.objects.select_for_update().get(pk=done.pk)
    if done.undone_at or not done.confirmed_at:
        raise AlreadyDone
    rows = done.added.filter(retired_at=None).values_list("slug", "revised_at")
    withdrawn = [slug for slug, revised in rows if revised == done.confirmed_at]
    left = [slug for slug, revised in rows if revised != done.confirmed_at]
    publishing.retire_batch(
        kind=Resource.FOUND_AS,
        keys=withdrawn,
        reason=_("L’import qui l’avait ajoutée est annulé."),
        by=by,
        at=at,
    )
    done.undone_at, done.undone_by = at, by
    done.save(update_fields=["undone_at", "undone_by"])
    counts = {"withdrawn": len(withdrawn)}
    record("library.import.undone", actor=by, subject=done, at=at, details=counts)
    return Undone(withdrawn, left)


def _hold(held: Import) -> Import:
    found = Import.objects.select_for_update().filter(pk=held.pk, confirmed_at=None).first()
    if found is None:
        raise AlreadyDone
    return found


def _shelf_of(entries: Sequence[Entry]) -> Shelf:
    """Return what these entries meet: what stands at their addresses, and what they are like."""
    alike: dict[int, list[tuple[int, tuple[Reason, ...]]]] = defaultdict(list)
    earlier: dict[int, list[tuple[int, tuple[Reason, ...]]]] = defaultdict(list)
    for pair in pairs_with([entry.description for entry in entries]):
        match pair.first, pair.second:
            case (int(pk), (_, int(place))):
                alike[place].append((pk, pair.reasons))
            case ((_, int(before)), (_, int(place))):
                earlier[place].append((before, pair.reasons))
    slugs = {entry.slug for entry in entries if entry.slug}
    ours, by_pk = _standing(slugs, {pk for mates in alike.values() for pk, _why in mates})
    return Shelf(
        ours=ours,
        alike={
            place: [(by_pk[pk], reasons) for pk, reasons in mates if pk in by_pk]
            for place, mates in alike.items()
        },
        earlier=earlier,
        taken=frozenset({*Resource.objects.values_list("slug", flat=True), *RESERVED}),
    )


def _standing(slugs: set[str], pks: set[int]) -> tuple[dict[str, Standing], dict[int, Standing]]:
    """Return resources by address and by key; one that was merged stands where it went."""
    rows = Resource.objects.described()
    ours = {one.slug: one for one in rows.filter(slug__in=slugs).select_related("merged_into")}
    gone = {one.merged_into_id for one in ours.values() if one.merged_into_id}
    by_pk = {one.pk: one for one in rows.filter(pk__in=pks | gone)}
    told = {one.pk: _stand(one) for one in (*by_pk.values(), *ours.values())}
    return (
        {slug: told[one.merged_into_id or one.pk] for slug, one in ours.items()},
        {pk: told[pk] for pk in by_pk},
    )


def _stand(row: Resource) -> Standing:
    return Standing(row.slug, describe(row), row.retired_at is None)


def _checked(lines: Sequence[Line]) -> tuple[list[Line], list[Fault]]:
    """Return the lines that may be published or left, and what is wrong with the others."""
    assert RESOURCES.many
    assert RESOURCES.many.check
    asked = {str(line.number): line.content for line in lines if line.fate != "SAME"}
    wrong = {key: faults for key, faults in RESOURCES.many.check(asked).items() if faults}
    faults = [
        Fault(int(key), cure, str(RESOURCES.field(name).label))
        for key, found in wrong.items()
        for name, cure in found.items()
    ]
    kept: list[Line] = []
    seen: dict[str, int] = {}
    for line in lines:
        if str(line.number) in wrong:
            continue
        first = seen.setdefault(line.slug, line.number) if line.is_written else line.number
        if first != line.number:
            cure = _("Cette notice est déjà celle de la ligne %(line)s\u00a0: gardez-en une seule.")
            faults.append(Fault(line.number, cure % {"line": first}))
            continue
        kept.append(line)
    return kept, faults


def _tell_apart(
    foreseen: Foreseen, rows: Mapping[str, Resource], *, by: User, at: datetime
) -> None:
    """Keep that what was added all the same is no duplicate of what it is like."""
    at_line = {line.number: line.slug for line in foreseen.lines if line.is_written}
    likes = [line for line in foreseen.lines if line.is_added and line.twins]
    slugs = {twin.slug or at_line.get(twin.line, "") for line in likes for twin in line.twins}
    held = dict(rows) | Resource.objects.in_bulk(list(slugs - {""}), field_name="slug")
    couples = [
        (held[line.slug], held[slug])
        for line in likes
        for twin in line.twins
        if (slug := twin.slug or at_line.get(twin.line, "")) in held
    ]
    keep_apart(couples=couples, by=by, at=at)
