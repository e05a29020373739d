"""Reading the logbook: what matches, what entries may be tagged with, what is recent."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q

from impact.journeys.empowerment.models import Component, LogEntry, Photo, PhotoConsent
from impact.journeys.empowerment.models.logbook import LogEntryQuerySet
from impact.knowledge.territories.names import fold
from impact.presence.communities.models import Initiative

#: What a team that has not appraised anything yet is offered to tag with.
DEFAULT_FRAME = "ninacs"


@dataclass(frozen=True, slots=True)
class Sieve:
    """What one looks for in a logbook; empty, everything passes."""

    kind: str = ""
    component: int | None = None
    stage: str = ""
    words: str = ""


def find_entries(initiative: Initiative, *, sieve: Sieve | None = None) -> LogEntryQuerySet:
    """Return what is in the logbook and passes, the latest first, ready to be shown.

    Words are found whatever their accents and capitals; all of them must be there.
    """
    asked = sieve or Sieve()
    entries = initiative.log_entries.kept()
    if asked.kind:
        entries = entries.filter(kind=asked.kind)
    if asked.component:
        entries = entries.filter(components=asked.component)
    if asked.stage:
        entries = entries.filter(stage__code=asked.stage)
    if words := fold(asked.words).split():
        # Databases do not agree on accents: what matches is worked out here.
        entries = entries.filter(pk__in=_telling(entries, words))
    return entries.select_related("stage").prefetch_related("components", "photos")


def tags_for(initiative: Initiative, *, entry: LogEntry | None = None) -> list[Component]:
    """Return the components entries may be tagged with, frame by frame.

    Those of the frames the team uses or wrote, or of the first frame of the field when it has
    used none; and those this entry is tagged with already.
    """
    used = Q(frame__in=initiative.appraisals.values("frame")) | Q(
        frame__initiative=initiative, frame__retired_at=None
    )
    components = Component.objects.select_related("frame").order_by("frame_id", "position")
    ours = components.filter(used)
    if not ours.exists():
        ours = components.filter(frame__code=DEFAULT_FRAME)
    kept = Q(pk__in=ours.values("pk"))
    if entry is not None:
        kept |= Q(pk__in=entry.components.values("pk"))
    return list(components.filter(kept))


def photos_of(initiative: Initiative) -> list[Photo]:
    """Return the photos of the entries that are there, with the agreements in force."""
    in_force = PhotoConsent.objects.filter(withdrawn_at=None)
    photos = Photo.objects.filter(entry__initiative=initiative, entry__removed_at=None)
    return list(
        photos.select_related("entry").prefetch_related(Prefetch("consents", queryset=in_force))
    )


def _telling(entries: LogEntryQuerySet, words: list[str]) -> list[int]:
    said = entries.order_by().values_list("pk", "title", "body", "actors").distinct()
    found = []
    for pk, *texts in said:
        told = fold(" ".join(texts))
        if all(word in told for word in words):
            found.append(pk)
    return found
