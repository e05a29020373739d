"""The cloth of a composition: each hole a thread, each route a band that crosses and mends it.

From left to right, in the order the routes are over. Only places and shapes are worked out here;
the template draws them, and the table beside says the same in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from impact.journeys.plans.composing.problem import OPEN

#: Where threads start, how far apart bands and threads are, what is left at the end of a thread.
START, BAND, THREAD, TAIL, TOP = 46, 36, 30, 60, 40
STATES = {0: "open", 1: "shortened", 2: "closed"}


@dataclass(frozen=True, slots=True)
class Band:
    number: int
    x: int
    is_inside: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One hole: what its thread becomes after the last band that works on it, and its knots."""

    code: str
    y: int
    after: str
    turn: int
    knots: Sequence[int]


@dataclass(frozen=True, slots=True)
class Cloth:
    width: int
    height: int
    bands: Sequence[Band]
    lines: Sequence[Line]

    @property
    def end(self) -> int:
        return self.width - 6

    @property
    def foot(self) -> int:
        return self.height - 8


def weave(holes: Sequence[Mapping[str, Any]], routes: Sequence[Mapping[str, Any]]) -> Cloth:
    """Return the cloth of these holes, crossed by these routes in the order given."""
    places = {route["key"]: START + BAND * rank + BAND for rank, route in enumerate(routes)}
    width = START + BAND * (len(routes) + 1) + TAIL
    lines = [
        _line(hole, y=TOP + THREAD * rank + THREAD // 2, places=places)
        for rank, hole in enumerate(holes)
    ]
    bands = [
        Band(rank, places[route["key"]], route["is_inside"])
        for rank, route in enumerate(routes, start=1)
    ]
    return Cloth(width, TOP + THREAD * len(holes) + 16, bands, lines)


def _line(hole: Mapping[str, Any], *, y: int, places: Mapping[str, int]) -> Line:
    knots = sorted(places[key] for key in hole["via"] if key in places)
    state = hole["state"] if knots else OPEN
    return Line(
        code=hole["code"],
        y=y,
        after=STATES[state],
        turn=knots[-1] if knots else START,
        knots=knots,
    )
