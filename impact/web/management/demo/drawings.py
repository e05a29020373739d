"""The pictures of the demo: cut paper and thread, drawn here, so that no one takes them for photos.

Each is drawn at the size a phone would send it, then goes through the same door as any photo.
"""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

#: The old dyes on paper, as on the pages.
PAPER, INK, INDIGO, MADDER = "#f3e8d2", "#231c16", "#2a3a6e", "#8c2a26"
WELD, WOAD, WALNUT, SKY = "#c39a1c", "#2f5d4c", "#6a4527", "#cdd6dc"
SKINS = ("#8a5a3b", "#e0b48f", "#5b3a28", "#c98f6a")
WIDE, TALL = 1500, 1000

Pen = ImageDraw.ImageDraw


def draw(scene: str) -> bytes:
    """Return a JPEG of one of the scenes: `corvee`, `tablee`, `mains`, `tableau`."""
    # Drawn twice as large, then brought down: the edges of cut paper are soft.
    picture = Image.new("RGB", (WIDE * 2, TALL * 2), PAPER)
    SCENES[scene](ImageDraw.Draw(picture))
    _sash(ImageDraw.Draw(picture))
    written = io.BytesIO()
    picture.resize((WIDE, TALL), Image.Resampling.LANCZOS).save(written, "JPEG", quality=88)
    return written.getvalue()


def _corvee(pen: Pen) -> None:
    """Beds of a garden on a slope, people bent over them, a low sun."""
    _box(pen, (0, 0, WIDE, 520), SKY)
    _disc(pen, (1180, 210, 110), WELD)
    _shape(pen, [(0, 430), (420, 300), (900, 420), (1500, 280), (1500, 560), (0, 560)], "#9db3a2")
    _box(pen, (0, 500, WIDE, TALL), WOAD)
    for row in range(4):
        top = 560 + row * 100
        _shape(pen, [(60, top), (1440, top - 30), (1440, top + 20), (60, top + 50)], WALNUT)
        for place in range(14):
            _leaf(pen, (110 + place * 100 + row * 22, top - 4), "#7f9b3a")
    bent = [(250, 560, 0), (560, 640, 1), (880, 580, 4), (1190, 690, 3)]
    for x, y, rank in bent:
        _person(pen, (x, y), rank, size=150, is_bent=True)


def _tablee(pen: Pen) -> None:
    """A long table seen from its end, people on both sides, bowls of soup."""
    _box(pen, (0, 0, WIDE, TALL), "#e7d6b8")
    for stripe in range(0, WIDE, 150):
        _box(pen, (stripe, 0, stripe + 70, 330), "#dcc7a2")
    for place in range(6):
        _person(pen, (190 + place * 225, 300), place, size=190)
    _shape(pen, [(120, 470), (1380, 470), (1500, 760), (0, 760)], WALNUT)
    _shape(pen, [(560, 470), (940, 470), (1010, 760), (490, 760)], MADDER)
    for place in range(6):
        x = 200 + place * 220
        _disc(pen, (x, 590, 62), PAPER)
        _disc(pen, (x, 590, 44), WELD if place % 2 else WOAD)
    for place in range(4):
        _person(pen, (260 + place * 330, 760), place + 2, size=230)


def _mains(pen: Pen) -> None:
    """A room that votes: rows of people from behind, hands up, a window."""
    _box(pen, (0, 0, WIDE, TALL), "#d9c9ab")
    _box(pen, (480, 90, 1020, 360), SKY)
    _box(pen, (740, 90, 760, 360), PAPER)
    _box(pen, (480, 215, 1020, 232), PAPER)
    for row, (top, size, many) in enumerate([(430, 140, 9), (560, 190, 7), (720, 260, 5)]):
        for place in range(many):
            x = int((place + 0.5) * WIDE / many)
            rank = place * 2 + row
            if rank % 3 != 1:
                _hand_up(pen, (x, top), rank, size=size)
            _person(pen, (x, top), rank, size=size)


