"""Beginning an initiative, telling it anew, putting it away and taking it up again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Territory
from impact.lib.slugs import create_at_free_slug, stem_of
from impact.presence.communities.models import (
    Access,
    Initiative,
    Membership,
    StageMove,
    StageSpan,
)
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

#: Addresses that pages of the site already answer to.
RESERVED = frozenset({"nouvelle"})


class AlreadyArchived(Exception):
    """Someone archived the initiative before."""


class ChangedMeanwhile(Exception):
    """Someone else changed the sheet since this person read it; `current` is how it stands."""

    def __init__(self, current: Initiative) -> None:
        super().__init__(current)
        self.current = current


class MainStageNotActive(Exception):
    """The main stage has to be one of the active ones."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What people tell of an initiative on its sheet."""

    name: str
    about: str = ""
    language: str = Initiative.Language.FRENCH
    territories: Sequence[Territory] = ()
    #: Codes of `themes`.
    themes: Sequence[str] = ()


@transaction.atomic
def create_initiative(
    *,
    outline: Outline,
    stages: Sequence[Stage],
    main: Stage,
    roles: Sequence[Role],
    by: User,
    at: datetime,
    on: date | None = None,
) -> Initiative:
    """Begin an initiative, private, coordinated by its author; stages and roles start `on`.

    :raises MainStageNotActive: if `main` is not among `stages`.
    """
    if main not in stages:
        raise MainStageNotActive
    initiative = _write_down(outline, by=by, at=at)
    day = on or timezone.localdate(at)
    _settle(initiative, stages=stages, main=main, by=by, at=at, on=day)
    membership = Membership.objects.create(
        initiative=initiative, person=by, access=Access.COORDINATOR, joined_at=at
    )
    for role in roles:
        membership.assignments.create(role=role, started_on=day)
    record(
        "communities.initiative.created",
        actor=by,
        subject=initiative,
        at=at,
        context=initiative.context,
    )
    return initiative


@transaction.atomic
def edit_initiative(
    *, initiative: Initiative, outline: Outline, revision: int, by: User, at: datetime
) -> Initiative:
    """Write the sheet anew, if it still stands as this person read it.

    :raises ChangedMeanwhile: if it was changed since that revision; nothing is written.
    :raises Archived: if it was archived.
    """
    held = Initiative.objects.lock_open(initiative)
    if held.revision != revision:
        raise ChangedMeanwhile(held)
    held.name, held.about, held.language = outline.name, outline.about, outline.language
    held.themes = list(outline.themes)
    held.mark_revised(by=by, at=at)
    held.save()
    held.territories.set(outline.territories)
    record("communities.initiative.edited", actor=by, subject=held, at=at, context=held.context)
    return held


@transaction.atomic
def archive_initiative(*, initiative: Initiative, by: User, at: datetime) -> None:
    """Put the initiative away: all stays readable by its members, nothing changes any more.

    :raises AlreadyArchived: if someone did it before.
    """
    held = Initiative.objects.lock(initiative)
    if held.is_archived:
        raise AlreadyArchived
    held.archive(by=by, at=at)
    held.invitations.forget_addresses()
    record("communities.initiative.archived", actor=by, subject=held, at=at, context=held.context)


@transaction.atomic
def restore_initiative(*, initiative: Initiative, by: User, at: datetime) -> None:
    """Take an archived initiative up again; doing it twice changes nothing."""
    held = Initiative.objects.lock(initiative)
    if not held.is_archived:
        return
    held.restore()
    record("communities.initiative.restored", actor=by, subject=held, at=at, context=held.context)


def _write_down(outline: Outline, *, by: User, at: datetime) -> Initiative:
    sheet = {
        "name": outline.name,
        "about": outline.about,
        "language": outline.language,
        "themes": list(outline.themes),
        "created_by": by,
        "created_at": at,
    }
    initiative = create_at_free_slug(
        Initiative.objects,
        stem=stem_of(outline.name, otherwise="demarche"),
        values=sheet,
        reserved=RESERVED,
    )
    initiative.territories.set(outline.territories)
    return initiative


def _settle(
    initiative: Initiative,
    *,
    stages: Sequence[Stage],
    main: Stage,
    by: User,
    at: datetime,
    on: date,
) -> None:
    StageSpan.objects.bulk_create(
        StageSpan(
            initiative=initiative,
            stage=stage,
            started_on=on,
            is_main=stage == main,
            recorded_at=at,
        )
        for stage in stages
    )
    StageMove.objects.create(initiative=initiative, to_stage=main, on=on, by=by, recorded_at=at)
