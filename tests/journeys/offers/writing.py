"""Offers as the staff writes them."""

import pytest

from impact.journeys.offers.operations import Told, write_offer
from tests.cast import NOON

#: A course of the village, at a hundred dollars.
FIELDS = {
    "kind": "TRAINING",
    "title": "Rejoindre",
    "provider": "Le Gué",
    "summary": "",
    "language": "fr",
    "is_online": False,
    "hours": None,
    "cost": 100,
    "cost_basis": "PERSON",
    "starts_on": None,
    "ends_on": None,
}


@pytest.fixture
def told(competency):
    """Say what an offer is: a course about C3, unless told otherwise."""

    def say(code="C3", *, levels=(0, 2), stages=(), roles=(), territories=(), **fields):
        return Told(
            fields={**FIELDS, **fields},
            aims=[(competency(code), *levels)],
            stages=stages,
            roles=roles,
            territories=territories,
        )

    return say


@pytest.fixture
def write(told, theo):
    """Write an offer, by the staff."""
    return lambda **said: write_offer(told=told(**said), by=theo, at=NOON)
