"""Harvesting other libraries: each page is kept with where the list goes on, or not at all.

A harvest that is cut goes on from its last page; the same page read twice changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from impact.presence.library.harvesting.dublin_core import describe_told
from impact.presence.library.harvesting.pages import Identity, Page, Told
from impact.presence.library.models import DataProvider, Harvested
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = [
    "KnownAlready",
    "Overtaken",
    "add_provider",
    "note_trouble",
    "start_provider",
    "stop_provider",
    "take_page",
]

#: How far back the next harvest looks again: what was being written while a page was read.
OVERLAP = timedelta(minutes=10)
SECONDS = "%Y-%m-%dT%H:%M:%SZ"
State, News = Harvested.State, Harvested.News


class KnownAlready(Exception):
    """This library is harvested already."""


class Overtaken(Exception):
    """Someone else read this page meanwhile."""


@transaction.atomic
def add_provider(
    *, name: str, base_url: str, set_spec: str = "", identity: Identity, by: User, at: datetime
) -> DataProvider:
    """Add a library that answered to its name.

    :raises KnownAlready: if it is harvested already.
    """
    try:
        with transaction.atomic():
            provider = DataProvider.objects.create(
                name=name.strip()[:160] or identity.name[:160] or base_url[:160],
                base_url=base_url,
                set_spec=set_spec,
                granularity=identity.granularity[:20],
                deleted_record=identity.deleted_record[:12],
                added_by=by,
                added_at=at,
            )
    except IntegrityError as known:
        raise KnownAlready from known
    record("library.provider.added", actor=by, subject=provider, at=at)
    return provider


@transaction.atomic
def stop_provider(*, provider: DataProvider, by: User, at: datetime) -> None:
    """Harvest a library no more; what it gave stays."""
    provider.stopped_at = at
    provider.save(update_fields=["stopped_at"])
    record("library.provider.stopped", actor=by, subject=provider, at=at)


@transaction.atomic
def start_provider(*, provider: DataProvider, by: User, at: datetime) -> None:
    """Harvest a library again, from where it was left."""
    provider.stopped_at = None
    provider.save(update_fields=["stopped_at"])
    record("library.provider.started", actor=by, subject=provider, at=at)


def note_trouble(*, provider: DataProvider, code: str) -> None:
    """Remember why a library could not be read; what was read stays, and where it goes on."""
    DataProvider.objects.filter(pk=provider.pk).update(trouble=code[:300])
    provider.trouble = code[:300]


@transaction.atomic
def take_page(*, provider: DataProvider, page: Page, by: User | None, at: datetime) -> DataProvider:
    """Keep a page that was read after what `provider` said; return how far the harvest is.

    :raises Overtaken: if the library was read further meanwhile.
    """
    held = DataProvider.objects.select_for_update().get(pk=provider.pk)
    if (held.resumption_token, held.asks_from) != (provider.resumption_token, provider.asks_from):
        raise Overtaken
    if page.fault and page.fault != "noRecordsMatch":
        return _faulted(held, page.fault)
    if not held.resumption_token:
        held.began_at, held.read, held.expected = at, 0, page.size
        held.asks_next_from = _ask_next_from(page.answered_at, held)
    _keep(held, page.records, at=at)
    held.read += len(page.records)
    held.resumption_token, held.trouble = page.token, ""
    if not page.token:
        held.asks_from, held.harvested_at, held.began_at = held.asks_next_from, at, None
        count = {"count": held.read}
        record("library.provider.harvested", actor=by, subject=held, at=at, details=count)
    held.save()
    return held


def _faulted(held: DataProvider, fault: str) -> DataProvider:
    """Remember an error of the protocol; a list that cannot go on is asked for again whole."""
    if fault == "badResumptionToken":
        held.resumption_token, held.began_at = "", None
    held.trouble = f"Fault {fault}"[:300]
    held.save()
    return held


def _ask_next_from(answered_at: str, held: DataProvider) -> str:
    """Return from when to ask next, by their clock; what cannot be read is asked for whole."""
    try:
        moment = datetime.strptime(answered_at, SECONDS)
    except ValueError:
        return held.asks_from
    moment -= OVERLAP
    is_fine = held.granularity.endswith("ssZ")
    return moment.strftime(SECONDS) if is_fine else moment.date().isoformat()


def _keep(provider: DataProvider, records: Sequence[Told], *, at: datetime) -> None:
    told = {one.identifier: one for one in records}
    rows = {one.identifier: one for one in provider.records.filter(identifier__in=list(told))}
    fresh, moved = [], []
    for identifier, one in told.items():
        row = rows.get(identifier)
        if row is None:
            # What is gone before it was ever seen has nothing to say.
            if not one.is_deleted:
                fresh.append(_new(provider, one, at=at))
        elif _hear(row, one, at=at):
            moved.append(row)
    Harvested.objects.bulk_create(fresh, batch_size=500)
    said = ["datestamp", "content", "is_deleted", "news", "read_at"]
    Harvested.objects.bulk_update(moved, said, batch_size=200)


def _new(provider: DataProvider, told: Told, *, at: datetime) -> Harvested:
    return Harvested(
        provider=provider,
        identifier=told.identifier,
        datestamp=told.datestamp,
        content=_content(told),
        read_at=at,
    )


def _hear(row: Harvested, told: Told, *, at: datetime) -> bool:
    """Bring a row up to what is told now, and say whether that is new."""
    content = row.content if told.is_deleted else _content(told)
    is_same = (row.is_deleted, row.content) == (told.is_deleted, content)
    if not is_same and row.state == State.KEPT:
        row.news = News.DELETED if told.is_deleted else News.CHANGED
    row.datestamp, row.content, row.is_deleted = told.datestamp, content, told.is_deleted
    row.read_at = at
    return not is_same


def _content(told: Told) -> Mapping[str, Any]:
    return describe_told(told.values or {})
