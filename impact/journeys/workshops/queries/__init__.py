"""Readings of workshops; each returns plain values or rows already loaded."""

from impact.journeys.workshops.queries.rooms import (
    Asked,
    Room,
    asked_among,
    asked_of,
    find_by_code,
    questions_of,
    room_of,
    spread_of,
    subject_of,
    title_of,
    turnout_of,
)
from impact.journeys.workshops.queries.scales import scale_of

__all__ = [
    "Asked",
    "Room",
    "asked_among",
    "asked_of",
    "find_by_code",
    "questions_of",
    "room_of",
    "scale_of",
    "spread_of",
    "subject_of",
    "title_of",
    "turnout_of",
]
