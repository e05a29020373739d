"""Drawing an appraisal as a rose: one petal a component, as far out as its level.

Geometry only, on a square of 400; words and numbers stand in the table beside it. Every petal has
the same angle and none is added to another: the rose has no area to compare, only twelve lengths.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from impact.journeys.empowerment.queries.appraisals import Facet

CENTER, CORE, RADIUS = 200, 22, 150


@dataclass(frozen=True, slots=True)
class Petal:
    number: int
    family: int
    name: str
    path: str
    #: Where its number stands, outside the last ring.
    x: float
    y: float
    is_told: bool
    has_dissent: bool
    #: Where the mark of dissent stands.
    dissent_x: float
    dissent_y: float


@dataclass(frozen=True, slots=True)
class Rose:
    petals: tuple[Petal, ...]
    rings: tuple[float, ...]
    #: The sentence that says the picture, for who does not see it.
    told: str


def draw_rose(facets: Sequence[Facet], *, top: int, told: str) -> Rose:
    """Return the petals of these facets on a scale from 0 to `top`."""
    families = list(dict.fromkeys(facet.component.family for facet in facets))
    petals = tuple(
        _petal(
            facet, place, count=len(facets), top=top, family=families.index(facet.component.family)
        )
        for place, facet in enumerate(facets)
    )
    rings = tuple(round(_reach(level, top), 1) for level in range(top + 1))
    return Rose(petals, rings, told)


def _petal(facet: Facet, place: int, *, count: int, top: int, family: int) -> Petal:
    turn = 2 * pi / count
    middle = place * turn - pi / 2
    start, end = middle - turn * 0.42, middle + turn * 0.42
    reach = _reach(facet.level or 0, top) if facet.level is not None else 0
    x, y = _at(middle, RADIUS + 24)
    dissent_x, dissent_y = _at(middle, max(reach - 14, CORE + 8))
    return Petal(
        number=place + 1,
        family=family,
        name=facet.component.name,
        path=_wedge(start, end, reach) if reach else "",
        x=x,
        y=y,
        is_told=facet.level is not None,
        has_dissent=bool(facet.judgement and facet.judgement.dissent),
        dissent_x=dissent_x,
        dissent_y=dissent_y,
    )


def _reach(level: float, top: int) -> float:
    return CORE + (RADIUS - CORE) * level / top


def _wedge(start: float, end: float, reach: float) -> str:
    """A petal woven like a chevron: two sides and a point that rises a little in the middle."""
    (ax, ay), (bx, by) = _at(start, CORE), _at(start, reach - 5)
    (cx, cy), (dx, dy) = _at((start + end) / 2, reach), _at(end, reach - 5)
    ex, ey = _at(end, CORE)
    return f"M{ax} {ay}L{bx} {by}L{cx} {cy}L{dx} {dy}L{ex} {ey}Z"


def _at(angle: float, distance: float) -> tuple[float, float]:
    return round(CENTER + distance * cos(angle), 1), round(CENTER + distance * sin(angle), 1)


@dataclass(frozen=True, slots=True)
class Spark:
    """A component over time: a thread on a strip of 160 by 48, a knot an appraisal."""

    path: str
    knots: tuple[tuple[float, float, bool], ...]


def draw_spark(facets: Sequence[Facet], *, top: int, alone: Sequence[bool]) -> Spark:
    """Return the thread of one component; consensus knots are joined, anonymous ones stand free."""
    step = 140 / max(len(facets) - 1, 1)
    points = [
        (round(10 + place * step, 1), round(42 - 36 * facet.level / top, 1), alone[place])
        for place, facet in enumerate(facets)
        if facet.level is not None
    ]
    joined = [f"{x} {y}" for x, y, is_alone in points if not is_alone]
    return Spark("M" + "L".join(joined) if len(joined) > 1 else "", tuple(points))
