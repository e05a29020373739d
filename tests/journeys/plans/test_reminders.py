"""Reminders go to those who asked, about their own actions, once for each due date."""

from datetime import timedelta

import pytest

from impact.journeys.plans.models import Action
from impact.journeys.plans.operations import (
    Deed,
    choose_reminders,
    close_plan,
    note_reminder,
    revise_action,
)
from impact.journeys.plans.queries import calls_on
from impact.presence.communities.operations import leave
from tests.cast import NOON, TODAY


@pytest.fixture
def due(action, team, solange, maude):
    """Solange's action, due in five days; she asked to be reminded."""
    deed = Deed(title="Rencontrer dix familles", owner=solange, due_on=TODAY + timedelta(days=5))
    choose_reminders(person=solange, initiative=action.goal.plan.initiative, wanted=True, at=NOON)
    return revise_action(action=action, deed=deed, revision=1, by=maude, at=NOON)


def test_the_owner_is_reminded_a_week_before(due, solange):
    assert [call.action.owner for call in calls_on(TODAY)] == [solange]


def test_nobody_is_reminded_long_before(due):
    assert calls_on(TODAY - timedelta(days=10)) == []


def test_someone_who_did_not_ask_is_not_reminded(due, solange, initiative):
    choose_reminders(person=solange, initiative=initiative, wanted=False, at=NOON)

    assert calls_on(TODAY) == []


def test_someone_who_left_is_not_reminded(due, solange, initiative):
    leave(initiative=initiative, person=solange, at=NOON)

    assert calls_on(TODAY) == []


def test_a_closed_plan_reminds_nobody(due, maude):
    close_plan(plan=due.goal.plan, by=maude, at=NOON)

    assert calls_on(TODAY) == []


def test_an_action_done_reminds_nobody(due, maude):
    done = Deed(title=due.title, owner=due.owner, due_on=due.due_on, status=Action.Status.DONE)
    revise_action(action=due, deed=done, revision=2, by=maude, at=NOON)

    assert calls_on(TODAY) == []


def test_the_same_date_is_recalled_once_before_and_once_after(due):
    call = calls_on(TODAY)[0]
    assert note_reminder(action=due, kind=call.kind, at=NOON)

    assert calls_on(TODAY) == []
    late = calls_on(due.due_on + timedelta(days=1))
    assert [call.kind for call in late] == ["LATE"]


def test_a_date_put_off_is_recalled_again(due, maude):
    note_reminder(action=due, kind="SOON", at=NOON)
    later = Deed(title=due.title, owner=due.owner, due_on=due.due_on + timedelta(days=60))
    revise_action(action=due, deed=later, revision=2, by=maude, at=NOON)

    assert len(calls_on(later.due_on - timedelta(days=3))) == 1
