"""Two releases one after the other, with one member's change between, tell nothing of her.

Every answer one member may give is tried, and what outsiders would read is compared.
"""

from itertools import combinations_with_replacement

import pytest

from impact.journeys.needs.operations.readings import refresh_reading
from impact.presence.communities import operations as communities
from impact.presence.releases.documents import write
from impact.trust.privacy.thresholds import (
    GROUP_MINIMUM,
    PUBLIC_MINIMUM,
    may_leave,
    round_for_outside,
)
from impact.web.releases.contents.coverages import coverage_document
from tests.answers import agree, answer, count_in, weeks
from tests.cast import NOON, TODAY

LEVELS = range(5)


def _told(initiative) -> dict:
    return write(coverage_document(initiative, on=TODAY))


@pytest.fixture
def answering(initiative, team):
    """All six answered, agreed to be counted, and the group agreed on two competencies."""
    for person in team:
        count_in(person, initiative, at=NOON - weeks(9))
        answer(person, {"C3": 2, "D4": 1, "E1": 3}, at=NOON - weeks(8))
    agree(initiative, "D4", 2, by=team[0], at=NOON - weeks(7))
    agree(initiative, "C3", 3, by=team[0], at=NOON - weeks(7))
    refresh_reading(initiative=initiative, at=NOON - weeks(6))
    return team


@pytest.mark.parametrize("level", [None, *LEVELS])
@pytest.mark.parametrize("who", range(6))
def test_a_coverage_is_the_same_whatever_someone_answers(initiative, answering, who, level):
    before = _told(initiative)

    answer(answering[who], {"C3": level, "D4": level, "E1": level}, at=NOON - weeks(3))
    refresh_reading(initiative=initiative, at=NOON - weeks(1))

    assert _told(initiative) == before


def test_a_coverage_is_the_same_when_someone_who_held_all_of_it_leaves(
    initiative, answering, person, role
):
    holder = person("Pierrette Toutsavoir")
    communities.join(initiative=initiative, person=holder, roles=[], at=NOON - weeks(5))
    count_in(holder, initiative, at=NOON - weeks(5))
    answer(holder, {"C3": 4, "D4": 4, "E1": 4}, at=NOON - weeks(5))
    refresh_reading(initiative=initiative, at=NOON - weeks(3))
    before = _told(initiative)

    communities.leave(initiative=initiative, person=holder, at=NOON - weeks(2))
    refresh_reading(initiative=initiative, at=NOON - weeks(1))

    assert _told(initiative) == before


def test_a_coverage_is_read_without_asking_what_people_answered(
    initiative, answering, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12) as asked:
        _told(initiative)

    tables = " ".join(one["sql"] for one in asked.captured_queries)
    assert "needs_contribution" not in tables
    assert "needs_reading" not in tables


def _rooms(people: int):
    """Every way this many people may have answered, in whole levels, whoever is who."""
    return combinations_with_replacement(LEVELS, people)


def _tells(levels) -> int:
    return round_for_outside(round(sum(levels) / len(levels), 1))


def _consistent(told: int, *, others: int) -> set[int]:
    """Return the levels someone may have when this is told of her and of `others` people."""
    return {level for room in _rooms(others) for level in LEVELS if _tells((*room, level)) == told}


@pytest.mark.parametrize("told", LEVELS)
def test_from_ten_people_on_one_release_leaves_any_answer_possible(told):
    assert _consistent(told, others=PUBLIC_MINIMUM - 1) == set(LEVELS)


def test_from_ten_people_on_the_change_of_one_is_never_told():
    """She comes, goes or answers again; the nine others, unknown, answered alike both times."""
    possible: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    for room in _rooms(PUBLIC_MINIMUM - 1):
        for before in LEVELS:
            for after in LEVELS:
                pair = _tells((*room, before)), _tells((*room, after))
                befores, afters = possible.setdefault(pair, (set(), set()))
                befores.add(before)
                afters.add(after)

    assert {pair for pair in possible if pair[0] != pair[1]}
    assert [pair for pair, (b, a) in possible.items() if len(b) == 1 or len(a) == 1] == []


def test_two_people_would_not_be_enough():
    """The attack works where the rule does not hold: it is not blind."""
    assert len(_consistent(4, others=1)) < len(LEVELS)
    assert len(_consistent(0, others=1)) < len(LEVELS)


@pytest.mark.parametrize("people", range(12))
def test_nothing_leaves_under_ten(people):
    assert may_leave(people) == (people >= PUBLIC_MINIMUM)
    assert PUBLIC_MINIMUM > GROUP_MINIMUM
