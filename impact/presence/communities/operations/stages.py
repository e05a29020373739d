"""Where an initiative stands: stages that start, end, become the main one, or were a slip."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from impact.knowledge.mobilization.models import Stage
from impact.presence.communities.models import Initiative, StageMove, StageSpan
from impact.presence.communities.moves import Stretch, is_free, is_going_back, is_possible
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class WrongDay(Exception):
    """The day is still to come, or comes before what it follows."""


class Overlapping(Exception):
    """The stage was already active over part of that time; `other` is when."""

    def __init__(self, other: Stretch) -> None:
        super().__init__(other)
        self.other = other


class MainStageRuns(Exception):
    """The main stage cannot end, or be taken out, before another one takes its place."""


class LessonMissing(Exception):
    """Going back asks what was learned."""


class MovedMeanwhile(Exception):
    """Someone else changed the main stage since this person read it."""


class TooLateToUndo(Exception):
    """Only what was written down the same day can be taken back as a slip."""


@transaction.atomic
def start_stage(
    *, initiative: Initiative, stage: Stage, on: date, by: User, at: datetime
) -> StageSpan:
    """Make one more stage active from that day.

    :raises WrongDay: if the day is still to come.
    :raises Overlapping: if the stage was active already.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(initiative)
    span = _open_span(held, stage=stage, on=on, at=at)
    _tell("started", held, stage=stage, by=by, at=at)
    return span


@transaction.atomic
def end_stage(*, span: StageSpan, on: date, by: User, at: datetime) -> None:
    """End an active stage that day; ending it twice changes nothing.

    :raises MainStageRuns: if it is the main one.
    :raises WrongDay: if the day is still to come, or before the stage started.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(span.initiative)
    span.refresh_from_db()
    if not span.is_active:
        return
    if span.is_main:
        raise MainStageRuns
    _check_day(on, at=at, not_before=span.started_on)
    span.end(on=on, at=at)
    _tell("ended", held, stage=span.stage, by=by, at=at)


@transaction.atomic
def move_main_stage(
    *,
    initiative: Initiative,
    to: Stage,
    on: date,
    by: User,
    at: datetime,
    lesson: str = "",
    seen: Stage | None = None,
) -> StageMove:
    """Make another stage the main one that day, starting it if it was not active.

    The former one stays active. `seen` is the main stage the person read.

    :raises MovedMeanwhile: if the main stage is no longer the one she read, or is this one.
    :raises LessonMissing: if it goes back in the cycle and nothing is told of what was learned.
    :raises WrongDay: if the day is still to come, or before the last move or the stage's start.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(initiative)
    former = held.spans.main().select_related("stage").first()
    from_stage = former.stage if former else None
    if from_stage == to or seen not in (None, from_stage):
        raise MovedMeanwhile
    goes_back = _goes_back(from_stage, to)
    if goes_back and not lesson.strip():
        raise LessonMissing
    _hand_over(held, former=former, to=to, on=on, at=at)
    move = StageMove.objects.create(
        initiative=held,
        from_stage=from_stage,
        to_stage=to,
        on=on,
        lesson=lesson.strip(),
        by=by,
        recorded_at=at,
    )
    _tell("returned" if goes_back else "moved", held, stage=to, by=by, at=at)
    return move


def _goes_back(from_stage: Stage | None, to: Stage) -> bool:
    position = from_stage.position if from_stage else None
    return is_going_back(from_position=position, to_position=to.position)


def _hand_over(
    initiative: Initiative, *, former: StageSpan | None, to: Stage, on: date, at: datetime
) -> None:
    last = initiative.moves.last()
    _check_day(on, at=at, not_before=last.on if last else None)
    span = initiative.spans.active().filter(stage=to).first()
    if span is None:
        span = _open_span(initiative, stage=to, on=on, at=at)
    elif span.started_on > on:
        raise WrongDay
    if former is not None:
        former.set_main(False)
    span.set_main(True)


def _open_span(initiative: Initiative, *, stage: Stage, on: date, at: datetime) -> StageSpan:
    _check_day(on, at=at)
    others = initiative.spans.filter(stage=stage).values_list("started_on", "ended_on")
    refuse_overlap(Stretch(on, None), [Stretch(*other) for other in others])
    return initiative.spans.create(stage=stage, started_on=on, recorded_at=at)


def refuse_overlap(stretch: Stretch, taken: Iterable[Stretch]) -> None:
    """Refuse a stretch that shares time with another of the same stage."""
    for other in taken:
        if not is_free(stretch, [other]):
            raise Overlapping(other)


def _check_day(day: date, *, at: datetime, not_before: date | None = None) -> None:
    if not is_possible(day=day, today=timezone.localdate(at), not_before=not_before):
        raise WrongDay


def _tell(deed: str, initiative: Initiative, *, stage: Stage, by: User, at: datetime) -> None:
    record(
        f"communities.stage.{deed}",
        actor=by,
        subject=initiative,
        at=at,
        context=initiative.context,
        details={"stage": stage.code},
    )
