"""Appraising alone, without a name: open a round, answer once, close and count.

A ballot says who answered, a sheet what was answered; nothing ties one to the other, neither a
key, nor a date, nor an order. Both are deleted at closing: what stays is what may be told.
"""

import uuid
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from impact.journeys.empowerment.models import Appraisal, Ballot, Frame, Item, Sheet
from impact.journeys.empowerment.operations.appraisals import (
    NotInTheFrame,
    is_on_scale,
    lock_draft,
)
from impact.journeys.empowerment.spread import add_up
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.privacy.thresholds import ROUNDS_APART


class AlreadyAnswered(Exception):
    """This person answered; nobody can find her sheet again, not even to change it."""


class RoundOpen(Exception):
    """People are answering this frame already; `appraisal` is that round."""

    def __init__(self, appraisal: Appraisal) -> None:
        super().__init__(appraisal)
        self.appraisal = appraisal


class TooSoon(Exception):
    """The last round of this frame is too fresh: set beside it, a new one would point at people.

    `free_on` is the first day a round may open.
    """

    def __init__(self, free_on: date) -> None:
        super().__init__(free_on)
        self.free_on = free_on


class NothingAnswered(Exception):
    """A sheet with no level at all is not kept: it would only be in the way."""


@transaction.atomic
def open_round(*, initiative: Initiative, frame: Frame, by: User, at: datetime) -> Appraisal:
    """Let each member answer alone, until the round is closed.

    :raises Archived: if the initiative is archived.
    :raises NotInTheFrame: if the frame has no items to answer.
    :raises RoundOpen: if a round of this frame is open.
    :raises TooSoon: if the last one that told something is too fresh.
    """
    initiative = Initiative.objects.lock_open(initiative)
    if not Item.objects.filter(component__frame=frame).exists():
        raise NotInTheFrame
    _keep_apart(initiative, frame, at=at)
    appraisal = Appraisal.objects.create(
        initiative=initiative,
        frame=frame,
        mode=Appraisal.Mode.ALONE,
        held_on=timezone.localdate(at),
        created_by=by,
        created_at=at,
    )
    _tell("empowerment.round.opened", appraisal, by=by, at=at)
    return appraisal


def _keep_apart(initiative: Initiative, frame: Frame, *, at: datetime) -> None:
    """Refuse a round too near another one: nobody knows who answered both, so time must pass."""
    rounds = initiative.appraisals.filter(frame=frame, mode=Appraisal.Mode.ALONE)
    for one in rounds.filter(closed_at=None):
        raise RoundOpen(one)
    rest = timedelta(days=ROUNDS_APART)
    told = rounds.filter(closed_at__gt=at - rest).exclude(results={})
    for one in told.order_by("-closed_at")[:1]:
        assert one.closed_at is not None
        raise TooSoon(timezone.localdate(one.closed_at + rest) + timedelta(days=1))


@transaction.atomic
def answer_alone(*, appraisal: Appraisal, answers: Mapping[str, int | None], by: User) -> None:
    """Keep a sheet without a name, and the fact that this person answered.

    :raises AlreadyClosed: if the round is closed.
    :raises AlreadyAnswered: if she answered before; nothing is added.
    :raises NotInTheFrame: if an item or a level is not of this frame.
    :raises NothingAnswered: if no item has a level.
    """
    held = lock_draft(appraisal)
    known = set(Item.objects.filter(component__frame=held.frame_id).values_list("code", flat=True))
    if not set(answers) <= known:
        raise NotInTheFrame
    if not all(is_on_scale(level, frame=held.frame) for level in answers.values()):
        raise NotInTheFrame
    if all(level is None for level in answers.values()):
        raise NothingAnswered
    try:
        with transaction.atomic():
            Ballot.objects.create(appraisal=held, person=by)
    except IntegrityError as refusal:
        raise AlreadyAnswered from refusal
    Sheet.objects.create(appraisal=held, answers=dict(answers))
    _shuffle(held)


def _shuffle(appraisal: Appraisal) -> None:
    """Write every sheet anew in the order of its random key: no row tells when it came."""
    sheets = sorted(appraisal.sheets.all(), key=lambda sheet: sheet.uuid)
    appraisal.sheets.all().delete()
    fresh = [Sheet(uuid=uuid.uuid4(), appraisal=appraisal, answers=one.answers) for one in sheets]
    Sheet.objects.bulk_create(sorted(fresh, key=lambda sheet: sheet.uuid))


@transaction.atomic
def close_round(*, appraisal: Appraisal, by: User, at: datetime) -> Appraisal:
    """Stop the answers, keep what may be told of them, and delete sheets and ballots.

    :raises AlreadyClosed: if it was closed before.
    """
    held = lock_draft(appraisal)
    told = add_up(
        sheets=list(held.sheets.values_list("answers", flat=True)),
        items={
            each.code: [item.code for item in each.items.all()]
            for each in held.frame.components.prefetch_related("items")
        },
    )
    held.answered = held.ballots.count()
    held.results = {code: asdict(each) for code, each in told.items()}
    held.closed_at = at
    held.save(update_fields=["answered", "results", "closed_at"])
    held.sheets.all().delete()
    held.ballots.all().delete()
    _tell("empowerment.round.closed", held, by=by, at=at)
    return held


def _tell(verb: str, appraisal: Appraisal, *, by: User, at: datetime) -> None:
    context = appraisal.initiative.context
    record(verb, actor=by, subject=appraisal, at=at, context=context)
