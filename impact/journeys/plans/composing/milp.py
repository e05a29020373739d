"""The composition as a mixed-integer program, solved by HiGHS through `scipy.optimize.milp`.

One variable a candidate (chosen or not); two a hole (at least shortened, closed) and one for each
second of a row, which follow. scipy is loaded where it is used and nowhere else: no web process
ever needs it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from impact.journeys.plans.composing.problem import Problem

#: Below this share of itself nobody waits for a better burden, once what closes is settled.
BURDEN_GAP = 0.002


@dataclass(frozen=True, slots=True)
class Solved:
    """What the solver found: a choice or none, and the most that could still be closed."""

    chosen: frozenset[str] | None
    bound: float | None
    is_proved: bool
    #: Proved that no choice at all keeps to the limits.
    is_impossible: bool = False


@dataclass
class Patience:
    """How many seconds are left to give to the solver; what is used up is gone."""

    left: float
    spent: float = 0.0

    def within(self, most: float) -> float:
        return max(min(most, self.left), 0.05)

    def use(self, seconds: float) -> None:
        self.left, self.spent = self.left - seconds, self.spent + seconds


def is_solver_here() -> bool:
    """Say whether the solver can be loaded on this machine."""
    try:
        import scipy.optimize  # noqa: F401
    except ImportError:
        return False
    return True


def close_most(problem: Problem, *, seconds: float, patience: Patience) -> Solved:
    """Return the choice that closes the most weight within the limits."""
    program = Program(problem)
    most = 2 * sum(hole.weight for hole in problem.holes) or 1
    # Weights are whole: nothing is left to find when the bound stands less than one away.
    found = _run(program, program.gains(-1.0), gap=0.9 / most, limit=patience.within(seconds))
    patience.use(found.seconds)
    bound = None if found.bound is None else -found.bound
    return Solved(found.chosen, bound, found.is_proved, found.is_impossible)


def lighten(
    problem: Problem,
    *,
    weight: int,
    costs: Mapping[str, float],
    seconds: float,
    patience: Patience,
) -> Solved:
    """Return the choice of least cost among those that close at least this weight."""
    program = Program(problem)
    program.at_least(program.gains(1.0), weight)
    found = _run(program, program.choices(costs), gap=BURDEN_GAP, limit=patience.within(seconds))
    patience.use(found.seconds)
    return Solved(found.chosen, found.bound, found.is_proved, found.is_impossible)


@dataclass
class Program:
    """The rows of the program: variables by name, each row between a floor and a ceiling."""

    problem: Problem
    places: dict[tuple[str, ...], int] = field(default_factory=dict)
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        limits = self.problem.limits
        useful = {key for ways in self.problem.ways.values() for key in ways.useful}
        useful |= {first for ways in self.problem.ways.values() for first in _firsts(ways.rows)}
        self.keys = sorted(key for key in useful | limits.must if key in self.problem.by_key)
        for key in self.keys:
            self._place("choose", key)
        for key in sorted(limits.must):
            self.at_least({self._place("choose", key): 1.0}, 1)
        if limits.budget is not None:
            self.at_most(self.choices(self._told("cost")), limits.budget)
        if limits.person_hours is not None:
            self.at_most(self.choices(self._told("person_hours")), limits.person_hours)
        for hole in self.problem.holes:
            self._lay_hole(hole.key)

    def gains(self, sign: float) -> dict[int, float]:
        """Return the weight closed as a sum, each hole counted by halves."""
        return {
            self._place(name, hole.key): sign * hole.weight
            for hole in self.problem.holes
            for name in ("shorten", "close")
        }

    def choices(self, costs: Mapping[str, float]) -> dict[int, float]:
        return {self._place("choose", key): float(costs[key]) for key in self.keys}

    def at_least(self, row: dict[int, float], floor: float) -> None:
        self.rows.append((row, floor, float("inf")))

    def at_most(self, row: dict[int, float], ceiling: float) -> None:
        self.rows.append((row, float("-inf"), ceiling))

    def _lay_hole(self, key: str) -> None:
        ways, close = self.problem.ways[key], self._place("close", key)
        closing, starting = {close: -1.0}, {self._place("shorten", key): -1.0}
        for one in ways.alone:
            closing[self._place("choose", one)] = starting[self._place("choose", one)] = 1.0
        for one in ways.shorten:
            starting[self._place("choose", one)] = 1.0
        for second, firsts in sorted(ways.rows.items()):
            follows = self._place("follow", key, second)
            closing[follows] = 1.0
            self.at_least({follows: -1.0, self._place("choose", second): 1.0}, 0)
            row = {self._place("choose", first): 1.0 for first in firsts}
            self.at_least(row | {follows: -1.0}, 0)
        self.at_least(closing, 0)
        self.at_least(starting, 0)
        if key in self.problem.limits.must_close:
            self.at_least({close: 1.0}, 1)

    def _place(self, *name: str) -> int:
        return self.places.setdefault(name, len(self.places))

    def _told(self, name: str) -> dict[str, float]:
        return {key: getattr(self.problem.by_key[key], name) for key in self.keys}


def _firsts(rows: Mapping[str, Iterable[str]]) -> set[str]:
    return {first for firsts in rows.values() for first in firsts}


@dataclass(frozen=True, slots=True)
class _Found:
    chosen: frozenset[str] | None
    bound: float | None
    is_proved: bool
    is_impossible: bool
    seconds: float


def _run(program: Program, objective: Mapping[int, float], *, gap: float, limit: float) -> _Found:
    import numpy as np
    from scipy.optimize import Bounds, milp

    size, began = len(program.places), perf_counter()
    if not size:
        return _Found(frozenset(), 0.0, True, False, 0.0)
    weights = np.zeros(size)
    for place, value in objective.items():
        weights[place] = value
    whole = np.zeros(size)
    whole[: len(program.keys)] = 1
    result = milp(
        weights,
        integrality=whole,
        bounds=Bounds(0, 1),
        constraints=_constraints(program, size),
        options={"time_limit": limit, "mip_rel_gap": gap},
    )
    chosen = None
    if result.x is not None:
        taken = result.x[: len(program.keys)] > 0.5
        chosen = frozenset(key for key, is_in in zip(program.keys, taken, strict=True) if is_in)
    bound = getattr(result, "mip_dual_bound", None)
    return _Found(
        chosen,
        None if bound is None else float(bound),
        result.status == 0,
        result.status == 2,
        perf_counter() - began,
    )


def _constraints(program: Program, size: int) -> Any:
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array

    if not program.rows:
        return ()
    entries = [
        (value, number, place)
        for number, (row, _floor, _ceiling) in enumerate(program.rows)
        for place, value in row.items()
    ]
    values, numbers, places = zip(*entries, strict=True)
    matrix = csr_array((values, (numbers, places)), shape=(len(program.rows), size))
    floors = [floor for _row, floor, _ceiling in program.rows]
    ceilings = [ceiling for _row, _floor, ceiling in program.rows]
    return LinearConstraint(matrix, floors, ceilings)
