"""A community follows its own pouvoir d'agir, and keeps its logbook.

A frame names components; an appraisal says, one day, how a group sees each of them; the logbook
tells events and changes. Nothing here adds components up, ranks, or leaves the community.
"""

from impact.journeys.empowerment.models.appraisals import (
    Appraisal,
    Ballot,
    Judgement,
    Reopening,
    Sheet,
)
from impact.journeys.empowerment.models.frames import Component, Frame, Item
from impact.journeys.empowerment.models.logbook import LogEntry, Photo, PhotoConsent, Story

__all__ = [
    "Appraisal",
    "Ballot",
    "Component",
    "Frame",
    "Item",
    "Judgement",
    "LogEntry",
    "Photo",
    "PhotoConsent",
    "Reopening",
    "Sheet",
    "Story",
]
