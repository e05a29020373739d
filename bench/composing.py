"""Compositions drawn by lot, the same at each run: how long, how good beside the greedy.

Holes, routes and limits are of the size and shape of real ones; no database is needed.
"""

from collections.abc import Iterator
from random import Random
from time import perf_counter

from impact.journeys.plans.composing.apart import compose_apart
from impact.journeys.plans.composing.greedy import compose_greedily
from impact.journeys.plans.composing.milp import Patience, is_solver_here
from impact.journeys.plans.composing.problem import Candidate, Climb, Hole, Limits, Problem
from impact.journeys.plans.composing.proposing import Method, Solver

#: People, holes, routes, and the seconds given to the main proposal and to everything.
SIZES = ((14, 50, 300, 2.0, 5.0), (30, 50, 2000, 2.0, 5.0))
#: Hours by person and dollars; None is no limit.
LIMITS = ((None, None), (20, 5000), (10, 20000), (None, 3000), (6, None))
DRAWS = 3


def lay_problem(
    *, people: int, holes: int, routes: int, hours: int | None, budget: int | None, seed: int
) -> Problem:
    """Return a composition drawn by lot."""
    lot = Random(seed)
    lacking = tuple(_hole(number, lot) for number in range(holes))
    offered = tuple(_candidate(number, lacking, people=people, lot=lot) for number in range(routes))
    return Problem(lacking, offered, Limits(people, hours, budget))


def _hole(number: int, lot: Random) -> Hole:
    wanted = lot.choice([2, 3, 3, 4])
    held = wanted - lot.choice([1, 2])
    return Hole(f"h{number:02}", lot.choice([2, 3]) * lot.choice([1, 2]), held, wanted)


def _candidate(number: int, holes: tuple[Hole, ...], *, people: int, lot: Random) -> Candidate:
    climbs = []
    for hole in lot.sample(holes, lot.choice([1, 1, 1, 2, 3])):
        start = lot.randrange(4)
        climbs.append(Climb(hole.key, start, lot.randint(start + 1, min(4, start + 2))))
    starts, days = lot.choice([None, None, lot.randrange(300)]), lot.randrange(1, 200)
    return Candidate(
        key=f"r{number:04}",
        climbs=tuple(climbs),
        hours=lot.choice([3, 7, 14, 21, 40]),
        people=lot.choice([1, 2, 2, people]),
        cost=lot.choice([0, 0, 200, 500, 1500, 3000, 6000]),
        starts_on=starts,
        days=days,
        done_on=(starts or 0) + days,
        is_inside=lot.random() < 0.2,
    )


def measure() -> Iterator[tuple[str, str]]:
    """Yield a line for each size: the slowest, what was proved, how far the greedy stands."""
    is_solver_here()  # Loaded once, before anything is timed.
    for people, holes, routes, main, whole in SIZES:
        alone, waits, proved, ratios = [], [], 0, []
        for hours, budget in LIMITS:
            for seed in range(DRAWS):
                problem = lay_problem(
                    people=people, holes=holes, routes=routes, hours=hours, budget=budget, seed=seed
                )
                began = perf_counter()
                Solver(Patience(whole), is_here=True).propose(problem, seconds=main)
                alone.append(perf_counter() - began)
                began = perf_counter()
                composed = compose_apart(problem, main=main, whole=whole)
                waits.append(perf_counter() - began)
                assert composed.main is not None
                proved += composed.main.method == Method.EXACT
                greedy = problem.weight_of(compose_greedily(problem) or ())
                ratios.append(composed.main.weight / max(greedy, 1))
        name = f"{people} personnes × {holes} manques × {routes} routes"
        yield name, _told(alone=alone, waits=waits, proved=proved, ratios=ratios)


def _told(*, alone: list[float], waits: list[float], proved: int, ratios: list[float]) -> str:
    return (
        f"la proposition\u00a0: {_spell(alone)}; toute la page, processus à part compris\u00a0: "
        f"{_spell(waits)}; prouvées {proved}/{len(waits)}; × le pas à pas\u00a0: "
        f"{min(ratios):.2f} à {max(ratios):.2f}"
    )


def _spell(waits: list[float]) -> str:
    ranked = sorted(waits)
    return f"médiane {ranked[len(ranked) // 2]:.2f} s, au pire {ranked[-1]:.2f} s"
