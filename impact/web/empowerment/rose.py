"""Drawing an appraisal as a rose: one woven petal a component, one chevron a level reached.

Geometry only, on a square of 480; words and numbers stand in the table beside it. Every petal has
the same angle and none is added to another: chevrons are counted, no area is compared. How sure a
group was is told by the weave, dissent by a ring, a spread by the length of its threads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap

from impact.journeys.empowerment.queries.appraisals import Facet
from impact.lib.confidence import Confidence

CENTER, CORE, RADIUS = 240, 34, 166
#: How much further the middle of a chevron goes than its two ends.
SLANT = 9
#: Between two chevrons, so that they can be counted.
GAP = 12
#: However few the components, a petal stays a petal.
WIDEST = pi / 8
LABELS, FAMILIES, VALUES = RADIUS + 42, RADIUS + 26, SLANT + 9
_DYES = ("#2a3a6e", "#8c2a26", "#2f5d4c", "#6a4527")
#: Which part of a chevron is woven, when it is not the whole.
_CUTS: dict[str, tuple[tuple[float, float], ...]] = {
    "pair": ((0, 0.43), (0.57, 1)),
    "single": ((0.34, 0.62),),
}
WEAVES = {Confidence.HIGH: "full", Confidence.MEDIUM: "pair", Confidence.LOW: "single"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something written or knotted at a place of the picture."""

    x: str
    y: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """What one number of people said, as a line across the petal."""

    path: str
    people: int


@dataclass(frozen=True, slots=True)
class Petal:
    number: int
    family: int
    name: str
    #: Where its number stands, and its name when there is room: on which side, cut in lines.
    label: Mark
    side: str
    lines: tuple[tuple[str, str], ...]
    #: The petal as it would be, whole: its warp.
    warp: str
    is_told: bool
    #: `full`, `pair`, `single`, or `hollow` when nobody said how sure the group was.
    weave: str
    chevrons: tuple[str, ...]
    threads: tuple[Thread, ...]
    value: Mark | None
    #: Where the level stood the time before.
    former: str
    #: Told by a ring around the value.
    has_dissent: bool

    @property
    def dye(self) -> str:
        """Its color on paper, where no style sheet goes."""
        return _DYES[self.family % len(_DYES)]


@dataclass(frozen=True, slots=True)
class Rose:
    petals: tuple[Petal, ...]
    rings: tuple[str, ...]
    #: An arc a family.
    families: tuple[str, ...]
    #: The two sentences that say the picture, for who does not see it.
    title: str
    told: str


def draw_rose(
    facets: Sequence[Facet], *, top: int, title: str, told: str, before: Sequence[Facet] = ()
) -> Rose:
    """Return the petals of these facets on a scale from 0 to `top`.

    `before` is what was told the time before, in the same order, or nothing.
    """
    families = list(dict.fromkeys(facet.component.family for facet in facets))
    former = [facet.level for facet in before] or [None] * len(facets)
    spot = _Spot(count=len(facets), top=top)
    petals = tuple(
        spot.petal(
            facet, place, family=families.index(facet.component.family), former=former[place]
        )
        for place, facet in enumerate(facets)
    )
    rings = tuple(_round(spot.reach(level)) for level in range(1, top + 1))
    arcs = tuple(
        spot.arc([p for p, facet in enumerate(facets) if facet.component.family == family])
        for family in families
        if family
    )
    return Rose(petals, rings, arcs, title, told)


