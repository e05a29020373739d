"""In what order the routes of one kind are read: a sum of plain reasons, weights in full view.

Only routes of the same kind are ordered against each other; kinds keep the order in which to look
(R6), and nothing is left out. The weights are ours: fit first, because an answer that works on
something else helps nobody; then how close the level, the place and the moment are; cost and effort
last, for what they exclude people by. They are shown on the page that explains them.
Values in, values out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from impact.journeys.plans.fit import Fit
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

_FIT = {Fit.GOOD: 1.0, Fit.PARTIAL: 0.5, Fit.POOR: 0.0}
_REACH = {Reach.HERE: 1.0, Reach.REGION: 0.7, Reach.ANYWHERE: 0.6, Reach.ELSEWHERE: 0.0}
#: A cost or an effort this high, by person, counts for nothing; free counts for one.
DEAR, LONG = 2000, 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What the order looks at besides the route: the level wanted, and the team's language."""

    level: int
    language: str = "fr"


def order(routes: Iterable[Route], *, wish: Wish) -> list[Route]:
    """Return every route, those of each kind in order; ties are settled by title, then by key."""
    found = list(routes)
    kinds = list(dict.fromkeys(route.kind for route in found))
    return sorted(
        found,
        key=lambda route: (
            kinds.index(route.kind),
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
    """Return how far each ground speaks for a route, from 0 to 1; what is unknown counts half."""
    return {
        Ground.FIT: _FIT[route.fit],
        Ground.LEVEL: 1.0 if route.to_level >= wish.level else route.to_level / wish.level,
        Ground.PLACE: _REACH[route.reach],
        Ground.LANGUAGE: 1.0 if wish.language in route.language else 0.0,
        Ground.MOMENT: 1.0 if route.starts_on or route.is_open_ended else 0.5,
        Ground.COST: _spare(route.cost, most=DEAR),
        Ground.EFFORT: _spare(route.hours, most=LONG),
    }


def _spare(value: float | None, *, most: float) -> float:
    if value is None:
        return 0.5
    return max(1.0 - float(value) / most, 0.0)
