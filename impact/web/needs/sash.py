"""The coverage of a team drawn as a sash: a thread a competency, crossing the stages it serves.

Each stage is one chevron wide. A thread runs double, single, dashed or not at all, as its
status says. All threads of a status make one path, so that the drawing stays light.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from impact.journeys.needs.coverage import Status
from impact.journeys.needs.queries.coverage import Ground, StageAt

#: In units of the drawing.
EDGE = 34
COLUMN = 40
ROW = 17
TOP = 36
BREATH = 18
#: How deep a chevron dips.
DIP = 6


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    x: int
    is_active: bool

    @property
    def middle(self) -> int:
        return self.x + COLUMN // 2


@dataclass(frozen=True, slots=True)
class Sash:
    width: int
    height: int
    columns: tuple[Column, ...]
    #: The codes of the competencies, each before its thread.
    labels: SafeString
    #: Bands between the domains, as one path, and the warp between the stages, as another.
    bands: str
    warp: str
    #: For each status, all its threads as one path.
    paths: tuple[tuple[str, str], ...]


def weave_sash(ground: Ground, stages: Sequence[StageAt]) -> Sash:
    """Draw how every competency stands at every stage of the cycle."""
    columns = tuple(
        Column(stage.code, EDGE + place * COLUMN, stage.is_active)
        for place, stage in enumerate(stages)
    )
    cells: dict[int, dict[int, Status]] = defaultdict(dict)
    for place, rows in enumerate(ground.rows_by_stage(stage.pk for stage in stages)):
        for row in rows:
            cells[row.thread.pk][place] = row.status
    width = EDGE + COLUMN * len(stages)
    paths: dict[Status, list[str]] = defaultdict(list)
    labels, bands, y = [], [], TOP
    shown = [thread for thread in ground.threads.values() if thread.pk in cells]
    for _domain, threads in groupby(shown, key=lambda thread: thread.domain):
        for thread in threads:
            labels.append((y + 10, thread.code))
            for place, status in cells[thread.pk].items():
                paths[status].append(_stitch(status, EDGE + place * COLUMN, y))
            y += ROW
        bands.append(_band(y + BREATH // 2 - 8, len(stages)))
        y += BREATH
    return Sash(
        width=width,
        height=y,
        columns=columns,
        labels=format_html_join("", '<text x="0" y="{}">{}</text>', labels),
        bands="".join(bands[:-1]),
        warp="".join(f"M{column.x} {TOP - 6}V{y - BREATH + 4}" for column in columns[1:]),
        paths=tuple((one.value.lower().replace("_", "-"), "".join(paths[one])) for one in Status),
    )


def _stitch(status: Status, x: int, y: int) -> str:
    half = COLUMN // 2
    if status == Status.SOLID:
        return f"M{x} {y}l{half} {DIP} {half}-{DIP}M{x} {y + 6}l{half} {DIP} {half}-{DIP}"
    if status == Status.TO_DEVELOP:
        return f"M{x + 1} {y + 3}l11 3.3m0-4v8M{x + COLUMN - 1} {y + 3}l-11 3.3m0-4v8"
    if status == Status.UNKNOWN:
        return (
            f"M{x + 3} {y + 1}l{half - 3} {DIP} {half - 3}-{DIP}v7"
            f"l{3 - half} {DIP} {3 - half}-{DIP}Z"
        )
    return f"M{x} {y + 3}l{half} {DIP} {half}-{DIP}"


def _band(y: int, stages: int) -> str:
    half = COLUMN // 2
    return f"M{EDGE} {y}" + f"l{half} {DIP} {half}-{DIP}" * stages
