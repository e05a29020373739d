"""Preparing the story (« récit »): its title, its word, what is told, where chapters begin."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from impact.journeys.empowerment.models import LogEntry, Story
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class PreparedMeanwhile(Exception):
    """Someone else prepared the story in between; `current` is how it stands now."""

    def __init__(self, current: Story) -> None:
        super().__init__()
        self.current = current


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an entry stands in the story: in or out, its rank that day, the chapter it opens."""

    in_story: bool
    chapter: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    title: str
    intro: str
    grouping: str
    #: By number of the entry; those that are not named stay where they were.
    placed: Mapping[int, Placed]


@transaction.atomic
def prepare_story(
    *, initiative: Initiative, outline: Outline, revision: int, by: User, at: datetime
) -> Story:
    """Keep how the team tells its logbook; the first time, `revision` is 0.

    :raises PreparedMeanwhile: if it was prepared since that revision; nothing is written.
    :raises Archived: if the initiative is archived.
    """
    initiative = Initiative.objects.lock_open(initiative)
    story = Story.objects.filter(initiative=initiative).first()
    if story is not None and story.revision != revision:
        raise PreparedMeanwhile(story)
    if story is None:
        story = Story(initiative=initiative, revision=0)
    story.title, story.intro, story.grouping = outline.title, outline.intro, outline.grouping
    story.revised_by, story.revised_at, story.revision = by, at, story.revision + 1
    story.save()
    _place(initiative, outline.placed)
    context = initiative.context
    record("empowerment.story.prepared", actor=by, subject=story, at=at, context=context)
    return story


def _place(initiative: Initiative, placed: Mapping[int, Placed]) -> None:
    entries = list(initiative.log_entries.kept().filter(pk__in=placed))
    for entry in entries:
        here = placed[entry.pk]
        entry.in_story, entry.chapter, entry.place = here.in_story, here.chapter, here.place
    LogEntry.objects.bulk_update(entries, ["in_story", "chapter", "place"])
