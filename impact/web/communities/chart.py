"""The picture of an initiative over time: a row per stage, a thick thread for the main one.

Places across are percentages, so that the drawing takes any width with its words unscaled;
places down are pixels. Everything drawn is also told in words beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from textwrap import wrap

from django.utils.translation import gettext_lazy as _

from impact.presence.communities.course import Course, Line
from impact.presence.communities.moves import Stretch

#: Height of a row, what a second line of its name adds, and where its thread runs.
ROW = 58
LINE = 18
THREAD = 38
#: Past this many signs, a name takes two lines on a phone.
WIDEST = 26
#: Height of the years and months, at the bottom.
FOOT = 34
#: Room kept at both ends, in percents, so that knots and words are not cut.
MARGIN = 2.0
#: Before this long, a picture would tell nothing that the words do not.
SHORTEST = timedelta(days=14)
MOST_TICKS = 4
#: What parts of the way a month, a year and the word under the last day take.
WIDE = (0.14, 0.09, 0.16)
NARROW = (0.29, 0.17, 0.32)
MONTHS = (
    _("janv."),
    _("févr."),
    _("mars"),
    _("avr."),
    _("mai"),
    _("juin"),
    _("juill."),
    _("août"),
    _("sept."),
    _("oct."),
    _("nov."),
    _("déc."),
)


@dataclass(frozen=True, slots=True)
class Thread:
    start: str
    end: str
    is_running: bool


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    #: The name cut in two when it is long, for narrow screens.
    name_lines: tuple[tuple[str, int], ...]
    is_main_now: bool
    top: int
    y: int
    threads: tuple[Thread, ...]
    main: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Bend:
    """Where the main thread goes from one row to another."""

    x: str
    origin: int
    target: int
    is_back: bool


@dataclass(frozen=True, slots=True)
class Tick:
    x: str
    label: str
    #: On a phone, this date has room beside the others.
    is_narrow: bool


@dataclass(frozen=True, slots=True)
class Chart:
    height: int
    foot: int
    rows: list[Row]
    bends: list[Bend]
    ticks: list[Tick]
    today: str

    @property
    def goes_back(self) -> bool:
        return any(bend.is_back for bend in self.bends)


@dataclass(frozen=True, slots=True)
class _Scale:
    start: date
    end: date

    def share(self, day: date) -> float:
        """Return what part of the way has gone by that day."""
        return (day - self.start) / (self.end - self.start)

    def at(self, day: date) -> str:
        """Return how far across a day stands."""
        return f"{MARGIN + self.share(day) * (100 - 2 * MARGIN):.2f}%"


def chart_of(course: Course, *, today: date) -> Chart | None:
    """Return the picture of a course, up to today or to the day it was archived."""
    return draw(course.lines, today=course.archived_on or today)


def draw(lines: Sequence[Line], *, today: date) -> Chart | None:
    """Return the picture of these stages over time, or None while it would tell nothing."""
    first = min((stretch.start for line in lines for stretch in line.active), default=today)
    if today - first < SHORTEST:
        return None
    scale = _Scale(first, today)
    rows: list[Row] = []
    height = 0
    for line in lines:
        rows.append(_row(line, scale, today=today, top=height))
        height = rows[-1].y + ROW - THREAD
    return Chart(
        height=height + FOOT,
        foot=height + FOOT - 8,
        rows=rows,
        bends=_bends(lines, rows, scale=scale),
        ticks=_ticks(scale),
        today=scale.at(today),
    )


def _row(line: Line, scale: _Scale, *, today: date, top: int) -> Row:
    words = wrap(line.stage.name, WIDEST)[:2]
    added = (len(words) - 1) * LINE
    first = top + THREAD - 20
    return Row(
        name=line.stage.name,
        name_lines=tuple((word, first + rank * LINE) for rank, word in enumerate(words)),
        is_main_now=any(stretch.end is None for stretch in line.main),
        top=first + added,
        y=top + added + THREAD,
        threads=tuple(_thread(stretch, scale, today=today) for stretch in line.active),
        main=tuple(_thread(stretch, scale, today=today) for stretch in line.main),
    )


def _thread(stretch: Stretch, scale: _Scale, *, today: date) -> Thread:
    return Thread(scale.at(stretch.start), scale.at(stretch.end or today), stretch.end is None)


def _bends(lines: Sequence[Line], rows: Sequence[Row], *, scale: _Scale) -> list[Bend]:
    mains = sorted(
        ((stretch, rank) for rank, line in enumerate(lines) for stretch in line.main),
        # Two moves of a same day: the one that lasted comes last.
        key=lambda main: (main[0].start, main[0].end or date.max),
    )
    return [
        Bend(scale.at(stretch.start), rows[origin].y, rows[target].y, target < origin)
        for (_before, origin), (stretch, target) in pairwise(mains)
    ]


def _ticks(scale: _Scale) -> list[Tick]:
    """Return the first days of months or years to name, few enough to be read on a phone."""
    months = _first_days(scale)
    steps = (1, 2, 3, 6, 12, 24, 60, 120)
    step = next((step for step in steps if len(months) / step <= MOST_TICKS), steps[-1])
    chosen = [day for day in months if (day.year * 12 + day.month - 1) % step == 0]
    wide = _apart(chosen, scale, room=WIDE, step=step)
    narrow = _apart(wide, scale, room=NARROW, step=step)
    return [Tick(scale.at(day), _label(day, step), day in narrow) for day in wide]


def _apart(
    days: list[date], scale: _Scale, *, room: tuple[float, float, float], step: int
) -> list[date]:
    """Return those of these days whose names run into none before, nor into the last day's."""
    month, year, last = room
    width = year if step >= 12 else month
    kept: list[date] = []
    for day in days:
        start = scale.share(day)
        is_clear = not kept or start - scale.share(kept[-1]) >= width
        if is_clear and start + width <= 1 - last:
            kept.append(day)
    return kept


def _first_days(scale: _Scale) -> list[date]:
    days, day = [], scale.start.replace(day=1)
    while day <= scale.end:
        if day >= scale.start:
            days.append(day)
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return days


def _label(day: date, step: int) -> str:
    return str(day.year) if step >= 12 else f"{MONTHS[day.month - 1]} {day.year}"
