"""The compass of twelve components, and a round or a draft made with it."""

import pytest

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal, Frame, Item
from tests.cast import NOON, TODAY


@pytest.fixture
def compass(reference, db) -> Frame:
    return Frame.objects.get(code="ninacs")


@pytest.fixture
def draft(initiative, compass, maude) -> Appraisal:
    """An appraisal together, just begun."""
    return operations.begin_together(
        initiative=initiative,
        frame=compass,
        held_on=TODAY,
        present="Maude Lachance, Solange Petit",
        by=maude,
        at=NOON,
    )


@pytest.fixture
def opened_round(initiative, compass, maude) -> Appraisal:
    """A round everyone answers alone."""
    return operations.open_round(initiative=initiative, frame=compass, by=maude, at=NOON)


@pytest.fixture
def sheet(compass):
    """A whole sheet at one level: `sheet(3)`."""
    codes = list(Item.objects.filter(component__frame=compass).values_list("code", flat=True))
    return lambda level: dict.fromkeys(codes, level)
