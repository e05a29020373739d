"""Anyone signed in adds a meaning to a word, corrects it or proposes another, from its page."""

from html import unescape

import pytest
from django.utils import timezone

from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision

NEW = "/proposer/sens/?concept=concertation"
KEY = "concertation--notre-table"
TYPED = {
    "c-concept": "concertation",
    "c-text": "Se parler avant d’agir.",
    "c-voice": "Notre table",
    "c-consequence": "On finit par un geste.",
    "c-source": "Rencontre du 3 mars",
    "summary": "Un sens de plus pour ce mot.",
    "credit": "Odette",
    "geste": "apercu",
}


def _text(response):
    return unescape(response.content.decode())


@pytest.fixture
def signed_in(client, odette, reference):
    client.force_login(odette)
    return client


@pytest.fixture
def proposed(signed_in):
    signed_in.post(NEW, TYPED)
    signed_in.post(f"/proposer/sens/{KEY}/apercu/")
    return Revision.objects.get()


def test_the_page_of_a_word_offers_it_and_a_passer_by_signs_in_first(client, reference):
    page = _text(client.get("/reperes/concertation/"))

    assert f'href="{NEW}">Proposer une définition' in page
    assert client.get(NEW).status_code == 302


def test_the_form_knows_the_word_and_asks_little(signed_in):
    page = _text(signed_in.get(NEW))

    assert "Proposer une définition</h1>" in page
    assert "<strong>concertation</strong>" in page
    assert '<input type="hidden" name="c-concept" value="concertation"' in page
    assert "<select" not in page
    assert page.count("<textarea") == 3


def test_a_definition_is_followed_to_its_publication(signed_in, proposed, theo):
    assert proposed.state == Revision.State.PROPOSED
    assert "Notre table" in _text(signed_in.get("/moi/propositions/"))

    operations.publish(revision=proposed, by=theo, at=timezone.now(), reason="Éclairant.")

    page = _text(signed_in.get("/reperes/concertation/"))
    assert 'id="sens-notre-table"' in page
    assert "On finit par un geste." in page
    assert "Odette" in _text(signed_in.get(f"/historique/sens/{KEY}/"))


def test_nothing_is_read_before_it_is_decided(client, proposed):
    assert "Notre table" not in _text(client.get("/reperes/concertation/"))


def test_what_lacks_is_told_and_nothing_typed_is_lost(signed_in):
    signed_in.post(NEW, TYPED | {"c-consequence": ""})
    page = _text(signed_in.post(f"/proposer/sens/{KEY}/apercu/", follow=True))

    assert "Il manque ici quelque chose." in page
    assert "Se parler avant d’agir." in page


def test_a_new_word_stands_among_its_neighbors(signed_in, theo):
    word = {
        "c-label": "corvée",
        "c-plain": "On s’y met ensemble.",
        "c-definition": "Travail fait ensemble.",
        "c-source": "Usage",
        "c-broader": "mobilisation",
        "c-related": ["concertation", "pouvoir-dagir"],
        "summary": "Il manque.",
        "geste": "apercu",
    }
    signed_in.post("/proposer/repere/", word)
    signed_in.post("/proposer/repere/corvee/apercu/")
    operations.publish(revision=Revision.objects.get(), by=theo, at=timezone.now())

    page = _text(signed_in.get("/reperes/corvee/"))
    assert 'href="/reperes/concertation/"' in page
    assert 'href="/reperes/pouvoir-dagir/"' in page


def test_a_correction_starts_from_the_word_and_reads_in_names(signed_in):
    page = _text(signed_in.get("/proposer/repere/concertation/"))
    assert 'value="concertation"' in page

    page = _text(signed_in.get("/proposer/sens/concertation--denis-bourque/"))
    assert "Denis Bourque" in page
