"""The pages look at the frames and appraisals of the journeys' tests."""

from tests.journeys.empowerment.conftest import compass, draft, opened_round, sheet

__all__ = ["compass", "draft", "opened_round", "sheet"]
