"""What people say of a plan stays theirs: taken back, brought back, forgotten in time."""

from datetime import timedelta

import pytest

from impact.journeys.plans.deliberations import remarks_of
from impact.journeys.plans.models import AlreadyClosed
from impact.journeys.plans.operations import (
    TooLateToReturn,
    add_comment,
    close_plan,
    drop_goal,
    forget_comments,
    remove_comment,
    restore_comment,
    take_up_goal,
)
from impact.journeys.plans.personal import forget, personal_data_of
from tests.cast import NOON

LATER = NOON + timedelta(days=8)


@pytest.fixture
def comment(goal, team, solange):
    return add_comment(plan=goal.plan, goal=goal, text="Et l’hiver?", by=solange, at=NOON)


def read(comment, reader, *, coordinates=False, at=NOON):
    return remarks_of(comment.plan, reader=reader, is_coordinating=coordinates, at=at)


def test_a_comment_changes_nothing_in_the_plan(goal, comment):
    before = goal.plan.revision
    goal.plan.refresh_from_db()

    assert goal.plan.revision == before


def test_a_comment_stays_whatever_the_plan_becomes(goal, comment, maude, bastien):
    take_up_goal(goal=goal, statement="Autrement", revision=1, by=maude, at=NOON)
    drop_goal(goal=goal, by=maude, at=NOON)

    assert [one.text for one in read(comment, bastien)] == ["Et l’hiver?"]


def test_a_double_click_says_it_once(goal, comment, solange):
    add_comment(plan=goal.plan, goal=goal, text="Et l’hiver?", by=solange, at=NOON)

    assert goal.comments.count() == 1


def test_a_closed_plan_takes_no_comment(goal, team, maude, solange):
    close_plan(plan=goal.plan, by=maude, at=NOON)

    with pytest.raises(AlreadyClosed):
        add_comment(plan=goal.plan, goal=None, text="Trop tard", by=solange, at=NOON)


def test_what_its_author_takes_back_leaves_no_trace_for_others(comment, solange, bastien, maude):
    remove_comment(comment=comment, by=solange, at=NOON)

    assert read(comment, bastien) == []
    assert read(comment, maude, coordinates=True) == []
    assert read(comment, solange)[0].may_restore


def test_what_the_coordination_removes_shows_the_fact_and_not_the_words(comment, maude, bastien):
    remove_comment(comment=comment, by=maude, at=NOON)

    shown = read(comment, bastien)[0]
    assert (shown.is_removed, shown.text, shown.may_restore) == (True, "", False)


def test_a_removal_is_undone_by_whoever_did_it(comment, maude, solange):
    remove_comment(comment=comment, by=maude, at=NOON)
    with pytest.raises(TooLateToReturn):
        restore_comment(comment=comment, by=solange, at=NOON)

    restore_comment(comment=comment, by=maude, at=NOON)

    assert read(comment, solange)[0].text == "Et l’hiver?"


def test_removed_words_are_forgotten_after_a_week(comment, solange):
    remove_comment(comment=comment, by=solange, at=NOON)
    assert forget_comments(at=NOON + timedelta(days=1)) == 0

    assert forget_comments(at=LATER) == 1

    comment.refresh_from_db()
    assert comment.text == ""
    assert read(comment, solange, at=LATER) == []
    with pytest.raises(TooLateToReturn):
        restore_comment(comment=comment, by=solange, at=LATER)


def test_her_copy_holds_what_she_said_and_erasing_her_takes_it_away(comment, solange):
    told = personal_data_of(solange)["commentaires"]
    assert [one["commentaire"] for one in told] == ["Et l’hiver?"]

    forget(solange)

    assert not comment.plan.comments.exists()
