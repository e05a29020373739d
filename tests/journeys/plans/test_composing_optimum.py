"""What the solver proposes is the best there is, keeps to the limits, and never changes."""

from dataclasses import replace

from hypothesis import given, settings

from impact.journeys.plans.composing.greedy import compose_greedily
from impact.journeys.plans.composing.milp import Patience
from impact.journeys.plans.composing.problem import burden_of
from impact.journeys.plans.composing.proposing import Aside, Method, Solver, compose
from tests.journeys.plans.problems import best_by_trying_all, problems

PACE = settings(max_examples=150, deadline=None)
FEW = settings(max_examples=40, deadline=None)


def propose(problem):
    return Solver(Patience(60), is_here=True).propose(problem, seconds=10)


@PACE
@given(problems())
def test_nothing_closes_more_than_what_is_proposed(problem):
    assert propose(problem).weight == best_by_trying_all(problem)


@PACE
@given(problems(with_musts=True))
def test_with_musts_too_and_there_is_none_only_when_there_is_none(problem):
    best, found = best_by_trying_all(problem), propose(problem)

    assert (found and found.weight) == best
    assert found is None or found.method == Method.EXACT


@PACE
@given(problems(with_musts=True))
def test_the_proposal_keeps_to_every_limit(problem):
    found = propose(problem)

    assert found is None or problem.allows(found.chosen)


@PACE
@given(problems(with_musts=True))
def test_the_greedy_keeps_to_the_limits_and_is_never_better(problem):
    greedy, found = compose_greedily(problem), propose(problem)

    if greedy is not None:
        assert problem.allows(greedy)
        assert found.weight >= problem.weight_of(greedy)


@PACE
@given(problems())
def test_what_must_not_be_is_never_chosen(problem):
    barred = {one.key for one in problem.candidates if one.is_barred}

    assert barred.isdisjoint(propose(problem).chosen)


@PACE
@given(problems())
def test_more_money_hours_or_time_never_closes_less(problem):
    limits, before = problem.limits, propose(problem).weight
    wider = [
        problem.limited(**{name: told + more})
        for name, more in (("budget", 300), ("hours", 4), ("horizon", 9))
        if (told := getattr(limits, name)) is not None
    ]

    assert all(propose(one).weight >= before for one in wider)


@PACE
@given(problems())
def test_nothing_chosen_is_useless(problem):
    found = propose(problem)

    for key in found.chosen:
        assert problem.weight_of(set(found.chosen) - {key}) < found.weight


@FEW
@given(problems(with_musts=True))
def test_asked_twice_and_in_another_order_it_proposes_the_same(problem):
    turned = replace(problem, candidates=problem.candidates[::-1], holes=problem.holes[::-1])
    one, other = propose(problem), propose(problem)

    assert one == other
    again = propose(turned)
    assert (one and one.weight) == (again and again.weight)
    if one:
        assert burden(problem, one) == burden(problem, again)


def burden(problem, proposal) -> float:
    return round(burden_of(problem.by_key[key] for key in proposal.chosen), 3)


@FEW
@given(problems())
def test_what_stands_beside_the_proposal_is_true(problem):
    composed = compose(problem)
    main, asides = composed.main, composed.asides

    cheapest = asides[Aside.CHEAPEST]
    assert (cheapest.weight, cheapest.cost) == (max(cheapest.weight, main.weight), cheapest.cost)
    assert cheapest.cost <= main.cost
    inside = asides[Aside.INSIDE]
    assert all(problem.by_key[key].is_inside for key in inside.chosen)
    assert inside.weight <= main.weight
    fastest = asides.get(Aside.FASTEST)
    assert fastest is None or (fastest.weight >= main.weight and fastest.done_on < main.done_on)
    assert all(
        problem.limited(hours=None, budget=None).allows(one.chosen) for one in asides.values()
    )


@FEW
@given(problems())
def test_a_little_more_is_solved_anew(problem):
    composed, limits = compose(problem), problem.limits

    for name, change in (("BUDGET", "budget"), ("HOURS", "hours")):
        if (told := getattr(limits, change)) is not None:
            more = 1000 if change == "budget" else 10
            best = best_by_trying_all(problem.limited(**{change: told + more}))
            assert composed.more[name].weight == best
        else:
            assert name not in composed.more
