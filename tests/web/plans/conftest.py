"""The plan of the cast's initiative, as the pages show it."""

from tests.journeys.plans.conftest import action, competency, goal, plan

__all__ = ["action", "competency", "goal", "plan"]
