"""How an answer stands beside what is expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.needs.portrait import Answered, Standing, count_standings, distance, stand


@pytest.mark.parametrize(
    ("level", "expected", "standing"),
    [
        (4, 3, Standing.HELD),
        (3, 3, Standing.HELD),
        (2, 3, Standing.NEAR),
        (0, 1, Standing.NEAR),
        (1, 3, Standing.TO_GROW),
        (0, 4, Standing.TO_GROW),
        (None, 3, Standing.UNKNOWN),
        (None, None, Standing.UNKNOWN),
        (2, None, Standing.NOT_ASKED),
        (0, None, Standing.PLAIN),
    ],
)
def test_an_answer_stands_beside_what_is_expected(level, expected, standing):
    assert stand(answer=Answered(level), expected=expected) is standing


def test_no_answer_is_not_the_same_as_not_knowing():
    assert stand(answer=None, expected=3) is Standing.UNANSWERED


@given(level=st.integers(0, 4), expected=st.integers(1, 4))
def test_only_what_is_not_held_is_at_a_distance(level, expected):
    answer = Answered(level)

    away = distance(answer=answer, expected=expected)

    assert (away == 0) == (stand(answer=answer, expected=expected) is Standing.HELD)
    assert level + away == max(level, expected)


@pytest.mark.parametrize("answer", [None, Answered(None)])
def test_what_is_unknown_is_at_no_distance(answer):
    assert distance(answer=answer, expected=4) == 0


def test_standings_are_counted_in_the_order_they_are_told():
    counted = count_standings([Standing.UNKNOWN, Standing.HELD, Standing.NEAR, Standing.HELD])

    assert list(counted.items()) == [
        (Standing.HELD, 2),
        (Standing.NEAR, 1),
        (Standing.UNKNOWN, 1),
    ]
