"""Appraising together: a draft written component by component, then closed.

A closed appraisal is mended by opening it again: why is told, and what it said until then is kept.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from impact.journeys.empowerment.models import (
    Appraisal,
    Component,
    Frame,
    Judgement,
    Reopening,
)
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class NotInTheFrame(Exception):
    """The component, or the level, is not one of this frame."""


class AlreadyClosed(Exception):
    """The appraisal is closed: it is read, and no longer changed."""


class NothingSaid(Exception):
    """An appraisal in which nothing was said is not closed; it is set aside."""


class NotClosed(Exception):
    """Only what was closed is opened again; answers given alone are erased, and never are."""


class JudgedMeanwhile(Exception):
    """Someone wrote about this component since it was read; `current` is how it stands now."""

    def __init__(self, current: Judgement) -> None:
        super().__init__(current)
        self.current = current


@dataclass(frozen=True, slots=True)
class Judged:
    """What the group agreed on about one component; None when it could not tell."""

    level: int | None
    confidence: int | None = None
    reasons: str = ""
    dissent: str = ""
    evidence: str = ""
    next_step: str = ""


@transaction.atomic
def begin_together(
    *, initiative: Initiative, frame: Frame, held_on: date, present: str, by: User, at: datetime
) -> Appraisal:
    """Open a draft the group fills in component by component.

    :raises Archived: if the initiative is archived.
    """
    initiative = Initiative.objects.lock_open(initiative)
    appraisal = Appraisal.objects.create(
        initiative=initiative,
        frame=frame,
        mode=Appraisal.Mode.TOGETHER,
        held_on=held_on,
        present=present,
        created_by=by,
        created_at=at,
    )
    _tell("empowerment.appraisal.begun", appraisal, by=by, at=at)
    return appraisal


@transaction.atomic
def judge(
    *, appraisal: Appraisal, component: Component, judged: Judged, revision: int | None = None
) -> Judgement:
    """Write, or rewrite, what the group agrees on about a component.

    `revision` is what the writer had before her eyes: 0 for nothing yet, None not to compare.

    :raises AlreadyClosed: if the appraisal is closed.
    :raises NotInTheFrame: if the component or the level is not of its frame.
    :raises JudgedMeanwhile: if someone else wrote since; nothing is changed.
    """
    held = lock_draft(appraisal)
    if component.frame_id != held.frame_id or not is_on_scale(judged.level, frame=held.frame):
        raise NotInTheFrame
    current = held.judgements.filter(component=component).first()
    if current is None:
        return held.judgements.create(component=component, **asdict(judged))
    if revision is not None and current.revision != revision and told_by(current) != judged:
        raise JudgedMeanwhile(current)
    for name, said in asdict(judged).items():
        setattr(current, name, said)
    current.revision += 1
    current.save()
    return current


@transaction.atomic
def close_together(
    *, appraisal: Appraisal, by: User, at: datetime, present: str | None = None
) -> Appraisal:
    """Close the appraisal; the team reads it from then on. `present` rewrites who was there.

    :raises AlreadyClosed: if it was closed before.
    :raises NothingSaid: if no component was judged.
    """
    held = lock_draft(appraisal)
    if not held.judgements.exists():
        raise NothingSaid
    if present is not None:
        held.present = present
    held.closed_at = at
    held.save(update_fields=["closed_at", "present"])
    _tell("empowerment.appraisal.recorded", held, by=by, at=at)
    return held


@transaction.atomic
def reopen_appraisal(*, appraisal: Appraisal, reason: str, by: User, at: datetime) -> Reopening:
    """Take a closed appraisal up again; what it said is kept beside, and so is why.

    :raises Archived: if the initiative is archived.
    :raises NotClosed: if it is open, or was answered alone.
    """
    Initiative.objects.lock_open(appraisal.initiative)
    held = Appraisal.objects.select_for_update().get(pk=appraisal.pk)
    if not held.is_closed or held.mode != Appraisal.Mode.TOGETHER:
        raise NotClosed
    said = {
        one.component.code: asdict(told_by(one))
        for one in held.judgements.select_related("component")
    }
    reopening = held.reopenings.create(reason=reason, before=said, by=by, at=at)
    held.closed_at = None
    held.save(update_fields=["closed_at"])
    _tell("empowerment.appraisal.reopened", held, by=by, at=at)
    return reopening


@transaction.atomic
def discard_draft(*, appraisal: Appraisal, by: User, at: datetime) -> None:
    """Set aside a draft nobody will finish, with what was written in it.

    :raises AlreadyClosed: if it is closed, or was once: then it stays.
    """
    held = lock_draft(appraisal)
    if held.reopenings.exists():
        raise AlreadyClosed
    _tell("empowerment.appraisal.discarded", held, by=by, at=at)
    held.delete()


@transaction.atomic
def record_together(
    *,
    initiative: Initiative,
    frame: Frame,
    judged: Mapping[str, Judged],
    held_on: date,
    by: User,
    at: datetime,
) -> Appraisal:
    """Keep a finished appraisal of what a group agreed on elsewhere, by component code.

    :raises Archived: if the initiative is archived.
    :raises NotInTheFrame: if a component or a level is not of this frame; nothing is written.
    """
    appraisal = begin_together(
        initiative=initiative, frame=frame, held_on=held_on, present="", by=by, at=at
    )
    components = {each.code: each for each in frame.components.all()}
    for code, said in judged.items():
        if code not in components:
            raise NotInTheFrame(code)
        judge(appraisal=appraisal, component=components[code], judged=said)
    return close_together(appraisal=appraisal, by=by, at=at)


def lock_draft(appraisal: Appraisal) -> Appraisal:
    """Hold an appraisal still open.

    :raises AlreadyClosed: if it is not.
    """
    held = Appraisal.objects.select_for_update().get(pk=appraisal.pk)
    if held.is_closed:
        raise AlreadyClosed
    return held


def told_by(judgement: Judgement) -> Judged:
    return Judged(
        level=judgement.level,
        confidence=judgement.confidence,
        reasons=judgement.reasons,
        dissent=judgement.dissent,
        evidence=judgement.evidence,
        next_step=judgement.next_step,
    )


def is_on_scale(level: int | None, *, frame: Frame) -> bool:
    return level is None or 0 <= level < len(frame.scale)


def _tell(verb: str, appraisal: Appraisal, *, by: User, at: datetime) -> None:
    context = appraisal.initiative.context
    record(verb, actor=by, subject=appraisal, at=at, context=context)
