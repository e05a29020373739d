"""In what order routes are read: more for a route never ranks it lower, and none is hidden."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.plans.fit import Fit
from impact.journeys.plans.ranking import WEIGHTS, WHOLE, Ground, Wish, grounds, order, weigh
from impact.journeys.plans.responses import Kind
from impact.journeys.plans.routes import Reach, Route, Sieve, obstacles, passes, sift

DAY = date(2025, 5, 5)
WISH = Wish(level=3, on=DAY)
KINDS = list(Kind)
FITS = [Fit.POOR, Fit.PARTIAL, Fit.GOOD]
NEAR = [Reach.ELSEWHERE, Reach.ANYWHERE, Reach.REGION, Reach.HERE]

dollars = st.none() | st.integers(0, 5000)
routes = st.builds(
    Route,
    key=st.builds("{}:{}".format, st.sampled_from(["offer", "response"]), st.integers(1, 999)),
    kind=st.sampled_from(Kind),
    title=st.sampled_from(["Un cours", "Un café", "Une visite"]),
    from_level=st.integers(0, 2),
    to_level=st.integers(1, 4),
    fit=st.sampled_from(Fit),
    reasons=st.just(()),
    reach=st.sampled_from(Reach),
    hours=st.none() | st.floats(0, 200),
    cost_each=dollars,
    language=st.sampled_from(["fr", "en", "fr-en", "autre"]),
    is_online=st.none() | st.booleans(),
    is_full=st.booleans(),
    starts_on=st.none() | st.dates(DAY - timedelta(days=90), DAY + timedelta(days=90)),
)
many = st.lists(routes, max_size=12, unique_by=lambda route: route.key)


@given(many.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_hides_nothing_and_does_not_hang_on_the_input(pair):
    found, shuffled = pair

    ordered = order(found, wish=WISH, kinds=KINDS)

    assert sorted(route.key for route in ordered) == sorted(route.key for route in found)
    assert order(shuffled, wish=WISH, kinds=KINDS) == ordered


@given(many)
def test_kinds_follow_one_another_and_what_is_given_comes_first(found):
    ordered = order(found, wish=WISH, kinds=KINDS)

    places = [(KINDS.index(route.kind), route.is_generic) for route in ordered]
    assert places == sorted(places)


def _is_not_lower(better, worse):
    """Say whether the better stands before the worse, both being alike but for one thing."""
    if weigh(better, wish=WISH) == weigh(worse, wish=WISH):
        return True
    return order([worse, better], wish=WISH, kinds=KINDS) == [better, worse]


@given(routes, st.integers(0, 1))
def test_more_fit_never_ranks_lower(route, step):
    worse, better = replace(route, fit=FITS[step]), replace(route, fit=FITS[step + 1])

    assert order([worse, better], wish=WISH, kinds=KINDS) == [better, worse]


@given(routes, st.integers(0, 4999), st.integers(1, 5000))
def test_cheaper_never_ranks_lower_all_else_equal(route, cost, more):
    assert _is_not_lower(replace(route, cost_each=cost), replace(route, cost_each=cost + more))


@given(routes, st.floats(0, 100), st.floats(0, 100))
def test_shorter_never_ranks_lower_all_else_equal(route, hours, more):
    assert _is_not_lower(replace(route, hours=hours), replace(route, hours=hours + more))


@given(routes, st.integers(0, 2))
def test_nearer_never_ranks_lower_all_else_equal(route, step):
    assert _is_not_lower(replace(route, reach=NEAR[step + 1]), replace(route, reach=NEAR[step]))


@given(routes, st.integers(1, 3))
def test_leading_further_never_ranks_lower_all_else_equal(route, level):
    assert _is_not_lower(replace(route, to_level=level + 1), replace(route, to_level=level))


@given(routes)
def test_each_ground_stays_between_nothing_and_all_of_its_weight(route):
    shares = grounds(route, wish=WISH)

    assert set(shares) == set(Ground) == set(WEIGHTS)
    assert all(0 <= share <= 1 for share in shares.values())
    assert 0 <= weigh(route, wish=WISH) <= WHOLE


@pytest.mark.parametrize(
    ("told", "share"),
    [
        ({}, 1.0),
        ({"starts_on": DAY + timedelta(days=3), "ends_on": DAY + timedelta(days=9)}, 1.0),
        ({"starts_on": DAY - timedelta(days=3), "ends_on": DAY + timedelta(days=9)}, 0.5),
        ({"is_full": True}, 0.0),
    ],
)
def test_a_moment_counts_whole_half_or_nothing(told, share):
    route = Route("offer:1", Kind.TRAINING, "Un cours", 0, 2, Fit.GOOD, (), Reach.HERE, **told)

    assert grounds(route, wish=WISH)[Ground.MOMENT] == share


sieves = st.builds(
    Sieve,
    most_cost=dollars,
    most_hours=st.none() | st.integers(0, 100),
    reach=st.frozensets(st.sampled_from(Reach)),
    language=st.sampled_from(["", "fr", "en"]),
    only_online=st.booleans(),
)


@given(many, sieves)
def test_filters_part_the_routes_in_two_and_lose_none(found, sieve):
    passing, apart = sift(found, sieve=sieve)

    assert [route for route in found if route in passing] == passing
    assert [route for route in found if route in apart] == apart
    assert len(passing) + len(apart) == len(found)
    assert all(passes(route, sieve=sieve) != bool(obstacles(route, sieve=sieve)) for route in found)


@given(routes, sieves)
def test_what_nobody_told_is_not_held_against_a_route(route, sieve):
    untold = replace(
        route, cost_each=None, hours=None, is_online=None, language="fr-en", reach=Reach.HERE
    )

    assert passes(untold, sieve=replace(sieve, reach=sieve.reach | {Reach.HERE}))


@given(routes)
def test_without_a_filter_everything_passes(route):
    assert passes(route, sieve=Sieve())
