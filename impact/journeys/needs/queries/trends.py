"""What moved in a team's coverage between two days, read with the roles and stages of today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils import timezone

from impact.journeys.needs.coverage import Status
from impact.journeys.needs.models import Reading
from impact.journeys.needs.queries.coverage import Ground, Thread, words_of
from impact.presence.communities.models import Initiative

#: From the loosest to the tightest; what is unknown is not on this line.
_TIGHTNESS = (Status.TO_DEVELOP, Status.UNDERWAY, Status.FRAGILE, Status.SOLID)


@dataclass(frozen=True, slots=True)
class Shift:
    """A competency whose status is not what it was."""

    thread: Thread
    before: Status
    after: Status

    @property
    def direction(self) -> str:
        """TIGHTER, LOOSER, or where an end is unknown, LEARNED or FORGOTTEN."""
        if self.before == Status.UNKNOWN:
            return "LEARNED"
        if self.after == Status.UNKNOWN:
            return "FORGOTTEN"
        is_tighter = _TIGHTNESS.index(self.after) > _TIGHTNESS.index(self.before)
        return "TIGHTER" if is_tighter else "LOOSER"


@dataclass(frozen=True, slots=True)
class Trend:
    since: Reading | None
    until: Reading | None
    shifts: tuple[Shift, ...]
    unchanged: int


def readings_of(initiative: Initiative) -> list[Reading]:
    """Return the readings still shown, the oldest first."""
    return list(initiative.readings.shown().order_by("taken_at", "pk"))


def trend_of(
    *,
    initiative: Initiative,
    ground: Ground,
    readings: Sequence[Reading],
    stages: Iterable[int],
    between: tuple[date, date],
) -> Trend:
    """Return what moved at these stages between two days, by the readings shown on them."""
    wanted = list(stages)
    ends = [_reading_on(day, readings) for day in between]
    words = words_of(initiative)
    before, after = (
        replace(ground, words=words, today=day).rows_at(wanted, reading=end or Reading())
        for day, end in zip(between, ends, strict=True)
    )
    pairs = list(zip(before, after, strict=True))
    shifts = [
        Shift(new.thread, old.status, new.status) for old, new in pairs if old.status != new.status
    ]
    return Trend(ends[0], ends[1], tuple(shifts), unchanged=len(pairs) - len(shifts))


def _reading_on(day: date, readings: Sequence[Reading]) -> Reading | None:
    """Return the reading that was in force at the end of this day."""
    return next((one for one in reversed(readings) if one.taken_at <= _end_of(day)), None)


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
