"""The drawing of equal hexagons: points, borders between groups, a dye for each group.

Numbers and texts for SVG come out; what is drawn, and why, is in `tilemap`.
"""

from collections.abc import Mapping
from math import sqrt

from impact.knowledge.territories.tiles import Tile, around

#: From the middle of a hexagon to its points, in the units of the drawing.
RADIUS = 32.0
WIDTH = RADIUS * sqrt(3)
ROW = RADIUS * 1.5
MARGIN = 8.0
#: The six points of a hexagon that stands on one, from the top, clockwise.
_POINTS = [
    (0.0, -RADIUS),
    (WIDTH / 2, -RADIUS / 2),
    (WIDTH / 2, RADIUS / 2),
    (0.0, RADIUS),
    (-WIDTH / 2, RADIUS / 2),
    (-WIDTH / 2, -RADIUS / 2),
]


def center(tile: tuple[float, float]) -> tuple[float, float]:
    """Return where the middle of a tile stands in the drawing."""
    column, row = tile
    return (column + (row % 2) / 2) * WIDTH, row * ROW


def corners(tile: Tile) -> str:
    x, y = center(tile)
    return " ".join(f"{short(x + dx)},{short(y + dy)}" for dx, dy in _POINTS)


def frame(tiles: Mapping[Tile, str]) -> str:
    """Return the `viewBox` that holds these tiles."""
    places = [center(tile) for tile in tiles] or [(0.0, 0.0)]
    left = min(x for x, _y in places) - WIDTH / 2 - MARGIN
    top = min(y for _x, y in places) - RADIUS - MARGIN
    right = max(x for x, _y in places) + WIDTH / 2 + MARGIN
    bottom = max(y for _x, y in places) + RADIUS + MARGIN
    return " ".join(map(short, (left, top, right - left, bottom - top)))


def walls(tiles: Mapping[Tile, str]) -> str:
    """Return the path of the borders between groups, each once, and around the whole."""
    edges = []
    for tile, group in tiles.items():
        x, y = center(tile)
        for side, other in enumerate(around(tile)):
            there = tiles.get(other)
            if there is None or there > group:
                (x1, y1), (x2, y2) = _POINTS[side], _POINTS[(side + 1) % 6]
                start, end = f"{short(x + x1)} {short(y + y1)}", f"{short(x + x2)} {short(y + y2)}"
                edges.append(f"M{start}L{end}")
    return "".join(edges)


def dyes(tiles: Mapping[Tile, str], *, count: int) -> dict[str, int]:
    """Give each group one of `count` dyes that no group beside it has, as evenly as can be."""
    beside: dict[str, set[str]] = {group: set() for group in tiles.values()}
    for tile, group in tiles.items():
        beside[group] |= {tiles[other] for other in around(tile) if other in tiles} - {group}
    given: dict[str, int] = {}
    for group in sorted(beside, key=lambda one: (-len(beside[one]), one)):
        taken = {given[other] for other in beside[group] if other in given}
        free = [dye for dye in range(count) if dye not in taken] or list(range(count))
        used = list(given.values())
        given[group] = min(free, key=lambda dye: (used.count(dye), dye))
    return given


def short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
