"""R4: what a team holds of a competency, in five statuses."""

from datetime import date

import pytest

from impact.journeys.needs.coverage import (
    Loss,
    Status,
    Turnout,
    count_holders,
    tell_loss,
    tell_status,
    tell_status_agreed,
)

EVERYONE = Turnout(answered=6, asked=4, answered_among_asked=4)
A_FEW = Turnout(answered=5, asked=6, answered_among_asked=2)
TODAY = date(2025, 5, 5)


def test_people_are_counted_at_each_level_or_above_up_to_two():
    assert count_holders([4, 3, 3, 0, None]) == [2, 2, 2, 1]
    assert count_holders([]) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("holders", "status"),
    [
        ([2, 2, 2, 0], Status.SOLID),
        ([2, 2, 1, 0], Status.FRAGILE),
        ([2, 1, 0, 0], Status.UNDERWAY),
        ([2, 0, 0, 0], Status.TO_DEVELOP),
        (None, Status.UNKNOWN),
    ],
)
def test_a_status_compares_the_level_expected_with_those_who_hold_it(holders, status):
    assert tell_status(expected=3, holders=holders, turnout=EVERYONE) == status


def test_nobody_is_underway_to_the_first_level():
    assert tell_status(expected=1, holders=[0, 0, 0, 0], turnout=EVERYONE) == Status.TO_DEVELOP


def test_too_few_answers_say_nothing_unless_someone_holds_it():
    assert tell_status(expected=3, holders=[2, 1, 0, 0], turnout=A_FEW) == Status.UNKNOWN
    assert tell_status(expected=3, holders=[2, 1, 1, 0], turnout=A_FEW) == Status.FRAGILE


@pytest.mark.parametrize(
    ("turnout", "missing"),
    [
        (Turnout(answered=2, asked=2, answered_among_asked=2), 3),
        (Turnout(answered=4, asked=6, answered_among_asked=2), 1),
        (Turnout(answered=5, asked=9, answered_among_asked=3), 2),
        (EVERYONE, 0),
    ],
)
def test_what_is_missing_is_five_answers_and_half_of_those_asked(turnout, missing):
    assert turnout.missing == missing


@pytest.mark.parametrize(
    ("level", "agreed_on", "status"),
    [
        (3, date(2025, 1, 1), Status.SOLID),
        (4, date(2024, 5, 5), Status.SOLID),
        (3, date(2024, 5, 4), Status.FRAGILE),
        (2, date(2020, 1, 1), Status.UNDERWAY),
        (1, date(2025, 1, 1), Status.TO_DEVELOP),
        (None, date(2025, 1, 1), Status.UNKNOWN),
        (None, None, Status.UNKNOWN),
    ],
)
def test_the_word_of_the_group_decides_for_a_year(level, agreed_on, status):
    told = tell_status_agreed(expected=3, level=level, agreed_on=agreed_on, today=TODAY)

    assert told == status


@pytest.mark.parametrize(
    ("status", "level", "loss"),
    [
        (Status.FRAGILE, 3, Loss.LAST),
        (Status.SOLID, 4, Loss.ONE_OF_SEVERAL),
        (Status.SOLID, 2, None),
        (Status.FRAGILE, None, None),
        (Status.UNKNOWN, 4, None),
    ],
)
def test_someone_knows_what_the_team_loses_with_her(status, level, loss):
    assert tell_loss(status=status, level=level, expected=3) == loss
