"""What a vote comes to: numbers in, numbers out."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from impact.journeys.plans.polling import (
    Consent,
    add_up,
    is_within,
    pack_consent,
    pack_shares,
    read_consent,
    read_shares,
    weigh_consent,
    write_dissent,
)
from impact.trust.privacy.thresholds import GROUP_MINIMUM

positions = some.lists(
    some.tuples(some.sampled_from(["CONSENT", "ASIDE", "OBJECTION"]), some.booleans())
)
ballots = some.lists(some.dictionaries(some.integers(1, 6), some.integers(0, 10), max_size=6))


@pytest.mark.parametrize(
    ("said", "is_reached"),
    [
        ([], False),
        ([("ASIDE", False)], False),
        ([("CONSENT", False), ("ASIDE", False)], True),
        ([("CONSENT", False), ("OBJECTION", False)], False),
        ([("CONSENT", False), ("OBJECTION", True)], True),
    ],
)
def test_consent_is_reached_when_no_objection_stands_and_somebody_wants_it(said, is_reached):
    assert weigh_consent(said).is_reached is is_reached


@given(positions)
def test_every_voice_is_counted_once(said):
    assert weigh_consent(said).voices == len(said)


@given(positions)
def test_one_standing_objection_is_enough_whatever_the_others_say(said):
    assert not weigh_consent([*said, ("OBJECTION", False)]).is_reached


@given(ballots)
def test_points_are_told_only_when_enough_people_gave_some(shared):
    gave = [points for points in shared if sum(points.values())]

    shares = add_up(shared)

    assert shares.voices == len(gave)
    assert (shares.totals is None) == (len(gave) < GROUP_MINIMUM)


@given(ballots)
def test_the_sums_hold_all_that_was_given_and_nothing_else(shared):
    shares = add_up(shared)

    if shares.totals is not None:
        assert shares.given == sum(sum(points.values()) for points in shared)


@given(ballots, some.integers(0, 20))
def test_people_who_give_nothing_hide_nobody(shared, silent):
    assert add_up([*shared, *({} for _ in range(silent))]) == add_up(shared)


@pytest.mark.parametrize(
    ("points", "is_fair"),
    [({1: 10}, True), ({1: 4, 2: 6}, True), ({1: 3}, True), ({1: 11}, False), ({}, False)]
    + [({1: 0}, False), ({1: 12, 2: -2}, False)],
)
def test_one_gives_some_of_her_points_and_no_more(points, is_fair):
    assert is_within(points, each=10) is is_fair


@given(some.builds(Consent, *[some.integers(0, 99)] * 4))
def test_what_is_kept_of_a_consent_reads_the_same(consent):
    assert read_consent(pack_consent(consent)) == consent


@given(ballots)
def test_what_is_kept_of_points_reads_the_same(shared):
    assert read_shares(pack_shares(add_up(shared))) == add_up(shared)


def test_a_dissent_names_who_and_why():
    told = write_dissent([("Yvon", "Trop court."), ("Odilon", "")])

    assert told == "Yvon\u00a0: Trop court.\nOdilon"
