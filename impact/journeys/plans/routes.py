"""A route: one way a hole could be answered, with all that helps to compare it (« route », R6).

Offers of the field, resources and kinds of response become routes here; none is hidden, filters
only set apart what they name. Values in, values out.
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


class Caution(StrEnum):
    """What to know before counting on a document, besides the limits of its kind."""

    NO_LINK = "NO_LINK"
    LINK_UNVERIFIED = "LINK_UNVERIFIED"
    LINK_SILENT = "LINK_SILENT"
    IN_ENGLISH = "IN_ENGLISH"
    IN_ANOTHER_LANGUAGE = "IN_ANOTHER_LANGUAGE"
    HARD_TO_ACCESS = "HARD_TO_ACCESS"


@dataclass(frozen=True, slots=True)
class Route:
    """What one way of answering is like; what is left at its default was not told by anyone."""

    #: The same from one day to the next: « offer:12 », « response:mentorat ».
    key: str
    kind: Kind
    title: str
    from_level: int
    to_level: int
    fit: Fit
    reasons: tuple[Reason, ...]
    reach: Reach
    #: Hours asked of each person.
    hours: float | None = None
    #: In dollars, as the provider tells it.
    cost: int | None = None
    #: In dollars, for each person of the team.
    cost_each: float | None = None
    #: What the cost is counted by; or, without figures, what it is like.
    cost_words: str = ""
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    #: Codes of languages; what a team does by itself, it does in its own, whichever it is.
    language: str = "fr-en"
    is_online: bool | None = None
    is_full: bool = False
    capacity: int | None = None
    transfer: str = ""
    advantages: str = ""
    limits: str = ""
    cautions: tuple[Caution, ...] = ()
    evidence: str = ""
    provider: str = ""
    offer_slug: str = ""
    resource_slug: str = ""
    #: Code of the kind of response it is most like.
    response: str = ""
    is_fictional: bool = False

    @property
    def source(self) -> str:
        """Return where it comes from: « offer », « response »…"""
        return self.key.partition(":")[0]

    @property
    def pk(self) -> int | None:
        """Return the number of what it comes from, if its source counts."""
        number = self.key.partition(":")[2]
        return int(number) if number.isdecimal() else None

    @property
    def is_generic(self) -> bool:
        """A kind of response, and nobody yet who gives it."""
        return self.source == "response"

    @property
    def is_collective(self) -> bool:
        """Costs the group, whatever its number."""
        return self.cost is not None and self.cost_each != self.cost


class Obstacle(StrEnum):
    """Why a filter sets a route apart."""

    COST = "COST"
    HOURS = "HOURS"
    DISTANCE = "DISTANCE"
    LANGUAGE = "LANGUAGE"
    NOT_ONLINE = "NOT_ONLINE"


@dataclass(frozen=True, slots=True)
class Sieve:
    """What people would rather not see; what is empty lets everything through."""

    #: In dollars and in hours, by person.
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
    return not obstacles(route, sieve=sieve)


def obstacles(route: Route, *, sieve: Sieve) -> tuple[Obstacle, ...]:
    """Return what sets a route apart; what nobody told is never held against it."""
    met = {
        Obstacle.COST: _exceeds(route.cost_each, sieve.most_cost),
        Obstacle.HOURS: _exceeds(route.hours, sieve.most_hours),
        Obstacle.DISTANCE: bool(sieve.reach) and route.reach not in sieve.reach,
        Obstacle.LANGUAGE: sieve.language not in route.language,
        Obstacle.NOT_ONLINE: sieve.only_online and route.is_online is False,
    }
    return tuple(obstacle for obstacle, is_met in met.items() if is_met)


def _exceeds(value: float | None, most: float | None) -> bool:
    return most is not None and value is not None and value > most
