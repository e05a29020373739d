"""Small compositions drawn by hypothesis, and the slow and certain way to solve them."""

from itertools import chain, combinations

from hypothesis import strategies as st

from impact.journeys.plans.composing.problem import Candidate, Climb, Hole, Limits, Problem

PEOPLE = 6


@st.composite
def holes(draw) -> tuple[Hole, ...]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        wanted = draw(st.integers(2, 4))
        held = draw(st.integers(max(wanted - 3, 0), wanted - 1))
        found.append(Hole(f"h{number}", draw(st.integers(1, 6)), held, wanted))
    return tuple(found)


@st.composite
def candidates(draw, among: tuple[Hole, ...]) -> tuple[Candidate, ...]:
    found = []
    for number in range(draw(st.integers(0, 7))):
        aimed = draw(st.lists(st.sampled_from(among), min_size=1, max_size=2, unique=True))
        starts, days = draw(st.none() | st.integers(0, 40)), draw(st.integers(1, 30))
        found.append(
            Candidate(
                key=f"r{number}",
                climbs=tuple(_climb(draw, hole) for hole in aimed),
                hours=draw(st.sampled_from([2, 5, 8.5])),
                people=draw(st.sampled_from([1, 2, PEOPLE])),
                cost=draw(st.sampled_from([0, 100, 250, 900])),
                starts_on=starts,
                days=days,
                done_on=(starts or 0) + days,
                is_inside=draw(st.booleans()),
                is_barred=draw(st.integers(0, 9)) == 0,
            )
        )
    return tuple(found)


def _climb(draw, hole: Hole) -> Climb:
    start = draw(st.integers(0, 3))
    return Climb(hole.key, start, draw(st.integers(start + 1, 4)))


@st.composite
def problems(draw, *, with_musts: bool = False) -> Problem:
    lacking = draw(holes())
    offered = draw(candidates(lacking))
    keys, threads = [one.key for one in offered], [hole.key for hole in lacking]
    limits = Limits(
        people=PEOPLE,
        hours=draw(st.none() | st.sampled_from([3, 6, 12])),
        budget=draw(st.none() | st.sampled_from([0, 200, 1000])),
        horizon=draw(st.none() | st.sampled_from([15, 35, 60])),
        must=draw(_some(keys)) if with_musts else frozenset(),
        must_close=draw(_some(threads)) if with_musts else frozenset(),
    )
    return Problem(lacking, offered, limits)


def _some(keys: list[str]):
    return st.frozensets(st.sampled_from(keys), max_size=1) if keys else st.just(frozenset())


def best_by_trying_all(problem: Problem) -> int | None:
    """Return the most that can be closed, by trying every choice; None when none is allowed."""
    keys = [one.key for one in problem.candidates]
    choices = chain.from_iterable(combinations(keys, size) for size in range(len(keys) + 1))
    allowed = [frozenset(choice) for choice in choices if problem.allows(choice)]
    return max(map(problem.weight_of, allowed), default=None)


def a_hole(key: str = "h", *, weight: int = 2, held: int = 1, wanted: int = 3) -> Hole:
    return Hole(key, weight, held, wanted)


def a_route(key: str, *climbs: tuple[str, int, int], **told) -> Candidate:
    """A candidate of two people, 5 hours, 100 $, done in ten days, unless told otherwise."""
    fields = {"hours": 5, "people": 2, "cost": 100, "starts_on": None, "days": 10, "done_on": 10}
    return Candidate(key, tuple(Climb(*one) for one in climbs), **(fields | told))
