"""Where to draw each thread of a portrait: how far it is woven, how far it is asked to go.

One row a competency, one column a level. The thread runs from the edge to the level
reached; a peg marks the level expected. Geometry only: colors are the style sheet's.
Numbers of a row are told as text, so that a page has only to write them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from impact.journeys.needs.portrait import Standing
from impact.journeys.needs.queries.portraits import Line, Portrait

#: In units of the drawing: it is 320 wide whatever the screen.
WIDTH = 320
EDGE = 62
TOP = 34
ROW = 34
STITCH = 6
PEG = 20
RISE = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One competency, drawn."""

    code: str
    standing: str
    y: str
    #: The woven part, one path or two; empty when nothing is woven.
    threads: tuple[str, ...]
    #: What is missing up to the expected level; empty when nothing is.
    gap: str
    #: Where the thread ends, and the peg, if there is one: across, and its top.
    tip: str
    peg: str
    peg_top: str


@dataclass(frozen=True, slots=True)
class Cloth:
    width: int
    height: int
    top: int
    #: Each level's number and where its column stands.
    columns: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]


def weave(portrait: Portrait) -> Cloth:
    top = max(portrait.levels, default=4)
    step = (WIDTH - EDGE - 18) / top
    columns = {level: round(EDGE + level * step) for level in range(top + 1)}
    rows = tuple(
        _row(line, place=place, columns=columns) for place, line in enumerate(portrait.lines)
    )
    return Cloth(WIDTH, TOP + ROW * len(rows) + 4, TOP, tuple(columns.items()), rows)


def _row(line: Line, *, place: int, columns: dict[int, int]) -> Row:
    y = TOP + ROW * place + ROW // 2
    tip = None if line.level is None else columns[line.level]
    peg = None if line.expected is None else columns[line.expected]
    gap = f"M{(tip or columns[0]) + 7} {y}H{peg - 7}" if peg and line.missing else ""
    if line.standing == Standing.UNANSWERED:
        gap = f"M{columns[0]} {y}H{peg or columns[max(columns)]}"
    if line.standing == Standing.UNKNOWN:
        gap = _outline(columns[0], peg or columns[max(columns)], y=y)
    return Row(
        code=line.code,
        standing=line.standing.lower(),
        y=str(y),
        threads=tuple(_threads(line, tip=tip, y=y)),
        gap=gap,
        tip="" if tip is None else str(tip),
        peg="" if peg is None else str(peg),
        peg_top=str(y - PEG // 2),
    )


def _threads(line: Line, *, tip: int | None, y: int) -> Iterator[str]:
    """Yield the woven strands: two crossing ones where the expected level is held, else one."""
    if not tip or tip <= EDGE:
        return
    yield _chevrons(tip, y=y, first=RISE)
    if line.standing == Standing.HELD:
        yield _chevrons(tip, y=y, first=-RISE)


def _chevrons(tip: int, *, y: int, first: int) -> str:
    """A zigzag from the edge to the tip, that ends on the line."""
    count = max((tip - EDGE) // STITCH, 2)
    step = (tip - EDGE) / count
    points = [f"M{EDGE} {y}"]
    for number in range(1, count):
        side = first if number % 2 else -first
        points.append(f"L{EDGE + number * step:.1f} {y + side}")
    return "".join([*points, f"L{tip} {y}"])


def _outline(start: int, end: int, *, y: int) -> str:
    """An empty sheath: something is there, nobody knows what."""
    return f"M{start + 6} {y - 6}H{end - 6}a6 6 0 0 1 0 12H{start + 6}a6 6 0 0 1 0 -12Z"
