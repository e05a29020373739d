"""The pages look at the frames, appraisals and logbook of the journeys' tests."""

from tests.journeys.empowerment.conftest import (
    compass,
    corvee,
    draft,
    opened_round,
    photo,
    sheet,
    vote,
)

__all__ = ["compass", "corvee", "draft", "opened_round", "photo", "sheet", "vote"]