@dataclass(frozen=True, slots=True)
class _Spot:
    """How the square is cut: so many petals, so many levels."""

    count: int
    top: int

    @property
    def turn(self) -> float:
        return 2 * pi / self.count

    @property
    def half(self) -> float:
        return min(self.turn * 0.43, WIDEST)

    def middle(self, place: int) -> float:
        return (place + 0.5) * self.turn - pi / 2

    def reach(self, level: float) -> float:
        return CORE + (RADIUS - CORE) * level / self.top

    def petal(self, facet: Facet, place: int, *, family: int, former: float | None) -> Petal:
        middle, level = self.middle(place), facet.level
        judgement = facet.judgement
        reached = self.reach(level or 0)
        weave = _weave(facet)
        # A mean stands between two threads, where a petal is wide enough, whatever it is.
        value_at = self.reach(1.5) + SLANT / 2 if facet.spread else reached + VALUES
        return Petal(
            number=place + 1,
            family=family,
            name=facet.component.name,
            label=_mark(middle, LABELS),
            side=_side(middle),
            lines=_lines(facet.component.name, middle=middle),
            warp=self._chevron(middle, CORE, RADIUS),
            is_told=level is not None,
            weave=weave,
            chevrons=() if facet.spread else self._chevrons(middle, level, weave=weave),
            threads=self._threads(middle, facet),
            value=None if level is None else _mark(middle, value_at, _number(level)),
            former="" if former is None else self._line(middle, self.reach(former), self.half),
            has_dissent=bool(judgement and judgement.dissent),
        )

    def arc(self, places: Sequence[int]) -> str:
        start, end = self.middle(places[0]) - self.half, self.middle(places[-1]) + self.half
        large = int(end - start > pi)
        begin, stop = _at(start, FAMILIES), _at(end, FAMILIES)
        return f"M{begin}A{FAMILIES} {FAMILIES} 0 {large} 1 {stop}"

    def _chevrons(self, middle: float, level: float | None, *, weave: str) -> tuple[str, ...]:
        rungs = [(self.reach(rung), self.reach(rung + 1) - GAP) for rung in range(int(level or 0))]
        return tuple(
            self._chevron(middle, low + (high - low) * start, low + (high - low) * end)
            for low, high in rungs
            for start, end in _CUTS.get(weave, ((0, 1),))
        )

    def _threads(self, middle: float, facet: Facet) -> tuple[Thread, ...]:
        most = max((people for _level, people in facet.spread), default=0)
        return tuple(
            Thread(self._line(middle, self.reach(level), self.half * people / most), people)
            for level, people in facet.spread
        )

    def _chevron(self, middle: float, inner: float, outer: float) -> str:
        left, right = middle - self.half, middle + self.half
        return (
            f"M{_at(left, inner)}L{_at(middle, inner + SLANT)}L{_at(right, inner)}"
            f"L{_at(right, outer)}L{_at(middle, outer + SLANT)}L{_at(left, outer)}Z"
        )

    def _line(self, middle: float, distance: float, half: float) -> str:
        slant = SLANT * half / self.half
        tip = _at(middle, distance + slant)
        return f"M{_at(middle - half, distance)}L{tip}L{_at(middle + half, distance)}"


def _weave(facet: Facet) -> str:
    said = facet.judgement
    if said is None or said.confidence is None:
        return "hollow"
    return WEAVES[Confidence(said.confidence)]


def _number(level: float) -> str:
    """« 3 » for a level agreed on, « 2,4 » for a mean."""
    return f"{level:.1f}".replace(".", ",") if isinstance(level, float) else str(level)


def _side(middle: float) -> str:
    """Say from which end a name is written, so that it leaves the rose."""
    if abs(cos(middle)) < 0.2:
        return "middle"
    return "start" if cos(middle) > 0 else "end"


def _lines(name: str, *, middle: float) -> tuple[tuple[str, str], ...]:
    """Return the name cut in short lines, each with its own shift from the label's height."""
    lines = wrap(name, width=17, break_long_words=False)
    # Above the rose a name grows upwards, below it downwards: never over the petals.
    up = (len(lines) - 1) * (1 - sin(middle)) / 2
    return tuple((line, _round((place - up) * 18 + 5)) for place, line in enumerate(lines))


def _mark(angle: float, distance: float, text: str = "") -> Mark:
    x, y = _at(angle, distance).split()
    return Mark(x, y, text)


def _at(angle: float, distance: float) -> str:
    x, y = CENTER + distance * cos(angle), CENTER + distance * sin(angle)
    return f"{_round(x)} {_round(y)}"


def _round(value: float) -> str:
    """Write a number as pictures want it, whatever the language of the page."""
    return f"{value:.1f}".removesuffix(".0")
