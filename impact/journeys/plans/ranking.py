"""In what order the routes of one kind are read: a sum of plain reasons, weights in full view.

Only routes of the same kind are ordered against each other; kinds keep the order in which to look
(R6), and nothing is left out. The weights are ours (decision 0013): fit first, because an answer
that works on something else helps nobody; then how close the level, the place and the language
are; the moment, cost and effort last. They are shown on the page that explains them.
Values in, values out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from impact.journeys.plans.fit import Fit
from impact.journeys.plans.responses import Kind
from impact.journeys.plans.routes import Reach, Route


class Ground(StrEnum):
    """What counts in the order, each with its weight."""

    FIT = "FIT"
    LEVEL = "LEVEL"
    PLACE = "PLACE"
    LANGUAGE = "LANGUAGE"
    MOMENT = "MOMENT"
    COST = "COST"
    EFFORT = "EFFORT"


WEIGHTS: dict[Ground, int] = {
    Ground.FIT: 8,
    Ground.LEVEL: 5,
    Ground.PLACE: 4,
    Ground.LANGUAGE: 3,
    Ground.MOMENT: 2,
    Ground.COST: 2,
    Ground.EFFORT: 1,
}
#: What a route that has everything for it comes to.
WHOLE = sum(WEIGHTS.values())

_FIT = {Fit.GOOD: 1.0, Fit.PARTIAL: 0.5, Fit.POOR: 0.0}
_REACH = {Reach.HERE: 1.0, Reach.REGION: 0.7, Reach.ANYWHERE: 0.6, Reach.ELSEWHERE: 0.0}
#: A cost or an effort this high, by person, counts for nothing; free counts for one.
DEAR, LONG = 2000, 60
#: What nobody told counts for half: neither a merit nor a fault.
UNTOLD = 0.5


@dataclass(frozen=True, slots=True)
class Wish:
    """What the order looks at besides the route: the level wanted, the day, the language."""

    level: int
    on: date | None = None
    language: str = "fr"


def order(routes: Iterable[Route], *, wish: Wish, kinds: Sequence[Kind]) -> list[Route]:
    """Return every route, by kind as the kinds stand, then the one with most for it first.

    In a kind, what someone gives comes before what is still to be set up. Ties are settled by
    title, then by key: the order does not depend on that of the input.
    """
    return sorted(
        routes,
        key=lambda route: (
            kinds.index(route.kind),
            route.is_generic,
            -weigh(route, wish=wish),
            route.title,
            route.key,
        ),
    )


def weigh(route: Route, *, wish: Wish) -> float:
    """Return the sum of the grounds, each between 0 and 1, times its weight."""
    told = grounds(route, wish=wish)
    return sum(WEIGHTS[ground] * share for ground, share in told.items())


def grounds(route: Route, *, wish: Wish) -> dict[Ground, float]:
    """Return how far each ground speaks for a route, from 0 to 1."""
    return {
        Ground.FIT: _FIT[route.fit],
        Ground.LEVEL: min(route.to_level / wish.level, 1.0),
        Ground.PLACE: _REACH[route.reach],
        Ground.LANGUAGE: 1.0 if wish.language in route.language else 0.0,
        Ground.MOMENT: _moment(route, on=wish.on),
        Ground.COST: _spare(route.cost_each, most=DEAR),
        Ground.EFFORT: _spare(route.hours, most=LONG),
    }


def _moment(route: Route, *, on: date | None) -> float:
    """Full counts for nothing, begun for half; what is to come or always open counts for one."""
    if route.is_full:
        return 0.0
    return 0.5 if on and route.starts_on and route.ends_on and route.starts_on < on else 1.0


def _spare(value: float | None, *, most: float) -> float:
    if value is None:
        return UNTOLD
    return max(1.0 - value / most, 0.0)
