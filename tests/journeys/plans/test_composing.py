"""What closes a hole, what a proposal asks of people, and why one stays open."""

import subprocess
import sys
from pathlib import Path

import pytest

from impact.journeys.plans.composing.apart import compose_apart, pack, unpack
from impact.journeys.plans.composing.milp import Patience
from impact.journeys.plans.composing.problem import CLOSED, OPEN, SHORTENED, Limits, Problem
from impact.journeys.plans.composing.proposing import Method, Solver, compose, describe, share_out
from impact.journeys.plans.composing.refusals import Because, Why, why_open
from tests.journeys.plans.problems import a_hole, a_route

ROOT = Path(__file__).resolve().parents[3]


def problem(*routes, holes=(), **limits):
    return Problem(tuple(holes) or (a_hole(),), routes, Limits(people=6, **limits))


@pytest.mark.parametrize(
    ("climb", "state"),
    [
        ((1, 3), CLOSED),
        ((0, 4), CLOSED),
        ((1, 2), SHORTENED),
        ((2, 3), OPEN),
        ((0, 1), OPEN),
    ],
)
def test_a_route_closes_a_hole_from_a_level_held_to_the_level_wanted(climb, state):
    asked = problem(a_route("r", ("h", *climb)))

    assert asked.states({"r"}) == {"h": state}
    assert asked.states(set()) == {"h": OPEN}


def test_two_in_a_row_close_it_when_the_second_starts_where_the_first_leads():
    low, high = a_route("low", ("h", 0, 2)), a_route("high", ("h", 2, 3))
    gap = a_route("gap", ("h", 3, 4))

    asked = problem(low, high, gap)

    assert asked.states({"low", "high"}) == {"h": CLOSED}
    assert asked.states({"low", "gap"}) == {"h": SHORTENED}


def test_two_in_a_row_do_not_close_it_when_the_second_is_too_soon():
    low = a_route("low", ("h", 0, 2), done_on=30)
    soon = a_route("soon", ("h", 2, 3), starts_on=20, done_on=40)
    later = a_route("later", ("h", 2, 3), starts_on=30, done_on=50)

    asked = problem(low, soon, later)

    assert asked.states({"low", "soon"}) == {"h": SHORTENED}
    assert asked.states({"low", "later"}) == {"h": CLOSED}


def test_one_after_the_other_takes_the_time_of_both():
    low, high = a_route("low", ("h", 0, 2)), a_route("high", ("h", 2, 3))

    assert problem(low, high).done_on({"low", "high"}) == 20
    assert problem(low, high, horizon=19).states({"low", "high"}) == {"h": SHORTENED}


def test_a_route_that_serves_two_holes_is_paid_once():
    both = a_route("both", ("a", 1, 3), ("b", 1, 3), cost=400)
    asked = problem(both, holes=[a_hole("a"), a_hole("b")], budget=400)

    assert compose(asked).main.states == {"a": CLOSED, "b": CLOSED}


def test_hours_are_those_of_all_the_people_and_are_shared_out():
    routes = [a_route(key, ("h", 1, 3), hours=6, people=2) for key in ("a", "b", "c")]
    asked = problem(*routes, hours=6)

    assert asked.allows({"a", "b", "c"})
    assert share_out(asked, ["a", "b", "c"]) == 6
    assert describe(asked, ["a", "b"], method=Method.EXACT).person_hours == 24


def test_of_two_that_close_as_much_what_the_team_does_itself_comes_first():
    inside = a_route("z-inside", ("h", 1, 3), is_inside=True)
    outside = a_route("a-outside", ("h", 1, 3))

    assert compose(problem(outside, inside)).main.chosen == ("z-inside",)


