"""Why there is no proposal, by how much, and why a hole stays open in the one there is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from impact.journeys.plans.composing.problem import (
    CLOSED,
    Candidate,
    Problem,
    cost_of,
    hours_of,
)

#: Finds the choice of least cost that has all that must be.
Lightest = Callable[[Problem, Mapping[str, float]], frozenset[str] | None]


class Why(StrEnum):
    #: A route that must be there is too late, too long, or set aside at the same time.
    ROUTE_OUT = "ROUTE_OUT"
    #: Nothing within the limits closes a hole that must close.
    NO_WAY = "NO_WAY"
    #: What must be costs more, asks more hours, or both, than what there is.
    BUDGET = "BUDGET"
    HOURS = "HOURS"
    BOTH = "BOTH"
    #: Nothing was found in time; there may be something.
    NOT_FOUND = "NOT_FOUND"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What cannot be, and by how much: `keys` of routes or holes, dollars, hours by person."""

    why: Why
    keys: tuple[str, ...] = ()
    dollars: int = 0
    hours: float = 0.0


class Because(StrEnum):
    """Why a hole is not closed."""

    #: No route known leads anywhere from where the team stands.
    NOTHING = "NOTHING"
    #: Routes do, all short of the level wanted.
    STOPS_SHORT = "STOPS_SHORT"
    #: What would close it was set aside, or has too little room.
    BARRED = "BARRED"
    TOO_LATE = "TOO_LATE"
    #: One person would give more hours than she has, or all of them together would.
    TOO_LONG = "TOO_LONG"
    TOO_COSTLY = "TOO_COSTLY"
    #: It could be closed, and then something that weighs more could not.
    CROWDED_OUT = "CROWDED_OUT"


def refuse(problem: Problem, *, lightest: Lightest) -> Refusal:
    """Say why nothing keeps to the limits, naming the first thing to give way."""
    limits = problem.limits
    known = {key: problem.by_key.get(key) for key in limits.must}
    out = [key for key, one in known.items() if one is None or not problem.is_within(one)]
    if out:
        return Refusal(Why.ROUTE_OUT, tuple(sorted(out)))
    stuck = [key for key in limits.must_close if not problem.ways[key].sets]
    if stuck:
        return Refusal(Why.NO_WAY, tuple(sorted(stuck)))
    costs = {one.key: float(one.cost) for one in problem.candidates}
    hours = {one.key: one.person_hours for one in problem.candidates}
    both = {one.key: one.burden for one in problem.candidates}
    for why, changes, aim in (
        (Why.BUDGET, {"budget": None}, costs),
        (Why.HOURS, {"hours": None}, hours),
        (Why.BOTH, {"budget": None, "hours": None}, both),
    ):
        chosen = lightest(problem.limited(**changes), aim)
        if chosen is not None:
            picked = [problem.by_key[key] for key in chosen]
            return Refusal(why, (), _dollars_over(problem, picked), _hours_over(problem, picked))
    return Refusal(Why.NOT_FOUND)


def _dollars_over(problem: Problem, picked: Iterable[Candidate]) -> int:
    budget = problem.limits.budget
    return 0 if budget is None else max(cost_of(picked) - budget, 0)


def _hours_over(problem: Problem, picked: list[Candidate]) -> float:
    limits = problem.limits
    if limits.hours is None or not picked:
        return 0.0
    needed = max(hours_of(picked) / limits.people, max(one.hours for one in picked))
    return max(needed - limits.hours, 0.0)


def why_open(problem: Problem, states: Mapping[str, int]) -> dict[str, Because]:
    """Return why each hole that is not closed is not."""
    free = problem.limited(horizon=None, hours=None)
    unbarred = free.among(_freed(one) for one in problem.candidates)
    late = problem.limited(horizon=None)
    return {
        hole.key: _because(hole.key, problem=problem, late=late, free=free, unbarred=unbarred)
        for hole in problem.holes
        if states[hole.key] != CLOSED
    }


def _because(
    key: str, *, problem: Problem, late: Problem, free: Problem, unbarred: Problem
) -> Because:
    if problem.ways[key].sets:
        return _what_lacks(key, problem=problem)
    if late.ways[key].sets:
        return Because.TOO_LATE
    if free.ways[key].sets:
        return Because.TOO_LONG
    if unbarred.ways[key].sets:
        return Because.BARRED
    return Because.STOPS_SHORT if unbarred.ways[key].shorten else Because.NOTHING


def _what_lacks(key: str, *, problem: Problem) -> Because:
    limits = problem.limits
    ways = [[problem.by_key[one] for one in way] for way in problem.ways[key].sets]
    if limits.budget is not None and all(cost_of(way) > limits.budget for way in ways):
        return Because.TOO_COSTLY
    pool = limits.person_hours
    if pool is not None and all(hours_of(way) > pool for way in ways):
        return Because.TOO_LONG
    return Because.CROWDED_OUT


def _freed(one: Candidate) -> Candidate:
    return replace(one, is_barred=False)
