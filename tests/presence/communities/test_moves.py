from datetime import date

import pytest

from impact.presence.communities.moves import (
    Stretch,
    is_free,
    is_going_back,
    is_possible,
    main_stretches,
)

MARCH, APRIL, MAY = date(2025, 3, 1), date(2025, 4, 1), date(2025, 5, 1)


@pytest.mark.parametrize(("origin", "target", "back"), [(3, 2, True), (2, 3, False), (8, 1, True)])
def test_going_back_is_going_to_an_earlier_stage(origin, target, back):
    assert is_going_back(from_position=origin, to_position=target) is back


def test_a_first_stage_is_never_a_step_back():
    assert not is_going_back(from_position=None, to_position=1)


def test_a_day_to_come_is_not_possible():
    assert not is_possible(day=MAY, today=APRIL)
    assert is_possible(day=APRIL, today=APRIL)


def test_what_follows_cannot_come_before():
    assert not is_possible(day=MARCH, today=MAY, not_before=APRIL)
    assert is_possible(day=APRIL, today=MAY, not_before=APRIL)


def test_a_stage_may_start_again_the_day_it_ended():
    assert is_free(Stretch(APRIL, None), [Stretch(MARCH, APRIL)])


@pytest.mark.parametrize(
    "taken", [Stretch(MARCH, None), Stretch(MARCH, MAY), Stretch(APRIL, MAY), Stretch(MAY, None)]
)
def test_a_stage_is_not_active_twice_at_once(taken):
    assert not is_free(Stretch(APRIL, None), [taken])


def test_a_stage_cannot_end_before_it_starts():
    assert not is_free(Stretch(MAY, MARCH), [])


def test_a_stage_is_the_main_one_until_the_next_move():
    assert main_stretches([(1, MARCH), (2, APRIL), (1, MAY)]) == [
        (1, Stretch(MARCH, APRIL)),
        (2, Stretch(APRIL, MAY)),
        (1, Stretch(MAY, None)),
    ]
