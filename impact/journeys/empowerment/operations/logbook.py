"""Writing the logbook (« journal de bord »): adding, changing, removing, putting back, erasing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from impact.journeys.empowerment.models import Component, LogEntry
from impact.knowledge.mobilization.models import Stage
from impact.lib.kept_pictures import erase_files
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

#: A removed entry may be put back for so long; then it is erased, with its photos.
REMOVED_LAST = timedelta(days=30)
#: What happened before is history: the year was mistyped.
EARLIEST = date(1950, 1, 1)


class NotThatDay(Exception):
    """The day is yet to come, or so far back that it is a slip of the finger."""


class ChangedMeanwhile(Exception):
    """Someone else changed the same thing in between; `current` is how it stands now."""

    def __init__(self, current: LogEntry) -> None:
        super().__init__()
        self.current = current


class AlreadyRemoved(Exception):
    """The entry was removed: it is neither changed nor removed again."""


@dataclass(frozen=True, slots=True)
class Told:
    """What someone tells: an event or a change, a day, a line; the rest if she has the time."""

    happened_on: date
    title: str
    kind: str = LogEntry.Kind.EVENT
    body: str = ""
    actors: str = ""
    stage: Stage | None = None
    components: Sequence[Component] = ()
    in_story: bool = True


@transaction.atomic
def write_entry(*, initiative: Initiative, told: Told, by: User, at: datetime) -> LogEntry:
    """Add an entry to the logbook of an initiative.

    :raises Archived: if the initiative is archived.
    :raises NotThatDay: if the day is to come, or before 1950.
    """
    initiative = Initiative.objects.lock_open(initiative)
    entry = LogEntry(initiative=initiative, created_by=by, created_at=at)
    _say(entry, told, at=at)
    entry.save()
    entry.components.set(told.components)
    _record("empowerment.entry.written", entry, by=by, at=at)
    return entry


@transaction.atomic
def revise_entry(*, entry: LogEntry, told: Told, revision: int, by: User, at: datetime) -> LogEntry:
    """Tell an entry otherwise.

    :raises ChangedMeanwhile: if it was changed since that revision; nothing is written.
    :raises AlreadyRemoved: if it was removed.
    :raises Archived: if the initiative is archived.
    :raises NotThatDay: if the day is to come, or before 1950.
    """
    held = hold_kept(entry)
    if held.revision != revision:
        raise ChangedMeanwhile(held)
    _say(held, told, at=at)
    held.revision += 1
    held.save()
    held.components.set(told.components)
    _record("empowerment.entry.revised", held, by=by, at=at)
    return held


@transaction.atomic
def remove_entry(*, entry: LogEntry, by: User, at: datetime) -> None:
    """Take an entry out of the logbook, its photos with it; it may be put back for a while.

    :raises AlreadyRemoved: if someone did before.
    :raises Archived: if the initiative is archived.
    """
    held = hold_kept(entry)
    held.removed_at = at
    held.save(update_fields=["removed_at"])
    _record("empowerment.entry.removed", held, by=by, at=at)


@transaction.atomic
def restore_entry(*, entry: LogEntry, by: User, at: datetime) -> None:
    """Put a removed entry back as it was; nothing happens if it is there.

    :raises Archived: if the initiative is archived.
    """
    Initiative.objects.lock_open(entry.initiative)
    held = LogEntry.objects.select_for_update().get(pk=entry.pk)
    if held.removed_at is None:
        return
    held.removed_at = None
    held.save(update_fields=["removed_at"])
    _record("empowerment.entry.restored", held, by=by, at=at)


@transaction.atomic
def erase_entry(*, entry: LogEntry, by: User, at: datetime) -> None:
    """Erase a removed entry for good, and the files of its photos.

    :raises Archived: if the initiative is archived.
    """
    Initiative.objects.lock_open(entry.initiative)
    held = LogEntry.objects.removed().select_for_update().get(pk=entry.pk)
    _record("empowerment.entry.erased", held, by=by, at=at)
    _erase(held)


@transaction.atomic
def erase_removed(*, at: datetime) -> int:
    """Erase every entry removed more than thirty days ago; return how many."""
    gone = LogEntry.objects.removed().filter(removed_at__lt=at - REMOVED_LAST)
    entries = list(gone.select_for_update())
    for entry in entries:
        _erase(entry)
    return len(entries)


def hold_kept(entry: LogEntry) -> LogEntry:
    """Hold an entry that is still there, in an initiative that still changes.

    :raises Archived: if the initiative is archived.
    :raises AlreadyRemoved: if the entry was removed.
    """
    Initiative.objects.lock_open(entry.initiative)
    held = LogEntry.objects.select_for_update().filter(pk=entry.pk).first()
    if held is None or held.removed_at is not None:
        raise AlreadyRemoved
    return held


def is_a_day_to_tell(day: date, *, today: date) -> bool:
    return EARLIEST <= day <= today


def _say(entry: LogEntry, told: Told, *, at: datetime) -> None:
    if not is_a_day_to_tell(told.happened_on, today=timezone.localdate(at)):
        raise NotThatDay(told.happened_on)
    entry.kind, entry.happened_on, entry.title = told.kind, told.happened_on, told.title
    entry.body, entry.actors, entry.stage = told.body, told.actors, told.stage
    entry.in_story = told.in_story


def _erase(entry: LogEntry) -> None:
    erase_files(entry.photos.all())
    entry.delete()


def _record(verb: str, entry: LogEntry, *, by: User, at: datetime) -> None:
    record(verb, actor=by, subject=entry, at=at, context=entry.initiative.context)
