"""Publishing without a wait, as the staff may: a draft in one step, or many things of an import.

Nothing is silent for all that: each thing gets its revision and its decision, told in the history.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing.differences import changed_fields
from impact.trust.publishing.kinds import Content, Kind, kind_of
from impact.trust.publishing.models import Decision, Publication, Revision
from impact.trust.publishing.operations.deciding import publish
from impact.trust.publishing.operations.errors import IncompleteBatch, OwnProposal, Unchanged
from impact.trust.publishing.operations.proposing import propose

Contents = Mapping[str, Content]


@dataclass(frozen=True, slots=True)
class Batch:
    """What publishing many things did: their revisions, and the keys that already said it."""

    revisions: list[Revision] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


@transaction.atomic
def publish_draft(*, revision: Revision, by: User, at: datetime) -> Revision:
    """Publish one's own draft in one step, for those who may decide of their own.

    :raises OwnProposal: if she is not of the staff; she proposes it, someone else decides.
    :raises Unchanged, Unexplained, Incomplete: as `propose` does.
    :raises Moved: if what it changes was changed meanwhile; it stays a draft.
    """
    if not by.is_staff:
        raise OwnProposal
    return publish(revision=propose(revision=revision, by=by, at=at), by=by, at=at)


@transaction.atomic
def publish_directly(
    *, kind: str, key: str, content: Content, by: User, at: datetime, summary: str
) -> Revision:
    """Publish one thing at once; a field that `content` leaves out stays as it is.

    :raises OwnProposal: if `by` is not of the staff.
    :raises Unchanged: if it says what everyone reads already.
    :raises IncompleteBatch: if it cannot be published as it is; nothing is.
    """
    done = publish_batch(kind=kind, contents={key: content}, by=by, at=at, summary=summary)
    if not done.revisions:
        raise Unchanged
    return done.revisions[0]


@transaction.atomic
def publish_batch(*, kind: str, contents: Contents, by: User, at: datetime, summary: str) -> Batch:
    """Publish many things of one kind, key → content, all or none; what says the same is left.

    A field that a content leaves out stays as it is. The journal has it once, and how many.

    :raises OwnProposal: if `by` is not of the staff.
    :raises IncompleteBatch: if any cannot be published; `faults` tells which, and how to mend it.
    """
    if not by.is_staff:
        raise OwnProposal
    sort, rows = kind_of(kind), _hold(kind, contents)
    now = _read(sort, contents, rows)
    said = {key: {**now[key], **contents[key]} for key in contents}
    fresh = [
        key
        for key in said
        if not now[key] or _is_retired(rows.get(key)) or changed_fields(now[key], said[key])
    ]
    told = {key: said[key] for key in fresh}
    if faults := _check(sort, told):
        raise IncompleteBatch(faults)
    rows |= _open(sort, {key: told[key] for key in fresh if key not in rows}, at=at)
    revisions = _write(rows, told, now=now, deed=_Deed(by, at, summary[:300]))
    _bring_out(sort, rows, revisions, told=told, at=at)
    if revisions:
        details: dict[str, str | int] = {"kind": kind, "count": len(revisions)}
        verb = "publishing.revisions.published_directly"
        record(verb, actor=by, subject=revisions[0], at=at, details=details)
    return Batch(revisions, [key for key in said if key not in told])


@transaction.atomic
def retire_batch(
    *, kind: str, keys: Iterable[str], reason: str, by: User, at: datetime
) -> list[str]:
    """Take many things of one kind out of what the public reads; return those that went.

    Things that another door wrote come to have a history by it. The journal has it once.
    """
    sort, asked = kind_of(kind), list(dict.fromkeys(keys))
    rows = _hold(kind, asked)
    now = _read(sort, {key: {} for key in asked}, rows)
    rows |= _open(sort, {key: now[key] for key in asked if now[key] and key not in rows}, at=at)
    gone = [key for key in asked if key in rows and not _is_retired(rows[key])]
    for key in gone:
        row = rows[key]
        row.retired_at, row.retired_by, row.retired_because = at, by, reason
        row.title = row.title or sort.title(now[key])[:200]
    names = ["retired_at", "retired_by", "retired_because", "title"]
    Publication.objects.bulk_update([rows[key] for key in gone], names, batch_size=200)
    if sort.many and sort.many.retire:
        sort.many.retire(gone, at)
    else:
        for key in gone:
            sort.retire(key, at)
    if gone:
        details: dict[str, str | int] = {"kind": kind, "count": len(gone)}
        record(
            "publishing.publications.retired_together",
            actor=by,
            subject=rows[gone[0]],
            at=at,
            details=details,
        )
    return gone


@dataclass(frozen=True, slots=True)
class _Deed:
    by: User
    at: datetime
    summary: str


def _hold(kind: str, keys: Iterable[str]) -> dict[str, Publication]:
    rows = Publication.objects.select_for_update(of=["self"]).select_related("current")
    return {one.key: one for one in rows.filter(kind=kind, key__in=list(keys)).order_by("pk")}


def _read(
    sort: Kind, contents: Contents, rows: Mapping[str, Publication]
) -> dict[str, dict[str, Any]]:
    """Return what the public reads now of each; nothing of what is new."""
    if sort.many:
        found = sort.many.contents_of(list(contents))
        return {key: dict(found.get(key) or {}) for key in contents}
    if sort.content_of:
        return {key: dict(sort.content_of(key) or {}) for key in contents}
    return {key: rows[key].content() if key in rows else {} for key in contents}


def _is_retired(row: Publication | None) -> bool:
    return row is not None and row.retired_at is not None


def _check(sort: Kind, told: Contents) -> dict[str, Mapping[str, str]]:
    if sort.many and sort.many.check:
        found = sort.many.check(told)
    else:
        found = {key: sort.check(key, content) for key, content in told.items()}
    return {key: faults for key, faults in found.items() if faults}


def _open(sort: Kind, new: Contents, *, at: datetime) -> dict[str, Publication]:
    """Add the rows of what has none yet."""
    if sort.many:
        places = sort.many.places_of(new) if sort.many.places_of else {}
    else:
        places = {key: sort.place_of(key) for key in new} if sort.place_of else {}
    rows = Publication.objects.bulk_create(
        Publication(kind=sort.code, key=key, place=places.get(key, ""), created_at=at)
        for key in new
    )
    return {one.key: one for one in rows}


def _write(
    rows: Mapping[str, Publication], told: Contents, *, now: Contents, deed: _Deed
) -> list[Revision]:
    """Write a numbered revision and its decision for each."""
    numbers = dict(
        Revision.objects.filter(publication__in=[rows[key].pk for key in told])
        .values_list("publication")
        .annotate(last=Max("number"))
        .values_list("publication", "last")
    )
    revisions = Revision.objects.bulk_create(
        Revision(
            publication=rows[key],
            state=Revision.State.PUBLISHED,
            number=(numbers.get(rows[key].pk) or 0) + 1,
            content=content,
            base=now[key],
            based_on_id=rows[key].current_id,
            summary=deed.summary,
            author=deed.by,
            created_at=deed.at,
            changed_at=deed.at,
            proposed_at=deed.at,
            published_at=deed.at,
        )
        for key, content in told.items()
    )
    Decision.objects.bulk_create(
        Decision(revision=one, outcome=Decision.Outcome.PUBLISHED, by=deed.by, at=deed.at)
        for one in revisions
    )
    return revisions


def _bring_out(
    sort: Kind,
    rows: Mapping[str, Publication],
    revisions: list[Revision],
    *,
    told: Contents,
    at: datetime,
) -> None:
    for one in revisions:
        row = rows[one.publication.key]
        row.current, row.title = one, sort.title(one.content)[:200]
        row.retired_at = row.retired_by = None
        row.retired_because = ""
    names = ["current", "title", "retired_at", "retired_by", "retired_because"]
    Publication.objects.bulk_update([rows[key] for key in told], names, batch_size=200)
    if sort.many:
        sort.many.apply(told, at)
        return
    for key, content in told.items():
        sort.apply(key, content, at)