@pytest.mark.parametrize(
    ("route", "limits", "because"),
    [
        (None, {}, Because.NOTHING),
        (("h", 1, 2), {}, Because.STOPS_SHORT),
        (("h", 1, 3), {"budget": 50}, Because.TOO_COSTLY),
        (("h", 1, 3), {"hours": 4}, Because.TOO_LONG),
        (("h", 1, 3), {"hours": 1}, Because.TOO_LONG),
        (("h", 1, 3), {"horizon": 5}, Because.TOO_LATE),
    ],
)
def test_each_hole_left_open_says_why(route, limits, because):
    routes = [a_route("r", route)] if route else []
    asked = problem(*routes, **limits)

    assert why_open(asked, compose(asked).main.states) == {"h": because}


def test_a_hole_whose_only_route_was_set_aside_says_so():
    asked = problem(a_route("r", ("h", 1, 3), is_barred=True))

    assert why_open(asked, compose(asked).main.states) == {"h": Because.BARRED}


def test_a_hole_left_for_one_that_weighs_more_says_so():
    routes = [a_route("a", ("a", 1, 3)), a_route("b", ("b", 1, 3))]
    asked = problem(*routes, holes=[a_hole("a", weight=6), a_hole("b", weight=1)], budget=100)

    main = compose(asked).main

    assert main.chosen == ("a",)
    assert why_open(asked, main.states) == {"b": Because.CROWDED_OUT}


def test_musts_over_the_budget_say_by_how_much():
    asked = problem(a_route("r", ("h", 1, 3), cost=900), budget=500, must=frozenset("r"))

    refusal = compose(asked).refusal

    assert (refusal.why, refusal.dollars) == (Why.BUDGET, 400)


def test_musts_over_the_hours_say_by_how_much_for_one_person():
    asked = problem(a_route("r", ("h", 1, 3), people=6), hours=5, must_close=frozenset("h"))
    longer = asked.among([a_route("r", ("h", 1, 3), people=6), a_route("s", ("h", 0, 3), people=6)])

    refusal = compose(longer.limited(must=frozenset("rs"))).refusal

    assert (refusal.why, refusal.hours) == (Why.HOURS, 5)


def test_musts_that_nothing_allows_are_named():
    stuck = compose(problem(must_close=frozenset("h"))).refusal
    late = compose(problem(a_route("r", ("h", 1, 3)), horizon=5, must=frozenset("r"))).refusal

    assert (stuck.why, stuck.keys) == (Why.NO_WAY, ("h",))
    assert (late.why, late.keys) == (Why.ROUTE_OUT, ("r",))


def test_without_the_solver_it_is_composed_step_by_step_and_said():
    asked = problem(a_route("r", ("h", 1, 3)), budget=500)

    main = Solver(Patience(5), is_here=False).propose(asked)

    assert (main.method, main.chosen) == (Method.GREEDY, ("r",))


def test_a_process_apart_composes_the_same():
    asked = problem(a_route("r", ("h", 1, 3)), budget=500, must_close=frozenset("h"))

    apart, here = compose_apart(asked), compose(asked)

    assert unpack(pack(asked)) == asked
    assert (apart.main, apart.more, apart.asides) == (here.main, here.more, here.asides)


@pytest.mark.parametrize("program", ["/nulle/part", "/bin/false"])
def test_when_the_process_apart_fails_it_is_composed_here_and_said(program):
    asked = problem(a_route("r", ("h", 1, 3)))

    assert compose_apart(asked, program=program).main.method == Method.GREEDY


def test_a_process_that_outlives_its_time_is_stopped(tmp_path):
    sleeper = tmp_path / "dormeur"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n")
    sleeper.chmod(0o755)
    asked = problem(a_route("r", ("h", 1, 3)))

    composed = compose_apart(asked, whole=0.1, around=0.1, program=str(sleeper))

    assert composed.main.method == Method.GREEDY


def test_starting_the_web_loads_neither_numpy_nor_scipy():
    told = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings.test';"
        "django.setup(); import config.urls, config.wsgi;"
        "from django.urls import get_resolver; get_resolver().url_patterns;"
        "import impact.journeys.plans.composing.apart;"
        "print(*{'numpy', 'scipy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, check=False)

    assert (done.stdout, done.stderr) == (b"\n", b"")
