"""A plan to write in: that of the cast's initiative, with one objective and one action."""

import pytest

from impact.journeys.plans.models import Action, Goal, Plan
from impact.journeys.plans.operations import Deed, add_action, start_plan, write_goal
from impact.knowledge.competencies.models import Competency, Version
from tests.cast import NOON, SPRING
from tests.presence.library.conftest import bare, shelve

__all__ = ["bare", "shelve"]


@pytest.fixture
def competency(reference, db):
    """Find a competency of today's framework by its code: `competency("C3")`."""
    return lambda code: Competency.objects.get(version=Version.objects.current(), code=code)


@pytest.fixture
def plan(initiative, maude) -> Plan:
    return start_plan(
        initiative=initiative, title="Notre automne", horizon_on=None, by=maude, at=SPRING
    )


@pytest.fixture
def goal(plan, competency, maude) -> Goal:
    return write_goal(
        plan=plan,
        competency=competency("C3"),
        statement="Que nous soyons trois à bâtir la relation.",
        status_then="FRAGILE",
        by=maude,
        at=NOON,
    )


@pytest.fixture
def action(goal, maude) -> Action:
    return add_action(goal=goal, deed=Deed(title="Jumeler", owner=maude), by=maude, at=NOON)
