"""A route: one way a hole could be answered, with all that helps to compare it (« route », R6).

Offers of the field and kinds of response become routes here; none is hidden, filters only set
apart what they name. Values in, values out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from impact.journeys.plans.fit import Fit, Reason
from impact.journeys.plans.responses import Kind


class Reach(StrEnum):
    """How close a route is to the team."""

    HERE = "HERE"
    REGION = "REGION"
    #: Online, or wherever one is.
    ANYWHERE = "ANYWHERE"
    ELSEWHERE = "ELSEWHERE"


@dataclass(frozen=True, slots=True)
class Route:
    #: The same from one day to the next: « offer:12 », « response:mentorat ».
    key: str
    kind: Kind
    title: str
    from_level: int
    to_level: int
    fit: Fit
    reasons: tuple[Reason, ...]
    reach: Reach
    #: By person, in hours and in dollars; None when nobody said.
    hours: float | None = None
    cost: int | None = None
    #: What a cost not told in figures is like.
    cost_words: str = ""
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    language: str = "fr"
    is_online: bool = False
    transfer: str = ""
    advantages: str = ""
    limits: str = ""
    provider: str = ""
    offer_slug: str = ""
    response: str = ""
    is_fictional: bool = False

    @property
    def is_open_ended(self) -> bool:
        """Can be had at any moment: a kind of response, or an offer without a date."""
        return self.ends_on is None


@dataclass(frozen=True, slots=True)
class Sieve:
    """What people would rather not see; what is empty lets everything through."""

    most_cost: int | None = None
    most_hours: float | None = None
    reach: frozenset[Reach] = frozenset()
    language: str = ""
    only_online: bool = False


def sift(routes: Iterable[Route], *, sieve: Sieve) -> tuple[list[Route], list[Route]]:
    """Return the routes that pass, and those set apart, both in the order given."""
    passing: list[Route] = []
    apart: list[Route] = []
    for route in routes:
        (passing if passes(route, sieve=sieve) else apart).append(route)
    return passing, apart


def passes(route: Route, *, sieve: Sieve) -> bool:
    """Say whether a route passes; a cost or an effort nobody told is not held against it."""
    if sieve.most_cost is not None and (route.cost or 0) > sieve.most_cost:
        return False
    if sieve.most_hours is not None and (route.hours or 0) > sieve.most_hours:
        return False
    if sieve.reach and route.reach not in sieve.reach:
        return False
    if sieve.language and sieve.language not in route.language:
        return False
    return route.is_online or not sieve.only_online
