"""Readings of a real team: taken, kept, taken back."""

from datetime import timedelta

import pytest

from impact.journeys.needs.models import Contribution, Reading, Tally
from impact.journeys.needs.operations.readings import keep_reading_fresh, refresh_reading
from impact.presence.communities import operations as communities
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import withdraw_consent
from tests.answers import answer, count_in
from tests.cast import NOON

LATER = NOON + timedelta(days=30)


def line_of(reading: Reading, code: str) -> list[int]:
    return reading.lines[f"mdcl:{code}:0.1.0"]["holders"]


@pytest.fixture
def answered(initiative, team):
    """Everyone of the team of six agreed and answered, on A1 and B1."""
    for rank, someone in enumerate(team):
        count_in(someone, initiative, at=NOON)
        answer(someone, {"A1": 3 if rank < 2 else 1, "B1": None}, at=NOON)
    return team


def test_a_reading_counts_everyone_who_agreed(initiative, answered):
    reading = refresh_reading(initiative=initiative, at=NOON)

    assert line_of(reading, "A1") == [2, 2, 2, 0]
    assert line_of(reading, "B1") == [0, 0, 0, 0]
    assert len(Tally.objects.get().voices) == 6


def test_who_did_not_agree_is_not_counted(initiative, answered, solange):
    withdraw_consent(person=solange, purpose=Purpose.TEAM, scope=initiative.context, at=NOON)

    reading = refresh_reading(initiative=initiative, at=NOON + timedelta(days=8))

    assert solange.pk not in reading.contributions.values_list("person", flat=True)


def test_a_reading_that_says_the_same_is_not_taken_twice(initiative, answered):
    first = refresh_reading(initiative=initiative, at=NOON)

    assert refresh_reading(initiative=initiative, at=LATER) == first


def test_one_person_who_answers_again_changes_nothing_shown(initiative, answered, maude):
    first = refresh_reading(initiative=initiative, at=NOON)
    answer(maude, {"A1": 0}, at=LATER)

    assert refresh_reading(initiative=initiative, at=LATER + timedelta(days=30)) == first
    assert Tally.objects.get().is_waiting


def test_four_who_answer_again_make_a_reading(initiative, answered):
    first = refresh_reading(initiative=initiative, at=NOON)
    for someone in answered[:4]:
        answer(someone, {"A1": 4}, at=LATER)

    second = refresh_reading(initiative=initiative, at=LATER + timedelta(days=8))

    assert second != first
    assert line_of(second, "A1") == [2, 2, 2, 2]
    assert second.lines["mdcl:B1:0.1.0"] == first.lines["mdcl:B1:0.1.0"]


def test_a_consent_taken_back_holds_at_once(initiative, answered, maude):
    first = refresh_reading(initiative=initiative, at=NOON)
    withdraw_consent(person=maude, purpose=Purpose.TEAM, scope=initiative.context, at=LATER)

    state = keep_reading_fresh(initiative=initiative, at=LATER)

    first.refresh_from_db()
    assert first.withheld_at == LATER
    assert state.tally.reading is None
    assert not Contribution.objects.filter(person=maude).exists()


def test_what_she_never_answered_stays_shown(initiative, answered, maude):
    for someone in answered[1:]:
        answer(someone, {"C1": 2}, at=NOON)
    refresh_reading(initiative=initiative, at=NOON + timedelta(days=8))
    withdraw_consent(person=maude, purpose=Purpose.TEAM, scope=initiative.context, at=LATER)

    state = keep_reading_fresh(initiative=initiative, at=LATER)

    assert list(state.tally.reading.lines) == ["mdcl:C1:0.1.0"]


def test_coming_back_with_the_same_answers_shows_the_same_again(initiative, answered, maude):
    refresh_reading(initiative=initiative, at=NOON)
    withdraw_consent(person=maude, purpose=Purpose.TEAM, scope=initiative.context, at=LATER)
    keep_reading_fresh(initiative=initiative, at=LATER)
    count_in(maude, initiative, at=LATER)

    state = keep_reading_fresh(initiative=initiative, at=LATER + timedelta(days=8))

    assert line_of(state.tally.reading, "A1") == [2, 2, 2, 0]


def test_someone_who_leaves_and_then_takes_her_consent_back_is_forgotten(
    initiative, answered, solange
):
    first = refresh_reading(initiative=initiative, at=NOON)
    communities.leave(initiative=initiative, person=solange, at=LATER)
    assert keep_reading_fresh(initiative=initiative, at=LATER).tally.reading == first

    withdraw_consent(person=solange, purpose=Purpose.TEAM, scope=initiative.context, at=LATER)

    assert keep_reading_fresh(initiative=initiative, at=LATER).tally.reading is None


def test_nothing_is_worked_out_again_while_nothing_changed(
    initiative, answered, django_assert_num_queries
):
    keep_reading_fresh(initiative=initiative, at=NOON)

    with django_assert_num_queries(4):
        keep_reading_fresh(initiative=initiative, at=LATER)
