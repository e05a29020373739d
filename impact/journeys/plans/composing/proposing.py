"""A proposal and all that is told beside it: what stays open and why, what a little more would
close, other ways as good on one side. Advice only: numbers in, numbers out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from impact.journeys.plans.composing.greedy import compose_greedily, prune
from impact.journeys.plans.composing.milp import Patience, close_most, is_solver_here, lighten
from impact.journeys.plans.composing.problem import Problem, cost_of, hours_of
from impact.journeys.plans.composing.refusals import Refusal, refuse

#: One more of each, asked for when the team set a limit: « et avec un peu plus? ».
MORE_DOLLARS, MORE_HOURS = 1000, 10
#: Seconds given to what closes most, to each thing told beside it, and in all.
MAIN, ASIDE, ALL = 2.0, 0.5, 5.0


class Method(StrEnum):
    #: Proved that nothing closes more.
    EXACT = "EXACT"
    #: The best found in time; `bound` says the most there could be.
    BEST_SO_FAR = "BEST_SO_FAR"
    #: No solver on this machine: step by step.
    GREEDY = "GREEDY"


class Aside(StrEnum):
    CHEAPEST = "CHEAPEST"
    INSIDE = "INSIDE"
    FASTEST = "FASTEST"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A choice, what it does to each hole, what it asks; `weight` counts halves of weights."""

    chosen: tuple[str, ...]
    states: Mapping[str, int]
    weight: int
    method: Method
    bound: float | None
    cost: int
    person_hours: float
    #: The most hours one person gives when they are shared as evenly as could be found.
    busiest: float
    done_on: int | None


@dataclass(frozen=True, slots=True)
class Composed:
    """All that is told: the proposal or why there is none, and what stands beside it."""

    main: Proposal | None
    refusal: Refusal | None = None
    more: Mapping[str, Proposal] | None = None
    asides: Mapping[Aside, Proposal] | None = None
    seconds: float = 0.0


def compose(problem: Problem, *, main: float = MAIN, whole: float = ALL) -> Composed:
    """Return a proposal under these limits, with what stands beside it."""
    solver = Solver(Patience(whole), is_here=is_solver_here())
    proposal = solver.propose(problem, seconds=main)
    if proposal is None:
        return Composed(None, refuse(problem, lightest=solver.lightest))
    more = {name: found for name, wider in _wider(problem) if (found := solver.propose(wider))}
    asides = {
        aside: found
        for aside, look in ASIDES.items()
        if (found := look(solver, problem, proposal)) is not None
    }
    return Composed(proposal, None, more, asides, solver.patience.spent)


class Solver:
    """Whoever composes: HiGHS when it is here, the greedy beside it, the better of the two."""

    def __init__(self, patience: Patience, *, is_here: bool) -> None:
        self.patience, self.is_here = patience, is_here

    def propose(self, problem: Problem, *, seconds: float = ASIDE) -> Proposal | None:
        """Return the choice that closes the most, the lightest of those; None without any."""
        if not _musts_fit(problem):
            return None
        if not self.is_here:
            greedy = compose_greedily(problem)
            return None if greedy is None else describe(problem, greedy, method=Method.GREEDY)
        solved = close_most(problem, seconds=seconds, patience=self.patience)
        found = [solved.chosen]
        if not (solved.is_proved or solved.is_impossible):
            found.append(compose_greedily(problem))
        chosen = _best(problem, found)
        if chosen is None:
            return None
        costs = {one.key: one.burden for one in problem.candidates}
        lighter = self.lighten(problem, weight=problem.weight_of(chosen), costs=costs)
        method = Method.EXACT if solved.is_proved else Method.BEST_SO_FAR
        return describe(
            problem, prune(problem, lighter or chosen), method=method, bound=solved.bound
        )

    def lighten(
        self, problem: Problem, *, weight: int, costs: Mapping[str, float]
    ) -> frozenset[str] | None:
        solved = lighten(problem, weight=weight, costs=costs, seconds=ASIDE, patience=self.patience)
        return solved.chosen if _holds(problem, solved.chosen, weight=weight) else None

    def lightest(self, problem: Problem, costs: Mapping[str, float]) -> frozenset[str] | None:
        """Return the choice of least cost that has all that must be; None if none was found."""
        if self.is_here:
            return self.lighten(problem, weight=0, costs=costs)
        return compose_greedily(problem)


