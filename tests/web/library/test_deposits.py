"""Depositing a resource: short, kept through the sign-in, followed to its decision."""

import pytest

from impact.presence.library.models import Resource
from impact.trust.publishing import operations as publishing
from impact.trust.publishing.models import Revision
from tests.cast import NOON

ADDRESS = "/ressources/proposer/"
TYPED = {
    "title": "Écouter d’abord",
    "url": "exemple.test/ecouter",
    "type": "GUIDE",
    "language": "fr",
    "creators": "Dubé, Clarisse\nLes Voix du rang",
    "summary": "Pour prendre le temps.",
    "competencies": ["C3"],
}


def test_what_is_deposited_waits_and_is_published_by_someone_else(client, reference, solange, theo):
    client.force_login(solange)
    answer = client.post(ADDRESS, TYPED)

    revision = Revision.objects.get()
    assert answer["Location"] == f"/moi/propositions/{revision.pk}/"
    assert revision.state == Revision.State.PROPOSED
    assert not Resource.objects.filter(slug="ecouter-d-abord").exists()

    publishing.publish(revision=revision, by=theo, at=NOON)
    found = Resource.objects.shown().get(title="Écouter d’abord")
    assert found.url == "https://exemple.test/ecouter"
    assert found.creators == ["Dubé, Clarisse", "Les Voix du rang"]
    assert [one.competency.code for one in found.subjects.all()] == ["C3"]


def test_a_passer_by_signs_in_and_finds_what_she_typed(client, reference, solange):
    answer = client.post(ADDRESS, TYPED)
    assert answer["Location"] == "/connexion/?next=/ressources/proposer/"
    assert not Revision.objects.exists()

    client.force_login(solange)
    page = client.get(ADDRESS).content.decode()
    assert "Écouter d’abord" in page
    assert "Les Voix du rang" in page


def test_an_error_loses_nothing_and_says_how_to_mend(client, reference, solange):
    client.force_login(solange)
    page = client.post(ADDRESS, {**TYPED, "title": "", "year": "hier"}).content.decode()

    assert "Donnez le titre de la ressource" in page
    assert "Donnez une année en quatre chiffres" in page
    assert "Pour prendre le temps." in page
    assert not Revision.objects.exists()


@pytest.mark.parametrize(
    "url",
    [
        "http://www.exemple.test/animer.pdf/",
        "exemple.test/animer.pdf",
        "https://exemple.test/animer.pdf?utm_source=infolettre#haut",
    ],
)
def test_what_may_be_there_already_is_shown_first(client, shelve, solange, url):
    shelve()
    client.force_login(solange)
    page = client.post(ADDRESS, {**TYPED, "url": url}).content.decode()

    assert "Elle est peut-être déjà là" in page
    assert 'href="/ressources/animer/"' in page
    assert not Revision.objects.exists()

    client.post(ADDRESS, {**TYPED, "url": url, "autre": "oui"})
    assert Revision.objects.count() == 1


def test_what_is_only_on_paper_needs_no_address(client, reference, solange):
    client.force_login(solange)
    client.post(ADDRESS, {**TYPED, "url": ""})

    assert Revision.objects.get().content["format"] == "PAPER"
