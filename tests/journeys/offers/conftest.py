"""Hands already held out in the team of the cast, and the competencies they are about."""

import pytest

from impact.journeys.offers.models import Hand, Pairing
from impact.journeys.offers.operations import raise_hand
from impact.knowledge.competencies.models import Competency, Version
from tests.cast import NOON
from tests.journeys.offers.writing import told, write

__all__ = ["told", "write"]


@pytest.fixture
def competency(reference, db):
    """Find a competency of today's framework by its code: `competency("C3")`."""
    return lambda code: Competency.objects.get(version=Version.objects.current(), code=code)


@pytest.fixture
def hold_out(initiative, competency):
    """Hold out a hand: `hold_out(solange, "HELP")`, on C3 unless another is named."""

    def deed(person, side, *, code="C3", at=NOON):
        thread = competency(code).thread
        return raise_hand(
            initiative=initiative, thread=thread, side=Hand.Side(side), by=person, at=at
        )

    return deed


@pytest.fixture
def pairing(team, solange, bastien, hold_out) -> Pairing:
    """Solange can help Bastien with C3; nobody answered yet."""
    hold_out(solange, "HELP")
    hold_out(bastien, "LEARN")
    return Pairing.objects.get()
