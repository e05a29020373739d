"""The neighborhood of a word, drawn: what is wider on one side, what is finer on the other.

Wider and finer words hang on whole threads, neighbors on dashed ones: the thread tells the tie as
much as its color. Pure drawing: names in, places and paths out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

#: A name and its address.
Named = tuple[str, str]

#: Widths of the picture, of a box and of the middle one; signs a line of a box holds.
WIDTH, BOX, MIDDLE, SIGNS = 1000, 306, 260, 27
#: What keeps the edge of a box inside the picture.
EDGE = 2
#: Height of a line, room around the lines, room between two boxes and above a group.
LINE, ROOM, GAP, HEAD = 23, 20, 12, 34


@dataclass(frozen=True, slots=True)
class Box:
    """A word around: its box, its lines with where each stands, and the thread it hangs on."""

    kind: str
    address: str
    x: int
    y: int
    height: int
    lines: Sequence[tuple[str, int]]
    thread: str

    @property
    def text_x(self) -> int:
        return self.x + 16


@dataclass(frozen=True, slots=True)
class Group:
    kind: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    boxes: Sequence[Box]
    groups: Sequence[Group]
    lines: Sequence[tuple[str, int]]
    middle_y: int
    middle_height: int
    middle_x: int = (WIDTH - MIDDLE) // 2
    middle_width: int = MIDDLE
    box_width: int = BOX


def draw(
    name: str, *, broader: Sequence[Named], narrower: Sequence[Named], related: Sequence[Named]
) -> Picture:
    """Return the picture; neighbors stand under the wider words, or alone where none is finer."""
    left = [("broader", broader)]
    right = [("narrower", narrower)]
    (left if narrower and (broader or len(narrower) >= len(related)) else right).append(
        ("related", related)
    )
    sides = [[group for group in side if group[1]] for side in (left, right)]
    lines = wrap(name, width=19)
    middle_height = len(lines) * 30 + 2 * ROOM
    height = max(*map(_height, sides), middle_height + 2 * GAP)
    middle = height // 2
    boxes: list[Box] = []
    groups: list[Group] = []
    for side, x in zip(sides, (EDGE, WIDTH - BOX - EDGE), strict=True):
        _stand(side, x=x, middle=middle, height=height, into=(boxes, groups))
    first = middle - (len(lines) - 1) * 15 + 8
    return Picture(
        width=WIDTH,
        height=height,
        boxes=boxes,
        groups=groups,
        lines=[(line, first + 30 * rank) for rank, line in enumerate(lines)],
        middle_y=middle - middle_height // 2,
        middle_height=middle_height,
    )


def wrap(name: str, *, width: int = SIGNS) -> list[str]:
    """Cut a name into lines of about `width` signs, at its spaces."""
    lines: list[str] = []
    for word in name.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _box_height(name: str) -> int:
    return len(wrap(name)) * LINE + ROOM


def _height(side: Sequence[tuple[str, Sequence[Named]]]) -> int:
    boxes = [name for _kind, names in side for name, _address in names]
    return sum(_box_height(name) + GAP for name in boxes) + HEAD * len(side)


def _stand(
    side: Sequence[tuple[str, Sequence[Named]]],
    *,
    x: int,
    middle: int,
    height: int,
    into: tuple[list[Box], list[Group]],
) -> None:
    """Stack the boxes of one side, in the middle of the height."""
    boxes, groups = into
    y = (height - _height(side)) // 2
    for kind, names in side:
        groups.append(Group(kind, x + 2, y + HEAD - 12))
        y += HEAD
        for name, address in names:
            tall = _box_height(name)
            lines = [
                (line, y + ROOM // 2 + 17 + LINE * rank) for rank, line in enumerate(wrap(name))
            ]
            thread = _thread(is_left=x == EDGE, start=middle, end=y + tall // 2)
            boxes.append(Box(kind, address, x, y, tall, lines, thread))
            y += tall + GAP


def _thread(*, is_left: bool, start: int, end: int) -> str:
    """Return a thread from the edge of the middle box to the edge of a box on one side."""
    from_x = (WIDTH - MIDDLE) // 2 if is_left else (WIDTH + MIDDLE) // 2
    to_x = BOX + EDGE if is_left else WIDTH - BOX - EDGE
    half = (from_x + to_x) // 2
    return f"M{from_x} {start}C{half} {start} {half} {end} {to_x} {end}"
