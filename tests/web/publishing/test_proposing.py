"""Anyone signed in proposes a change, sees what it changes first, and loses nothing on the way."""

from html import unescape

import pytest
from django.utils import timezone

from impact.trust.publishing import kinds, operations
from impact.trust.publishing.kinds import Field, Kind
from impact.trust.publishing.models import Revision

WRITE = "/proposer/offre/rejoindre/"
PREVIEW = f"{WRITE}apercu/"


@pytest.fixture
def typed():
    """What the form of « Rejoindre » sends, as it stands but for what is said."""

    def typed(**says):
        plain = {"c-title": "Rejoindre", "c-cost": "100", "c-cost_basis": "PERSON"}
        return plain | {"summary": "Le prix a baissé.", "geste": "apercu"} | says

    return typed


@pytest.fixture
def signed_in(client, odette, offer):
    client.force_login(odette)
    return client


def _text(response):
    return unescape(response.content.decode())


def test_a_passer_by_signs_in_first(client, offer):
    assert client.get(WRITE).status_code == 302
    assert "Proposer une correction" in _text(client.get("/reponses/rejoindre/"))


def test_the_form_starts_from_what_everyone_reads(signed_in):
    page = _text(signed_in.get(WRITE))

    assert 'name="c-title" value="Rejoindre"' in page
    assert 'name="c-cost" value="100"' in page


def test_what_changes_is_read_before_it_is_proposed(signed_in, odette):
    response = signed_in.post(WRITE, typed_cost := {
        "c-title": "Rejoindre", "c-cost": "80", "c-cost_basis": "PERSON",
        "summary": "Le prix a baissé.", "geste": "apercu",
    }, follow=True)  # fmt: skip
    page = _text(response)

    assert response.redirect_chain[-1][0] == PREVIEW
    assert "<del>" in page
    assert "<ins>" in page
    assert typed_cost["summary"] in page
    assert Revision.objects.get().is_draft


def test_a_proposal_leads_to_where_one_follows_it(signed_in, typed, odette):
    signed_in.post(WRITE, typed(**{"c-cost": "80"}))
    response = signed_in.post(PREVIEW, follow=True)

    revision = Revision.objects.get()
    assert response.redirect_chain[-1][0] == f"/moi/propositions/{revision.pk}/"
    assert (revision.state, revision.author) == ("PROPOSED", odette)
    assert "C’est proposé, merci." in _text(response)


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(signed_in, typed):
    response = signed_in.post(
        WRITE, typed(**{"c-title": "", "c-cost": "beaucoup", "summary": ""}), follow=True
    )
    page = _text(response)

    assert "Donnez un titre à l’offre." in page
    assert "Donnez un nombre de dollars" in page
    assert "Dites en une phrase ce qui change" in page
    assert 'value="beaucoup"' in page
    assert Revision.objects.get().content["cost"] == "beaucoup"


def test_a_draft_waits_for_its_author_alone(signed_in, client, typed, solange):
    signed_in.post(WRITE, typed(**{"c-title": "Rejoindre mieux", "geste": "garder"}))
    assert "Rejoindre mieux" in _text(signed_in.get(WRITE))

    client.force_login(solange)
    assert "Rejoindre mieux" not in _text(client.get(WRITE))
    assert client.get(PREVIEW).status_code == 404


def test_a_draft_is_thrown_away_once_confirmed(signed_in, typed):
    signed_in.post(WRITE, typed(**{"geste": "garder", "c-cost": "5"}))
    assert "Jeter ce brouillon?" in _text(signed_in.get(f"{WRITE}abandon/"))
    assert Revision.objects.exists()

    signed_in.post(f"{WRITE}abandon/")
    assert not Revision.objects.exists()


def test_a_change_of_nothing_is_told_so(signed_in, typed):
    response = signed_in.post(WRITE, typed(), follow=True)

    assert "Rien ne change encore." in _text(response)


def test_a_newcomer_is_kindly_asked_to_wait(signed_in, suggest, write, odette, typed):
    for number in range(5):
        suggest(odette, write(title=f"Autre {number}"), cost="1")
    signed_in.post(WRITE, typed(**{"c-cost": "80"}))
    response = signed_in.post(PREVIEW)

    assert response.status_code == 409
    assert "Vous avez déjà cinq propositions en attente" in _text(response)
    assert Revision.objects.filter(state="DRAFT").count() == 1


@pytest.mark.parametrize(
    "path", ["/proposer/rien/x/", "/proposer/offre/absente/", "/proposer/offre/"]
)
def test_what_is_not_there_is_not_written_upon(signed_in, path):
    assert signed_in.get(path).status_code == 404


def test_something_new_gets_its_address_with_its_first_draft(client, odette, monkeypatch):
    kind = Kind(
        code="mot",
        label="Mot",
        fields=(Field("title", "Titre", is_required=True),),
        check=lambda key, content: {},
        apply=lambda key, content, at: None,
        retire=lambda key, at: None,
        title=lambda content: content.get("title", ""),
        address=lambda key: f"/mots/{key}/",
        new_key=lambda content: content["title"].lower(),
    )
    monkeypatch.setitem(kinds._KINDS, "mot", kind)
    client.force_login(odette)

    for _time in range(2):
        client.post("/proposer/mot/", {"c-title": "Agir", "summary": "Neuf", "geste": "garder"})
    keys = [one.publication.key for one in Revision.objects.order_by("pk")]
    assert keys == ["agir", "agir-2"]


def test_what_was_declined_can_be_written_again(client, odette, theo, suggest, offer):
    revision = suggest(odette, offer, cost="80")
    operations.decline(revision=revision, reason="Pas encore.", by=theo, at=timezone.now())
    client.force_login(odette)

    assert 'name="c-cost" value="80"' in _text(client.get(f"{WRITE}?depuis={revision.pk}"))
