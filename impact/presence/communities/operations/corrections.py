"""Setting right what was written by mistake about stages: a slip of today, a wrong date."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from impact.presence.communities.models import Initiative, StageMove, StageSpan
from impact.presence.communities.moves import Stretch, is_possible, main_stretches
from impact.presence.communities.operations.stages import (
    MainStageRuns,
    TooLateToUndo,
    WrongDay,
    refuse_overlap,
)
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


@transaction.atomic
def remove_stage(*, span: StageSpan, by: User, at: datetime) -> None:
    """Take out a stage that was written today by mistake.

    :raises MainStageRuns: if it is the main one, or was today.
    :raises TooLateToUndo: if it was written on another day; it can only end.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(span.initiative)
    span.refresh_from_db()
    if span.is_main or _main_stretches(held, span):
        raise MainStageRuns
    if not span.may_be_removed_at(at):
        raise TooLateToUndo
    _tell("removed", held, span=span, by=by, at=at)
    span.delete()


@transaction.atomic
def undo_last_move(*, move: StageMove, by: User, at: datetime) -> None:
    """Give the main stage back to the one before, when the move was a slip of today.

    :raises TooLateToUndo: if it was written on another day, or is not the last one.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(move.initiative)
    if held.moves.last() != move or not move.may_be_undone_at(at):
        raise TooLateToUndo
    former = held.spans.filter(stage=move.from_stage).last()
    assert former is not None  # noqa: S101 -- a main stage has a span
    current = held.spans.main().get()
    current.set_main(False)
    if not former.is_active:
        former.reopen()
    former.set_main(True)
    _tell("undone", held, span=current, by=by, at=at)
    move.delete()
    # What the move itself had started goes with it.
    if (current.recorded_at, current.started_on) == (move.recorded_at, move.on):
        current.delete()


@transaction.atomic
def correct_stage(
    *, span: StageSpan, started_on: date, ended_on: date | None, by: User, at: datetime
) -> None:
    """Change the dates of a stage; the move that came with its start follows.

    :raises WrongDay: if a date is to come, out of order, or contradicts when it was main.
    :raises Overlapping: if the same stage was already active over part of that time.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(span.initiative)
    span.refresh_from_db()
    _check_order(span, started_on=started_on, ended_on=ended_on, today=timezone.localdate(at))
    corrected = Stretch(started_on, ended_on)
    _check_room(held, span, stretch=corrected)
    was_main = len(_main_stretches(held, span))
    _shift_move(held, span, to=started_on)
    span.started_on, span.ended_on = started_on, ended_on
    if len(_main_stretches(held, span)) < was_main:
        raise WrongDay
    span.save(update_fields=["started_on", "ended_on"])
    _tell("corrected", held, span=span, by=by, at=at)


def _check_order(span: StageSpan, *, started_on: date, ended_on: date | None, today: date) -> None:
    # A correction changes dates; ending a stage or taking it up again are deeds of their own.
    if span.is_active != (ended_on is None):
        raise WrongDay
    if not is_possible(day=started_on, today=today):
        raise WrongDay
    if ended_on and not is_possible(day=ended_on, today=today, not_before=started_on):
        raise WrongDay


def _check_room(initiative: Initiative, span: StageSpan, *, stretch: Stretch) -> None:
    others = initiative.spans.filter(stage=span.stage_id).exclude(pk=span.pk)
    taken = [Stretch(*other) for other in others.values_list("started_on", "ended_on")]
    refuse_overlap(stretch, taken)


def _shift_move(initiative: Initiative, span: StageSpan, *, to: date) -> None:
    """Bring along the move dated the day the stage started, between its neighbors."""
    moves = list(initiative.moves.all())
    for index, move in enumerate(moves):
        if move.to_stage_id != span.stage_id or move.on != span.started_on:
            continue
        before = moves[index - 1].on if index else None
        after = moves[index + 1].on if index + 1 < len(moves) else None
        if (before and to < before) or (after and to > after):
            raise WrongDay
        move.on = to
        move.save(update_fields=["on"])


def _main_stretches(initiative: Initiative, span: StageSpan) -> list[Stretch]:
    """Return how long this stage was the main one while this stretch of it ran."""
    moves = list(initiative.moves.values_list("to_stage_id", "on"))
    ran = Stretch(span.started_on, span.ended_on)
    return [
        stretch
        for stage, stretch in main_stretches(moves)
        if stage == span.stage_id and ran.holds(stretch)
    ]


def _tell(deed: str, initiative: Initiative, *, span: StageSpan, by: User, at: datetime) -> None:
    record(
        f"communities.stage.{deed}",
        actor=by,
        subject=initiative,
        at=at,
        context=initiative.context,
        details={"stage": span.stage.code},
    )
