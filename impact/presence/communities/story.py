"""The story of an initiative's stages, told in order from its first day.

Plain values in and out; how each event is worded is the web's business.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from impact.presence.communities.course import Course
from impact.presence.communities.models import StageMove, StageSpan
from impact.presence.communities.moves import is_going_back


class Kind(Enum):
    BEGAN = "BEGAN"
    STARTED = "STARTED"
    MOVED = "MOVED"
    RETURNED = "RETURNED"
    ENDED = "ENDED"
    ARCHIVED = "ARCHIVED"


#: On a same day: the first stage, what starts, the moves, what ends.
_ORDER = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Event:
    on: date
    kind: Kind
    stage: str = ""
    slug: str = ""
    origin: str = ""
    lesson: str = ""


def story_of(course: Course) -> list[Event]:
    """Return what happened to the stages, oldest first; a start as main stage is told once."""
    arrivals = {(move.to_stage_id, move.on) for move in course.moves}
    events = [_of_move(move) for move in course.moves]
    for span in course.spans:
        if (span.stage_id, span.started_on) not in arrivals:
            events.append(_of_span(span, Kind.STARTED, on=span.started_on))
        if span.ended_on is not None:
            events.append(_of_span(span, Kind.ENDED, on=span.ended_on))
    if course.archived_on:
        events.append(Event(course.archived_on, Kind.ARCHIVED))
    return sorted(events, key=lambda event: (event.on, _ORDER[event.kind]))


def _of_move(move: StageMove) -> Event:
    origin = move.from_stage
    goes_back = is_going_back(
        from_position=origin.position if origin else None, to_position=move.to_stage.position
    )
    forward = Kind.MOVED if origin else Kind.BEGAN
    return Event(
        on=move.on,
        kind=Kind.RETURNED if goes_back else forward,
        stage=move.to_stage.name,
        slug=move.to_stage.slug,
        origin=origin.name if origin else "",
        lesson=move.lesson,
    )


def _of_span(span: StageSpan, kind: Kind, *, on: date) -> Event:
    return Event(on=on, kind=kind, stage=span.stage.name, slug=span.stage.slug)
