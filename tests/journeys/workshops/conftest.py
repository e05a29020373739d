"""A workshop of the cast: two competencies to look at, Maude at the front of the room."""

import pytest

from impact.journeys.workshops import operations
from impact.journeys.workshops.models import Workshop
from impact.knowledge.competencies.models import Competency, Version
from tests.cast import NOON


@pytest.fixture
def competency(reference, db):
    """Find a competency of today's framework by its code: `competency("C3")`."""
    return lambda code: Competency.objects.get(version=Version.objects.current(), code=code)


@pytest.fixture
def outline(maude, competency):
    return operations.Outline(
        title="Où en sommes-nous?",
        minutes=45,
        facilitator=maude,
        subject=Workshop.Subject.COMPETENCIES,
        competencies=[competency("C3").pk, competency("D4").pk],
    )


@pytest.fixture
def workshop(initiative, outline, maude) -> Workshop:
    """Prepared, not opened."""
    return operations.prepare_workshop(host=initiative, outline=outline, by=maude, at=NOON)


@pytest.fixture
def opened(workshop, maude) -> Workshop:
    """Opened, its first question put to the room."""
    opened = operations.open_workshop(workshop=workshop, by=maude, at=NOON)
    operations.open_question(question=opened.questions.first(), by=maude, at=NOON)
    return opened


@pytest.fixture
def seats(opened):
    """Bring in this many phones: `seats(6)`."""
    return lambda count: [operations.take_seat(workshop=opened, at=NOON) for _one in range(count)]
