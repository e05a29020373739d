"""A change is found by the very next search, on every node, and costs whoever asks it little."""

from datetime import timedelta

import pytest
from django.utils import timezone

from impact.knowledge.competencies.models import Competency
from impact.lib.search.engine import note
from impact.lib.search.records import number_of
from impact.presence.library.models import Resource
from impact.presence.pages.models import Page
from impact.trust.publishing.models import Revision
from impact.web.search.engine import the_engine
from tests.cast import NOON
from tests.presence.pages.conftest import story_content, write

__all__ = ["story_content", "write"]

#: Out of any transaction, as visitors ask: inside one, an index waits.
pytestmark = pytest.mark.django_db(transaction=True)

DEPOSIT = {
    "title": "Corvées et fourchées",
    "url": "exemple.test/corvees",
    "type": "GUIDE",
    "language": "fr",
    "creators": "Dubé, Clarisse",
    "summary": "Pour prendre le temps.",
    "competencies": ["C3"],
}


@pytest.fixture(params=["tantivy", "fts5"])
def nodes(request, reference, settings, tmp_path):
    """Two nodes over one database, each with its own copy: `nodes("a")` speaks as the first."""
    settings.SEARCH_BACKEND = request.param

    def turn_to(name):
        settings.SEARCH_DIR = tmp_path / name

    return turn_to


@pytest.fixture
def find(client, nodes):
    """What anyone finds on a node: `find("a", "corvées")`."""

    def search(node, words):
        nodes(node)
        response = client.get("/recherche/", {"q": words})
        return [shown.hit.title for shown in response.context["results"].hits]

    return search


@pytest.fixture
def publish(client, theo):
    """Have the staff publish the one proposal there is."""

    def decide():
        client.force_login(theo)
        address = f"/gestion/publications/{Revision.objects.waiting().get().pk}/"
        assert client.post(address, {"geste": "publier"}).status_code == 302
        client.logout()

    return decide


def test_a_resource_is_found_as_soon_as_it_is_published(client, find, publish, solange):
    assert find("a", "fourchées") == find("b", "fourchées") == []
    client.force_login(solange)
    client.post("/ressources/proposer/", DEPOSIT)
    assert find("a", "fourchées") == []

    publish()

    assert find("a", "fourchées") == ["Corvées et fourchées"]
    assert find("b", "fourchées") == ["Corvées et fourchées"]


def test_a_word_is_found_by_its_new_name_as_soon_as_it_is_renamed(client, find, publish, odette):
    assert find("a", "palabre") == find("b", "palabre") == []
    client.force_login(odette)
    address = "/proposer/repere/concertation/"
    renamed = client.get(address).context["form"].initial | {"c-label": "palabre"}
    # When the form was shown is not sent: a test writes quicker than people do.
    typed = {
        name: value for name, value in renamed.items() if value is not None and name != "shown"
    }
    client.post(address, typed | {"summary": "On dit ainsi.", "geste": "apercu"})
    client.post(f"{address}apercu/")
    publish()

    assert "Palabre" in find("a", "palabre")
    assert "Palabre" in find("b", "palabre")


def test_a_dated_page_is_found_when_its_day_comes_and_not_a_word_of_it_before(client, find, write):
    today = timezone.localdate()
    tomorrow = str(today + timedelta(days=1))
    page = write("nouvelle", "corvee", title="Fourchées", published_on=tomorrow)
    assert find("a", "fourchées") == []
    slip = {"q": "fourchess"}
    assert client.get("/recherche/", slip).context["answer"].corrected == ""

    # As if the index were of yesterday, and tomorrow had come.
    the_engine().rebuild(on=number_of(today - timedelta(days=1)))
    Page.objects.filter(pk=page.pk).update(published_on=today)

    assert find("a", "fourchées") == ["Fourchées"]
    assert client.get("/recherche/", slip).context["answer"].corrected == "Fourchées"


def test_whoever_asks_first_reads_many_changes_at_once(client, find, django_assert_max_num_queries):
    find("a", "animer")
    for kind, keys in (
        ("competence", Competency.objects.current().values_list("code", flat=True)[:50]),
        ("ressource", Resource.objects.shown().values_list("slug", flat=True)[:50]),
    ):
        note(kind=kind, keys=[*keys, "rien"], at=NOON)
        assert len(keys) == 50

        with django_assert_max_num_queries(12):
            find("a", "animer")
