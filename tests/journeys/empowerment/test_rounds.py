"""Rounds answered alone, looked at by someone who keeps every result and computes."""

from datetime import timedelta
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.spread import add_up
from impact.trust.privacy.thresholds import ROUNDS_APART
from tests.cast import NOON

ITEMS = {"voix": ["v1", "v2", "v3"]}
ANSWERS = st.lists(st.integers(0, 2), min_size=5, max_size=5)


def told(levels):
    sheets = [dict.fromkeys(ITEMS["voix"], level) for level in levels]
    return add_up(sheets=sheets, items=ITEMS)


@settings(max_examples=40)
@given(ANSWERS)
def test_whoever_knows_her_own_answer_cannot_name_another(levels):
    """By exhaustion: what the four others may have said, given hers and all that was told."""
    hers, *others = levels
    seen = told(levels)
    worlds = [world for world in product(range(3), repeat=4) if told([hers, *world]) == seen]

    assert set(permutations(others)) <= set(worlds)
    for place in range(4):
        if len({world[place] for world in worlds}) == 1:
            # Only what everyone else said alike is known: the page tells it before one answers.
            assert len(set(others)) == 1


def test_two_rounds_of_one_frame_are_never_open_at_once(initiative, compass, opened_round, maude):
    with pytest.raises(operations.RoundOpen):
        operations.open_round(initiative=initiative, frame=compass, by=maude, at=NOON)


@pytest.mark.parametrize(("days", "may_open"), [(1, False), (ROUNDS_APART - 1, False), (61, True)])
def test_a_round_that_told_something_rests_before_the_next(
    initiative, compass, opened_round, sheet, team, maude, days, may_open
):
    for someone in team:
        operations.answer_alone(appraisal=opened_round, answers=sheet(2), by=someone)
    operations.close_round(appraisal=opened_round, by=maude, at=NOON)
    later = {"initiative": initiative, "frame": compass, "by": maude}

    if may_open:
        operations.open_round(**later, at=NOON + timedelta(days=days))
    else:
        with pytest.raises(operations.TooSoon):
            operations.open_round(**later, at=NOON + timedelta(days=days))


def test_a_round_that_told_nothing_may_be_tried_again(initiative, compass, opened_round, maude):
    operations.close_round(appraisal=opened_round, by=maude, at=NOON)

    assert operations.open_round(initiative=initiative, frame=compass, by=maude, at=NOON)
