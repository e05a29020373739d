"""Running a workshop: open it, open and close its questions one at a time, close it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from impact.journeys.workshops.models import Question, Vote, Workshop
from impact.journeys.workshops.operations.errors import (
    AlreadyAsked,
    NotOnTheScale,
    NotOpen,
    NotUnderway,
)
from impact.journeys.workshops.operations.forgetting import forget_seats
from impact.journeys.workshops.operations.preparing import lock_unopened
from impact.journeys.workshops.queries.scales import scale_of
from impact.journeys.workshops.spread import count_answers
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


@transaction.atomic
def open_workshop(*, workshop: Workshop, by: User, at: datetime) -> Workshop:
    """Let people in; what old workshops still knew of phones is forgotten on the way.

    :raises AlreadyOpened: if someone opened it before.
    """
    held = lock_unopened(workshop)
    forget_seats(at=at)
    held.opened_at = at
    held.save(update_fields=["opened_at"])
    _tell(held, "workshops.workshop.opened", by=by, at=at)
    return held


@transaction.atomic
def open_question(*, question: Question, by: User, at: datetime) -> Question:
    """Put a question to the room, closing the one before.

    :raises NotUnderway: if the workshop is not open.
    :raises AlreadyAsked: if this question was closed.
    """
    workshop = lock_underway(question.workshop)
    held = workshop.questions.get(pk=question.pk)
    if held.closed_at is not None:
        raise AlreadyAsked
    if held.is_open:
        return held
    _close_current(workshop, at=at)
    held.opened_at = at
    held.save(update_fields=["opened_at"])
    beat(workshop)
    return held


@transaction.atomic
def close_question(*, question: Question, by: User, at: datetime) -> Question:
    """Stop taking answers, and freeze their count. Twice does no harm.

    :raises NotUnderway: if the workshop is not open.
    :raises NotOpen: if the question was never asked.
    """
    workshop = lock_underway(question.workshop)
    held = workshop.questions.get(pk=question.pk)
    if held.opened_at is None:
        raise NotOpen
    if held.is_open:
        _close_current(workshop, at=at)
        held.refresh_from_db()
    return held


@transaction.atomic
def enter_counts(
    *,
    question: Question,
    levels: Mapping[int, int],
    unknown: int,
    by: User,
    at: datetime,
) -> Question:
    """Write down the voting sheets of a question asked on paper, until the workshop closes.

    Under five sheets, that it was asked is all that is kept.

    :raises NotUnderway: if the workshop is not open.
    :raises AlreadyAsked: if phones answered it.
    :raises NotOnTheScale: if a level does not exist.
    """
    workshop = lock_underway(question.workshop)
    held = workshop.questions.get(pk=question.pk)
    if held.is_open or held.source == Question.Source.PHONES:
        raise AlreadyAsked
    if not set(levels) <= set(scale_of(held)):
        raise NotOnTheScale
    sheets = [(level, None) for level, count in levels.items() for _sheet in range(count)]
    held.counts = count_answers([*sheets, *[(None, None)] * unknown])
    held.source = Question.Source.PAPER
    held.opened_at = held.opened_at or at
    held.closed_at = at
    held.save(update_fields=["counts", "source", "opened_at", "closed_at"])
    beat(workshop)
    return held


@transaction.atomic
def close_workshop(*, workshop: Workshop, by: User, at: datetime) -> Workshop:
    """Close the workshop for good, and the question that was open. Twice does no harm.

    :raises NotUnderway: if it never opened.
    """
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if held.opened_at is None:
        raise NotUnderway
    if held.closed_at is None:
        _close_current(held, at=at)
        held.closed_at = at
        held.save(update_fields=["closed_at"])
        _tell(held, "workshops.workshop.closed", by=by, at=at)
    return held


def lock_underway(workshop: Workshop) -> Workshop:
    """Hold a workshop people are in.

    :raises NotUnderway: if it has not opened, or is closed.
    """
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if not held.is_open:
        raise NotUnderway
    return held


def beat(workshop: Workshop) -> None:
    """Raise the pulse: phones and projector have something new to show."""
    Workshop.objects.filter(pk=workshop.pk).update(pulse=F("pulse") + 1)


def _close_current(workshop: Workshop, *, at: datetime) -> None:
    # An answer holds its question while it is written: none may come after the count.
    current = (
        workshop.questions.select_for_update()
        .filter(opened_at__isnull=False, closed_at=None)
        .first()
    )
    if current is None:
        return
    votes = Vote.objects.filter(question=current).values_list("level", "confidence")
    current.counts, current.source = count_answers(votes), Question.Source.PHONES
    current.closed_at = at
    current.save(update_fields=["counts", "source", "closed_at"])
    beat(workshop)


def _tell(workshop: Workshop, verb: str, *, by: User, at: datetime) -> None:
    beat(workshop)
    record(verb, actor=by, subject=workshop, at=at, context=workshop.host.context)
