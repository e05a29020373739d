"""What a team does with its plan holds, whoever writes at the same time."""

from datetime import timedelta

import pytest

from impact.journeys.plans.models import Action, AlreadyClosed
from impact.journeys.plans.operations import (
    AlreadyAGoal,
    AlreadyOpen,
    ChangedMeanwhile,
    Deed,
    NothingToAdopt,
    add_action,
    adopt_plan,
    close_plan,
    drop_goal,
    revise_action,
    start_plan,
    take_up_goal,
    write_goal,
)
from impact.trust.journal.models import Entry
from tests.cast import NOON, TODAY


def adopt(plan, by):
    return adopt_plan(plan=plan, on=TODAY, present="Maude", dissent="", by=by, at=NOON)


def test_an_initiative_has_one_open_plan(initiative, plan, maude):
    with pytest.raises(AlreadyOpen):
        start_plan(initiative=initiative, title="Un autre", horizon_on=None, by=maude, at=NOON)


def test_another_plan_begins_once_the_first_is_closed(initiative, plan, maude):
    close_plan(plan=plan, by=maude, at=NOON)

    again = start_plan(initiative=initiative, title="Un autre", horizon_on=None, by=maude, at=NOON)

    assert initiative.plans.open().get() == again


def test_a_closed_plan_is_read_and_no_longer_changed(goal, maude):
    close_plan(plan=goal.plan, by=maude, at=NOON)

    with pytest.raises(AlreadyClosed):
        add_action(goal=goal, deed=Deed(title="Trop tard"), by=maude, at=NOON)
    assert not goal.actions.exists()


def test_a_competency_has_one_objective_in_a_plan(goal, maude):
    with pytest.raises(AlreadyAGoal) as twin:
        write_goal(
            plan=goal.plan,
            competency=goal.competency,
            statement="La même chose",
            status_then="",
            by=maude,
            at=NOON,
        )
    assert twin.value.goal == goal


def test_an_empty_plan_is_not_adopted(plan, maude):
    with pytest.raises(NothingToAdopt):
        adopt(plan, maude)


def test_a_plan_whose_only_objective_was_dropped_is_empty(goal, maude):
    drop_goal(goal=goal, by=maude, at=NOON)

    with pytest.raises(NothingToAdopt):
        adopt(goal.plan, maude)


def test_an_adoption_tells_which_state_of_the_plan_was_adopted(goal, maude):
    adoption = adopt(goal.plan, maude)
    add_action(goal=goal, deed=Deed(title="Après coup"), by=maude, at=NOON)

    goal.plan.refresh_from_db()
    assert adoption.revision < goal.plan.revision


def test_the_second_to_rewrite_an_objective_is_told_and_loses_nothing(goal, maude, solange):
    take_up_goal(goal=goal, statement="Celui de Maude", revision=1, by=maude, at=NOON)

    with pytest.raises(ChangedMeanwhile) as change:
        take_up_goal(goal=goal, statement="Celui de Solange", revision=1, by=solange, at=NOON)
    assert change.value.current.statement == "Celui de Maude"
    goal.refresh_from_db()
    assert goal.statement == "Celui de Maude"


def test_the_second_to_change_an_action_is_told(action, maude, solange):
    done = Deed(title="Jumeler", status=Action.Status.DONE, result="Fait")
    revise_action(action=action, deed=done, revision=1, by=maude, at=NOON)

    with pytest.raises(ChangedMeanwhile):
        revise_action(action=action, deed=Deed(title="?"), revision=1, by=solange, at=NOON)
    action.refresh_from_db()
    assert action.result == "Fait"


def test_an_action_done_keeps_the_day_it_was_done(action, maude):
    done = Deed(title="Jumeler", status=Action.Status.DONE)
    revise_action(action=action, deed=done, revision=1, by=maude, at=NOON)

    later = NOON + timedelta(days=9)
    told = Deed(title="Jumeler", status=Action.Status.DONE, result="Raconté plus tard")
    action = revise_action(action=action, deed=told, revision=2, by=maude, at=later)

    assert action.done_on == TODAY


def test_an_action_taken_up_again_is_no_longer_done(action, maude):
    done = Deed(title="Jumeler", status=Action.Status.DONE)
    revise_action(action=action, deed=done, revision=1, by=maude, at=NOON)

    action = revise_action(action=action, deed=Deed(title="Jumeler"), revision=2, by=maude, at=NOON)

    assert action.done_on is None


def test_the_journal_tells_what_was_done_and_none_of_what_was_written(action, initiative):
    entries = Entry.objects.within(initiative.context).filter(verb__startswith="plans.")

    verbs = list(entries.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["plans.plan.started", "plans.goal.written", "plans.action.added"]
    assert all(entry.details == {} for entry in entries)


def test_telling_what_became_of_an_action_does_not_undo_the_adoption(action, maude):
    adoption = adopt(action.goal.plan, maude)
    done = Deed(title="Jumeler", owner=maude, status=Action.Status.DONE, result="Fait")
    revise_action(action=action, deed=done, revision=1, by=maude, at=NOON)

    action.goal.plan.refresh_from_db()
    assert action.goal.plan.revision == adoption.revision
