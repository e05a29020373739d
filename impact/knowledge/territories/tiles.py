"""Equal hexagons on a grid: who touches whom.

A tile is (column, row); hexagons stand on a point, and odd rows are shifted half a tile to
the right. Nothing is drawn here: the picture is in the templates.
"""

from collections.abc import Collection

Tile = tuple[int, int]


def around(tile: Tile) -> list[Tile]:
    """Return the six tiles that touch this one, from the upper right, clockwise."""
    column, row = tile
    shift = row % 2
    return [
        (column + shift, row - 1),
        (column + 1, row),
        (column + shift, row + 1),
        (column + shift - 1, row + 1),
        (column - 1, row),
        (column + shift - 1, row - 1),
    ]


def pieces(tiles: Collection[Tile]) -> list[set[Tile]]:
    """Return the groups of tiles that hold together side by side, the largest first."""
    left = set(tiles)
    found = []
    while left:
        piece, edge = set(), [min(left)]
        while edge:
            tile = edge.pop()
            if tile in left:
                left.remove(tile)
                piece.add(tile)
                edge += around(tile)
        found.append(piece)
    return sorted(found, key=lambda piece: (-len(piece), min(piece)))
