"""The plan of the cast's initiative, as the pages show it."""

from html import unescape
from http import HTTPStatus

import pytest

from tests.journeys.plans.conftest import action, competency, goal, plan
from tests.presence.library.conftest import bare, shelve

__all__ = ["action", "bare", "competency", "goal", "plan", "shelve"]

#: The routes of a hole of the cast's initiative.
PAGE = "/demarches/le-jardin-des-voisins/routes/C3/"


@pytest.fixture
def hers(client, maude, initiative):
    client.force_login(maude)
    return client


@pytest.fixture
def read(hers):
    def get(path=PAGE):
        response = hers.get(path)
        assert response.status_code == HTTPStatus.OK
        return unescape(response.content.decode())

    return get
