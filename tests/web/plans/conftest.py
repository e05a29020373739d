"""The plan of the cast's initiative, as the pages show it."""

from tests.journeys.plans.conftest import action, competency, goal, plan
from tests.presence.library.conftest import bare, shelve

__all__ = ["action", "bare", "competency", "goal", "plan", "shelve"]
