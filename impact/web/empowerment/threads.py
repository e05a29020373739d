"""Drawing components over time: a thread on a strip, a knot an appraisal; and one level alone.

Days keep their distance. A thread stops where nothing was told, and never joins what a group
agreed on to what people answered alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from impact.journeys.empowerment.queries.appraisals import Facet

WIDTH, LEFT, RIGHT = 320, 22, 298
BOTTOM, HEIGHT = 88, 66
#: Two knots never touch.
APART = 30


@dataclass(frozen=True, slots=True)
class Knot:
    x: str
    y: str
    text: str
    is_alone: bool
    has_dissent: bool


@dataclass(frozen=True, slots=True)
class Spark:
    """One component over time, on a strip of 320 by 108."""

    #: Path, and whether it joins answers given alone.
    threads: tuple[tuple[str, bool], ...]
    knots: tuple[Knot, ...]
    #: Where nothing was told.
    holes: tuple[str, ...]
    #: Heights of the levels.
    rungs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """One level on its scale: chevrons reached and to come, or how people spread."""

    chevrons: tuple[tuple[str, bool], ...]
    bars: tuple[tuple[str, str, str], ...]
    width: int


def place_days(days: Sequence[date]) -> list[float]:
    """Return where each day stands on the strip: at its distance, but never on another."""
    if len(days) < 2:
        return [(LEFT + RIGHT) / 2] * len(days)
    span, room = max((days[-1] - days[0]).days, 1), RIGHT - LEFT
    apart = min(APART, room / (len(days) - 1))
    places = [LEFT + room * (day - days[0]).days / span for day in days]
    for rank in range(1, len(places)):
        places[rank] = max(places[rank], places[rank - 1] + apart)
    places[-1] = min(places[-1], float(RIGHT))
    for rank in range(len(places) - 2, -1, -1):
        places[rank] = min(places[rank], places[rank + 1] - apart)
    return places


def draw_spark(
    facets: Sequence[Facet], *, top: int, alone: Sequence[bool], places: Sequence[float]
) -> Spark:
    """Return the threads and knots of one component, on a scale from 0 to `top`."""
    spots = list(zip(facets, alone, places, strict=True))
    threads = []
    for is_alone in (False, True):
        mine = [(facet, x) for facet, other, x in spots if other is is_alone]
        for is_told, run in groupby(mine, key=lambda spot: spot[0].level is not None):
            points = [f"{_round(x)} {_height(facet.level, top)}" for facet, x in run if is_told]
            if len(points) > 1:
                threads.append(("M" + "L".join(points), is_alone))
    return Spark(
        threads=tuple(threads),
        knots=tuple(
            _knot(facet, x, top=top, is_alone=is_alone)
            for facet, is_alone, x in spots
            if facet.level is not None
        ),
        holes=tuple(_round(x) for facet, _alone, x in spots if facet.level is None),
        rungs=tuple(_height(level, top) for level in range(top + 1)),
    )


def draw_strip(facet: Facet, *, top: int) -> Strip:
    """Return one level as a line of chevrons, or a spread as small columns."""
    if facet.spread:
        most = max(people for _level, people in facet.spread)
        bars = tuple(
            (str(level * 20 + 3), _round(26 - 24 * people / most), _round(24 * people / most))
            for level, people in facet.spread
        )
        return Strip((), bars, (top + 1) * 20)
    chevrons = tuple(
        (f"M{x} 4h9l7 10l-7 10h-9l7-10z", rung < (facet.level or 0))
        for rung, x in enumerate(range(2, 2 + top * 16, 16))
    )
    return Strip(chevrons, (), top * 16 + 8)


def _knot(facet: Facet, x: float, *, top: int, is_alone: bool) -> Knot:
    level = facet.level
    text = f"{level:.1f}".replace(".", ",") if isinstance(level, float) else str(level)
    dissent = bool(facet.judgement and facet.judgement.dissent)
    return Knot(_round(x), _height(level, top), text, is_alone, dissent)


def _height(level: float | None, top: int) -> str:
    return _round(BOTTOM - HEIGHT * (level or 0) / top)


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
