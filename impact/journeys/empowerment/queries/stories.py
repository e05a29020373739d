"""What a logbook tells, as plain values that can be shown, frozen and let out (« récit »).

Both builders return the same shape, ready for JSON and for `empowerment/_story.html`:

    kind      "STORY" or "LOGBOOK"
    initiative, title, intro    texts; title and intro may be empty
    since, until                first and last day told, ISO, or ""
    told      how many entries
    components                  names looked at (extracts only)
    chapters  [{title, entries}], in order; a title may be empty
      entry   {id, on (ISO day), kind ("EVENT"/"CHANGE"), kind_label, title, body, actors,
               stage, components [names], photos}
      photo   {id, sha256, alt, width, height}: never an address

Texts are frozen by whoever keeps the values; **photos are not**. A frozen photo is only a number:
before each showing, `with_live_photos` drops those whose people took their consent back, and the
picture itself is handed over only through `find_shown_photo`. So a withdrawal reaches what was
published before it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from impact.journeys.empowerment.models import (
    Component,
    LogEntry,
    Photo,
    PhotoConsent,
    Story,
)
from impact.presence.communities.models import Initiative

__all__ = [
    "find_shown_photo",
    "logbook_extract_of",
    "photo_ids_in",
    "story_entries",
    "story_of",
    "with_live_photos",
]

Told = dict[str, Any]
_NameOf = Callable[[LogEntry], str]


def story_entries(initiative: Initiative) -> list[LogEntry]:
    """Return what the team wants told, the oldest first, ready for `story_of`."""
    return list(_whole(initiative.log_entries.in_story_order()))


def story_of(
    initiative: Initiative, entries: Iterable[LogEntry] | None = None, *, use: str = ""
) -> Told:
    """Return the story of a team: its title, its word, its chapters.

    `entries` are what it tells, the oldest first; what the team chose when not given. With a `use`
    (`PhotoConsent.Use`), only photos agreed for it are in; without, all of them: for the team only.
    """
    told = story_entries(initiative) if entries is None else list(entries)
    outline = Story.objects.filter(initiative=initiative).first()
    chapters = _chapters(told, grouping=outline.grouping if outline else Story.Grouping.YEARS)
    return {
        "kind": "STORY",
        "initiative": initiative.name,
        "title": outline.title if outline else "",
        "intro": outline.intro if outline else "",
        "components": [],
        **_told(chapters, shown=_shown(told, use)),
    }


def logbook_extract_of(
    initiative: Initiative,
    *,
    since: date | None = None,
    until: date | None = None,
    components: Sequence[Component] = (),
    use: str = PhotoConsent.Use.REPORT,
) -> Told:
    """Return a part of the logbook, month by month: between two days, about some components.

    An entry is in if it is tagged with one of the components; all are when none is named.
    """
    kept = initiative.log_entries.kept().order_by("happened_on", "place", "pk")
    if since:
        kept = kept.filter(happened_on__gte=since)
    if until:
        kept = kept.filter(happened_on__lte=until)
    if components:
        kept = kept.filter(components__in=[each.pk for each in components]).distinct()
    entries = list(_whole(kept))
    return {
        "kind": "LOGBOOK",
        "initiative": initiative.name,
        "title": "",
        "intro": "",
        "components": [each.full_name for each in components],
        **_told(_cut(entries, _month), shown=_shown(entries, use)),
    }


def photo_ids_in(told: Mapping[str, Any]) -> set[int]:
    """Return the numbers of the photos these values speak of; none for values of another shape."""
    return {
        photo["id"]
        for chapter in told.get("chapters", [])
        for entry in chapter.get("entries", [])
        for photo in entry.get("photos", [])
    }


def with_live_photos(told: Told, *, use: str) -> Told:
    """Return the same values without the photos no longer agreed for this use, or gone."""
    shown = set(
        Photo.objects.filter(pk__in=photo_ids_in(told)).agreed_for(use).values_list("pk", flat=True)
    )
    return told | {
        "chapters": [
            chapter
            | {
                "entries": [
                    entry | {"photos": [one for one in entry["photos"] if one["id"] in shown]}
                    for entry in chapter["entries"]
                ]
            }
            for chapter in told.get("chapters", [])
        ]
    }


def find_shown_photo(told: Mapping[str, Any], pk: int, *, use: str) -> Photo | None:
    """Return a photo these frozen values speak of, if its people still agree to this use."""
    if pk not in photo_ids_in(told):
        return None
    return Photo.objects.agreed_for(use).filter(pk=pk).first()


def _whole(entries: Any) -> Any:
    return entries.select_related("stage").prefetch_related("components", "photos")


def _shown(entries: Sequence[LogEntry], use: str) -> set[int]:
    """The photos these entries may show for a use, or all of them for the team."""
    photos = Photo.objects.filter(entry__in=[entry.pk for entry in entries])
    agreed = photos.agreed_for(use) if use else photos
    return set(agreed.values_list("pk", flat=True))


def _chapters(entries: Sequence[LogEntry], *, grouping: str) -> list[tuple[str, list[LogEntry]]]:
    if grouping == Story.Grouping.STAGES:
        return _cut(entries, _stage)
    if grouping == Story.Grouping.YEARS:
        return _cut(entries, _year)
    chapters: list[tuple[str, list[LogEntry]]] = []
    for entry in entries:
        if entry.chapter or not chapters:
            chapters.append((entry.chapter, []))
        chapters[-1][1].append(entry)
    return chapters


def _cut(entries: Iterable[LogEntry], name_of: _NameOf) -> list[tuple[str, list[LogEntry]]]:
    # Only neighbours are put together: a team that comes back to a stage tells it twice.
    return [(name, list(some)) for name, some in groupby(entries, key=name_of)]


def _year(entry: LogEntry) -> str:
    return str(entry.happened_on.year)


def _month(entry: LogEntry) -> str:
    return f"{MONTHS[entry.happened_on.month]} {entry.happened_on.year}".capitalize()


def _stage(entry: LogEntry) -> str:
    return entry.stage.name if entry.stage else _("Hors des étapes")


def _told(chapters: Sequence[tuple[str, list[LogEntry]]], *, shown: set[int]) -> Told:
    days = [entry.happened_on.isoformat() for _name, entries in chapters for entry in entries]
    return {
        "since": min(days, default=""),
        "until": max(days, default=""),
        "told": len(days),
        "chapters": [
            {"title": name, "entries": [_entry(entry, shown=shown) for entry in entries]}
            for name, entries in chapters
        ],
    }


def _entry(entry: LogEntry, *, shown: set[int]) -> Told:
    return {
        "id": entry.pk,
        "on": entry.happened_on.isoformat(),
        "kind": entry.kind,
        "kind_label": str(LogEntry.Kind(entry.kind).label),
        "title": entry.title,
        "body": entry.body,
        "actors": entry.actors,
        "stage": entry.stage.name if entry.stage else "",
        "components": [component.full_name for component in entry.components.all()],
        "photos": [_photo(photo) for photo in entry.photos.all() if photo.pk in shown],
    }


def _photo(photo: Photo) -> Told:
    return {
        "id": photo.pk,
        "sha256": photo.sha256,
        "alt": photo.alt,
        "width": photo.width,
        "height": photo.height,
    }
