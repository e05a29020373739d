"""Where to draw each thread of a portrait: how far it is woven, how far it is asked to go.

One row a competency, one column a level. The thread runs from the edge to the level
reached; a peg marks the level expected. Geometry only: colors are the style sheet's.
A template would take longer to write these numbers than to do all the rest of the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

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
class Cloth:
    width: int
    height: int
    top: int
    #: Each level's number and where its column stands.
    columns: tuple[tuple[int, int], ...]
    #: The threads, drawn one under the other.
    rows: SafeString


def weave(portrait: Portrait) -> Cloth:
    top = max(portrait.levels, default=4)
    step = (WIDTH - EDGE - 18) / top
    columns = {level: round(EDGE + level * step) for level in range(top + 1)}
    rows = [_draw(line, place=place, columns=columns) for place, line in enumerate(portrait.lines)]
    height = TOP + ROW * len(rows) + 4
    return Cloth(WIDTH, height, TOP, tuple(columns.items()), mark_safe("".join(rows)))  # noqa: S308


def _draw(line: Line, *, place: int, columns: dict[int, int]) -> SafeString:
    """Draw a competency: its code, what is missing, the thread, the peg, the tip."""
    y = TOP + ROW * place + ROW // 2
    tip = None if line.level is None else columns[line.level]
    peg = None if line.expected is None else columns[line.expected]
    shapes = [_gap(line, tip=tip, peg=peg, y=y, columns=columns)]
    shapes += [f'<path class="weft__thread" d="{path}"/>' for path in _threads(line, tip=tip, y=y)]
    if peg is not None:
        shapes.append(f'<path class="weft__peg" d="M{peg} {y - PEG // 2}v{PEG}"/>')
    if tip is not None:
        shapes.append(f'<circle class="weft__tip" cx="{tip}" cy="{y}" r="5"/>')
    return format_html(
        '<g class="weft__row weft__row--{}"><text class="weft__code" x="4" y="{}" dy="5">{}</text>'
        "{}</g>",
        line.standing.lower(),
        y,
        line.code,
        mark_safe("".join(shapes)),  # noqa: S308
    )


def _gap(line: Line, *, tip: int | None, peg: int | None, y: int, columns: dict[int, int]) -> str:
    """What is missing up to the expected level; nothing when nothing is."""
    start, end = columns[0], peg or columns[max(columns)]
    path = f"M{(tip or start) + 7} {y}H{end - 7}" if peg and line.missing else ""
    if line.standing == Standing.UNANSWERED:
        path = f"M{start} {y}H{end}"
    if line.standing == Standing.UNKNOWN:
        path = _outline(start, end, y=y)
    return f'<path class="weft__gap" d="{path}"/>' if path else ""


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
