"""Those who keep the site start their day from one page: who waits where, since when."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from impact.journeys.offers.corrections import content_of
from impact.trust.publishing import operations
from impact.trust.publishing.operations import Draft
from tests.house.test_doors import DOORS
from tests.journeys.offers.conftest import competency
from tests.journeys.offers.writing import told, write

__all__ = ["competency", "told", "write"]


@pytest.fixture
def waiting(write, odette):
    """Odette has waited four days for an answer about an offer."""
    offer, at = write(), timezone.now() - timedelta(days=4)
    draft = Draft(content_of(offer.slug) | {"cost": "80"}, "Le prix a baissé")
    revision = operations.start_draft(kind="offre", key=offer.slug, draft=draft, by=odette, at=at)
    return operations.propose(revision=revision, by=odette, at=at)


@pytest.mark.parametrize(("who", "code"), [(None, 302), ("odette", 403), ("theo", 200)])
def test_who_reaches_the_desks(client, request, waiting, who, code):
    if who:
        client.force_login(request.getfixturevalue(who))

    assert client.get("/gestion/").status_code == code


def test_each_desk_says_how_many_wait_and_since_when(
    client, theo, waiting, django_assert_max_num_queries
):
    client.force_login(theo)
    client.get("/gestion/")  # The index of the search wakes up.
    with django_assert_max_num_queries(12):
        page = unescape(client.get("/gestion/").content.decode())

    assert 'href="/gestion/publications/"' in page
    assert "1 en attente" in page
    assert "depuis 4 jours" in page
    for path in ("/gestion/relecture/", "/gestion/offres/", "/gestion/recherche/"):
        assert f'href="{path}"' in page


def test_no_desk_is_out_of_reach(client, theo):
    client.force_login(theo)
    page = client.get("/gestion/").content.decode()
    rooms = [path for _name, path, _view in DOORS if re.fullmatch(r"gestion/[a-z-]+/", path)]

    assert len(rooms) > 5
    assert [path for path in rooms if f'href="/{path}"' not in page] == []


def test_a_reviewer_sees_her_own_desk_alone(client, solange, theo, waiting):
    operations.name_reviewer(person=solange, kind="offre", place="", by=theo, at=timezone.now())
    client.force_login(solange)
    page = client.get("/gestion/").content.decode()

    assert 'href="/gestion/publications/"' in page
    assert "/gestion/offres/" not in page
