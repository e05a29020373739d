"""The picture of an initiative over time: a row per stage, a thick thread for the main one.

Places across are percentages, so that the drawing takes any width with its words unscaled;
places down are pixels. Everything drawn is also told in words beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format

from impact.presence.communities.models import Initiative
from impact.presence.communities.moves import Stretch
from impact.presence.communities.queries import Line, lines_of

#: Height of a row, and where its thread runs below its name.
ROW = 58
THREAD = 38
#: Height of the years and months, at the bottom.
FOOT = 34
#: Room kept at both ends, in percents, so that knots and words are not cut.
MARGIN = 2.0
#: A picture shows at least this long, or a first week would fill it.
SHORTEST = timedelta(days=60)
MOST_TICKS = 4


@dataclass(frozen=True, slots=True)
class Thread:
    start: str
    end: str
    is_running: bool


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    slug: str
    is_main_now: bool
    top: int
    y: int
    threads: tuple[Thread, ...]
    main: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Bend:
    """Where the main thread goes from one row to another."""

    x: str
    top: int
    bottom: int
    is_back: bool


@dataclass(frozen=True, slots=True)
class Tick:
    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    height: int
    foot: int
    rows: list[Row]
    bends: list[Bend]
    ticks: list[Tick]
    today: str


@dataclass(frozen=True, slots=True)
class _Scale:
    start: date
    end: date

    def at(self, day: date) -> str:
        """Return how far across a day stands."""
        share = (day - self.start) / (self.end - self.start)
        return f"{MARGIN + share * (100 - 2 * MARGIN):.2f}%"


def chart_of(initiative: Initiative, *, today: date) -> Chart | None:
    """Return the picture of an initiative, up to today or to the day it was archived."""
    last = timezone.localdate(initiative.archived_at) if initiative.archived_at else today
    return draw(lines_of(initiative), today=last)


def draw(lines: Sequence[Line], *, today: date) -> Chart | None:
    """Return the picture of these stages over time, or None when there is nothing to draw."""
    starts = [stretch.start for line in lines for stretch in line.active]
    if not starts:
        return None
    scale = _Scale(min(starts), max(today, min(starts) + SHORTEST))
    rows = [_row(rank, line, scale, today=today) for rank, line in enumerate(lines)]
    height = len(rows) * ROW
    return Chart(
        height=height + FOOT,
        foot=height + FOOT - 8,
        rows=rows,
        bends=_bends(lines, scale),
        ticks=_ticks(scale),
        today=scale.at(today),
    )


def _row(rank: int, line: Line, scale: _Scale, *, today: date) -> Row:
    return Row(
        name=line.stage.name,
        slug=line.stage.slug,
        is_main_now=any(stretch.end is None for stretch in line.main),
        top=rank * ROW + 18,
        y=rank * ROW + THREAD,
        threads=tuple(_thread(stretch, scale, today=today) for stretch in line.active),
        main=tuple(_thread(stretch, scale, today=today) for stretch in line.main),
    )


def _thread(stretch: Stretch, scale: _Scale, *, today: date) -> Thread:
    return Thread(scale.at(stretch.start), scale.at(stretch.end or today), stretch.end is None)


def _bends(lines: Sequence[Line], scale: _Scale) -> list[Bend]:
    mains = sorted(
        (
            (stretch.start, stretch.end is None, rank)
            for rank, line in enumerate(lines)
            for stretch in line.main
        ),
    )
    bends = []
    for (_start, _running, origin), (day, _open, target) in zip(mains, mains[1:], strict=False):
        high, low = sorted((origin, target))
        bends.append(Bend(scale.at(day), high * ROW + THREAD, low * ROW + THREAD, target < origin))
    return bends


def _ticks(scale: _Scale) -> list[Tick]:
    """Return the first days of months or years to name, few enough to be read on a phone."""
    months = _first_days(scale)
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120) if len(months) / step <= MOST_TICKS)
    chosen = [day for day in months if (day.year * 12 + day.month - 1) % step == 0]
    return [Tick(scale.at(day), _label(day, step)) for day in chosen]


def _first_days(scale: _Scale) -> list[date]:
    days, day = [], scale.start.replace(day=1)
    while day <= scale.end:
        if day >= scale.start:
            days.append(day)
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return days


def _label(day: date, step: int) -> str:
    return str(day.year) if step >= 12 else date_format(day, "M Y")
