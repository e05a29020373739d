"""The way of composing without a solver: what closes most for its burden, one step at a time.

Used when the solver cannot be loaded, or finds nothing better in time; it never looks back.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from impact.journeys.plans.composing.problem import Problem, Ways, burden_of, cost_of, hours_of

#: How many of its ways a hole puts forward, for each of three ways of being light.
PUT_FORWARD = 4

Step = frozenset[str]


def compose_greedily(problem: Problem) -> frozenset[str] | None:
    """Return a choice that keeps to the limits, or None when it does not manage to."""
    forced = _forced(problem)
    if forced is None:
        return None
    steps = sorted(
        {step for ways in problem.ways.values() for step in _put_forward(problem, ways)}, key=sorted
    )
    walk = _Walk(problem, forced)
    while (step := walk.best(steps)) is not None:
        walk = _Walk(problem, walk.chosen | step)
    return prune(problem, walk.chosen)


def prune(problem: Problem, chosen: Iterable[str]) -> frozenset[str]:
    """Return the choice without what it can lose at no loss, the heaviest burdens tried first."""
    kept = frozenset(chosen)
    weight = problem.weight_of(kept)
    for key in sorted(kept, key=lambda key: (-problem.by_key[key].burden, key)):
        lighter = kept - {key}
        if problem.weight_of(lighter) >= weight and problem.allows(lighter):
            kept = lighter
    return kept


def _forced(problem: Problem) -> frozenset[str] | None:
    """Return what must be taken: the routes asked for, then the lightest way of each hole."""
    chosen = frozenset(problem.limits.must)
    if not chosen <= problem.by_key.keys():
        return None
    for key in sorted(problem.limits.must_close):
        ways = problem.ways[key].sets
        if not ways:
            return None
        chosen |= min(ways, key=lambda way: (_burden(problem, way - chosen), sorted(way)))
    return chosen if problem.allows(chosen) else None


def _put_forward(problem: Problem, ways: Ways) -> Iterator[Step]:
    """Yield the lightest ways of a hole: by their burden, their cost, their hours."""
    steps = [*ways.sets, *(frozenset({key}) for key in ways.shorten)]
    pick = problem.by_key.__getitem__
    for light in (burden_of, cost_of, hours_of):
        ranked = sorted(steps, key=lambda step: (light(map(pick, step)), sorted(step)))
        yield from ranked[:PUT_FORWARD]


@dataclass
class _Walk:
    """Where the greedy stands: what it chose, what that closes, what is left to give."""

    problem: Problem
    chosen: frozenset[str]

    def __post_init__(self) -> None:
        picked = [self.problem.by_key[key] for key in self.chosen]
        limits = self.problem.limits
        self.states = self.problem.states(self.chosen)
        self.weights = {hole.key: hole.weight for hole in self.problem.holes}
        self.dollars = None if limits.budget is None else limits.budget - cost_of(picked)
        pool = limits.person_hours
        self.hours = None if pool is None else pool - hours_of(picked)

    def best(self, steps: Collection[Step]) -> Step | None:
        """Return the step that closes most for its burden, or None when none helps."""
        found, most = None, 0.0
        for step in steps:
            more = step - self.chosen
            if more and self._affords(more):
                rate = self._gain(more) / (1 + _burden(self.problem, more))
                if rate > most:
                    found, most = more, rate
        return found

    def _affords(self, more: Step) -> bool:
        picked = [self.problem.by_key[key] for key in more]
        if self.dollars is not None and cost_of(picked) > self.dollars:
            return False
        return self.hours is None or hours_of(picked) <= self.hours + 1e-9

    def _gain(self, more: Step) -> int:
        touched = {climb.hole for key in more for climb in self.problem.by_key[key].climbs}
        taken = self.chosen | more
        return sum(
            self.weights[key] * (self.problem.ways[key].state(taken) - self.states[key])
            for key in touched
            if key in self.weights
        )


def _burden(problem: Problem, keys: Iterable[str]) -> float:
    return burden_of(problem.by_key[key] for key in keys)