def _tableau(pen: Pen) -> None:
    """A notice board at the corner shop: leaves pinned on it, a thread from one to the next."""
    _box(pen, (0, 0, WIDE, TALL), "#b9a07a")
    for plank in range(0, TALL, 125):
        _box(pen, (0, plank, WIDE, plank + 4), "#a88e66")
    _box(pen, (190, 130, 1310, 840), WALNUT)
    _box(pen, (225, 165, 1275, 805), "#d8bf8f")
    pins = [(350, 240), (640, 210), (980, 260), (420, 520), (760, 500), (1080, 540)]
    for rank, (x, y) in enumerate(pins):
        color = (PAPER, "#e4e5ee", "#f4e0d9", "#dfe9dd", "#f6e9c2", PAPER)[rank]
        _box(pen, (x - 110, y, x + 110, y + 210), color)
        for line in range(4):
            _box(pen, (x - 80, y + 60 + line * 34, x + 70 - line * 22, y + 68 + line * 34), INK)
    thread = [(x * 2, (y + 14) * 2) for x, y in pins]
    pen.line(thread, fill=MADDER, width=14, joint="curve")
    for x, y in pins:
        _disc(pen, (x, y + 14, 16), INDIGO)


SCENES: dict[str, Callable[[Pen], None]] = {
    "corvee": _corvee,
    "tablee": _tablee,
    "mains": _mains,
    "tableau": _tableau,
}


def _person(pen: Pen, at: tuple[int, int], rank: int, *, size: int, is_bent: bool = False) -> None:
    """Someone in cut paper: a cloak, a head; nobody in particular."""
    x, y = at
    cloak = (INDIGO, MADDER, WOAD, WELD, WALNUT)[rank % 5]
    half, lean = size // 2, size // 3 if is_bent else 0
    bottom = y + size + size // 5
    _shape(
        pen, [(x - half, bottom), (x + lean - 20, y), (x + lean + 20, y), (x + half, bottom)], cloak
    )
    pen.arc(_around(x, bottom - 8, half - 12), 200, 340, fill=PAPER, width=6)
    _disc(
        pen, (x + lean + (size // 8 if is_bent else 0), y - size // 8, size // 4), SKINS[rank % 4]
    )


def _hand_up(pen: Pen, at: tuple[int, int], rank: int, *, size: int) -> None:
    x, y = at
    sleeve, tip = (INDIGO, MADDER, WOAD, WELD, WALNUT)[rank % 5], y - int(size * 0.62)
    hand, shoulder = x + size // 3, x + size // 8
    ways = [(shoulder * 2, (y + size // 4) * 2), (hand * 2, tip * 2)]
    pen.line(ways, fill=sleeve, width=size // 4)
    _disc(pen, (hand, tip - size // 16, size // 8), SKINS[rank % 4])


def _leaf(pen: Pen, at: tuple[int, int], color: str) -> None:
    x, y = at
    _shape(pen, [(x, y), (x - 18, y - 30), (x, y - 52), (x + 18, y - 30)], color)


def _sash(pen: Pen) -> None:
    """The woven band at the foot of each picture, by which one knows it is drawn."""
    top = TALL - 70
    _box(pen, (0, top, WIDE, TALL), MADDER)
    for rank, x in enumerate(range(-60, WIDE + 60, 60)):
        color = (WELD, INDIGO, PAPER)[rank % 3]
        arrow = [(x, top), (x + 26, top), (x + 56, top + 35), (x + 26, TALL), (x, TALL)]
        _shape(pen, [*arrow, (x + 30, top + 35)], color)


def _box(pen: Pen, sides: tuple[int, int, int, int], color: str) -> None:
    left, top, right, bottom = sides
    pen.rectangle((left * 2, top * 2, right * 2, bottom * 2), fill=color)


def _disc(pen: Pen, circle: tuple[int, int, int], color: str) -> None:
    pen.ellipse(_around(*circle), fill=color)


def _shape(pen: Pen, points: list[tuple[int, int]], color: str) -> None:
    pen.polygon([(x * 2, y * 2) for x, y in points], fill=color)


def _around(x: int, y: int, radius: int) -> tuple[int, int, int, int]:
    return (x - radius) * 2, (y - radius) * 2, (x + radius) * 2, (y + radius) * 2