def describe(
    problem: Problem, chosen: Iterable[str], *, method: Method, bound: float | None = None
) -> Proposal:
    """Return a choice with all it does and asks."""
    keys = tuple(sorted(chosen))
    picked = [problem.by_key[key] for key in keys]
    return Proposal(
        chosen=keys,
        states=problem.states(keys),
        weight=problem.weight_of(keys),
        method=method,
        bound=bound,
        cost=cost_of(picked),
        person_hours=hours_of(picked),
        busiest=share_out(problem, keys),
        done_on=problem.done_on(keys),
    )


def share_out(problem: Problem, chosen: Iterable[str]) -> float:
    """Return the most hours one person gives when the longest routes go to the freest people."""
    loads = [0.0] * problem.limits.people
    picked = sorted((problem.by_key[key] for key in chosen), key=lambda one: (-one.hours, one.key))
    for one in picked:
        loads.sort()
        for place in range(min(one.people, len(loads))):
            loads[place] += one.hours
    return max(loads, default=0.0)


def _wider(problem: Problem) -> list[tuple[str, Problem]]:
    limits, wider = problem.limits, []
    if limits.budget is not None:
        wider.append(("BUDGET", problem.limited(budget=limits.budget + MORE_DOLLARS)))
    if limits.hours is not None:
        wider.append(("HOURS", problem.limited(hours=limits.hours + MORE_HOURS)))
    return wider


def _cheapest(solver: Solver, problem: Problem, found: Proposal) -> Proposal | None:
    whole = 1 + sum(one.burden for one in problem.candidates)
    costs = {one.key: one.cost + 0.5 * one.burden / whole for one in problem.candidates}
    chosen = solver.lighten(problem, weight=found.weight, costs=costs) if solver.is_here else None
    if chosen is None:
        return None
    return describe(problem, prune(problem, chosen), method=found.method)


def _inside(solver: Solver, problem: Problem, _found: Proposal) -> Proposal | None:
    return solver.propose(problem.among(one for one in problem.candidates if one.is_inside))


def _fastest(solver: Solver, problem: Problem, found: Proposal) -> Proposal | None:
    """Close as much, over as soon as can be: the earliest day is sought by halves."""
    days = [day for day in problem.days if found.done_on is not None and day < found.done_on]
    best, low, high = None, 0, len(days) - 1
    while low <= high and solver.patience.left > 0:
        middle = (low + high) // 2
        sooner = solver.propose(problem.limited(horizon=days[middle]))
        if sooner is not None and sooner.weight >= found.weight:
            best, high = sooner, middle - 1
        else:
            low = middle + 1
    return best


ASIDES: dict[Aside, Callable[[Solver, Problem, Proposal], Proposal | None]] = {
    Aside.CHEAPEST: _cheapest,
    Aside.INSIDE: _inside,
    Aside.FASTEST: _fastest,
}


def _best(problem: Problem, choices: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    known = [choice for choice in choices if choice is not None and problem.allows(choice)]
    return max(known, key=problem.weight_of, default=None)


def _musts_fit(problem: Problem) -> bool:
    musts = [problem.by_key.get(key) for key in problem.limits.must]
    return all(one is not None and problem.is_within(one) for one in musts)


def _holds(problem: Problem, chosen: frozenset[str] | None, *, weight: int) -> bool:
    return chosen is not None and problem.allows(chosen) and problem.weight_of(chosen) >= weight
