"""What moved between two days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.needs.moves import Move, Point, find_moves, levels_on

JANUARY, APRIL, JUNE = date(2026, 1, 15), date(2026, 4, 15), date(2026, 6, 15)

stories = st.lists(
    st.builds(
        Point,
        competency=st.sampled_from("ABC"),
        level=st.none() | st.integers(0, 4),
        on=st.dates(JANUARY, JUNE),
    )
).map(lambda points: sorted(points, key=lambda point: point.on))


def test_a_level_that_rose_is_a_move():
    story = [Point("A1", 1, JANUARY), Point("A1", 3, APRIL)]

    (move,) = find_moves(story, since=JANUARY, until=JUNE)

    assert move == Move("A1", 1, 3)
    assert move.rises


def test_a_level_that_fell_is_a_move_too():
    (move,) = find_moves(
        [Point("A1", 3, JANUARY), Point("A1", 2, APRIL)], since=JANUARY, until=JUNE
    )

    assert not move.rises


@pytest.mark.parametrize(("before", "after", "rises"), [(None, 0, True), (2, None, False)])
def test_to_know_at_last_rises_and_to_know_no_more_does_not(before, after, rises):
    assert Move("A1", before, after).rises is rises


def test_what_was_answered_for_the_first_time_in_between_did_not_move():
    assert find_moves([Point("A1", 3, APRIL)], since=JANUARY, until=JUNE) == []


def test_what_came_after_the_last_day_is_left_out():
    story = [Point("A1", 1, JANUARY), Point("A1", 3, JUNE)]

    assert find_moves(story, since=JANUARY, until=APRIL) == []


def test_the_last_answer_of_a_day_holds():
    story = [Point("A1", 1, APRIL), Point("A1", 2, APRIL)]

    assert levels_on(story, day=APRIL) == {"A1": 2}


@given(stories, st.dates(JANUARY, JUNE))
def test_nothing_moves_in_a_day(story, day):
    assert find_moves(story, since=day, until=day) == []


@given(stories)
def test_a_move_leads_from_the_level_before_to_the_level_after(story):
    before, after = levels_on(story, day=APRIL), levels_on(story, day=JUNE)

    for move in find_moves(story, since=APRIL, until=JUNE):
        assert (move.before, move.after) == (before[move.competency], after[move.competency])
        assert move.before != move.after
