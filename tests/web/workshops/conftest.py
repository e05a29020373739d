"""The pages of a workshop look at the workshop of the journeys' tests."""

from tests.journeys.workshops.conftest import competency, opened, outline, seats, workshop

__all__ = ["competency", "opened", "outline", "seats", "workshop"]
