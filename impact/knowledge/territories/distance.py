"""How far two points of the Earth stand from each other, as the crow flies."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

Point = tuple[float | Decimal, float | Decimal]

EARTH_KM = 6371


def kilometers(here: Point, there: Point) -> float:
    """Return the distance between two (latitude, longitude)."""
    lat, lon, other_lat, other_lon = (radians(float(degree)) for degree in (*here, *there))
    chord = (
        sin((other_lat - lat) / 2) ** 2
        + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(chord))


def nearest(here: Point, places: Iterable[tuple[str, Point]], *, count: int) -> Sequence[str]:
    """Return the names of the nearest places, the nearest first."""
    ranked = sorted((kilometers(here, point), name) for name, point in places)
    return [name for _distance, name in ranked[:count]]
