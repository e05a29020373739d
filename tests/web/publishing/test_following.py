"""A proposer always learns what became of it; everyone reads the history of what was published."""

from html import unescape

import pytest
from django.core import mail
from django.utils import timezone

from impact.journeys.offers.models import Offer
from impact.trust.publishing import operations
from impact.trust.publishing.models import Publication

HISTORY = "/historique/offre/rejoindre/"


def _text(response):
    return unescape(response.content.decode())


def test_one_reads_what_became_of_each_of_hers(client, odette, solange, theo, suggest, offer):
    declined = suggest(odette, offer, cost="80")
    operations.decline(revision=declined, reason="Le prix est le même.", by=theo, at=timezone.now())
    suggest(odette, offer, hours="7,5", summary="La durée est connue")
    suggest(solange, offer, cost="1", summary="Celle d’une autre")
    client.force_login(odette)
    page = _text(client.get("/moi/propositions/"))

    assert "Le prix est le même." in page
    assert "en attente de décision" in page
    assert "Celle d’une autre" not in page


@pytest.mark.parametrize(("who", "code"), [("odette", 200), ("solange", 404), ("theo", 404)])
def test_a_proposal_is_followed_by_its_author_alone(
    client, request, suggest, odette, offer, who, code
):
    revision = suggest(odette, offer, cost="80")
    client.force_login(request.getfixturevalue(who))

    assert client.get(f"/moi/propositions/{revision.pk}/").status_code == code


def test_a_decision_reaches_its_author_by_mail(client, odette, theo, suggest, offer):
    revision = suggest(odette, offer, cost="80")
    client.force_login(theo)
    client.post(
        f"/gestion/publications/{revision.pk}/",
        {"geste": "decliner", "decliner-reason": "L’offreur dit 100 $."},
    )

    [letter] = mail.outbox
    assert letter.to == [odette.email]
    assert "L’offreur dit 100 $." in letter.body
    assert f"/moi/propositions/{revision.pk}/" in letter.body


def test_a_proposal_is_taken_back_until_it_is_decided(client, odette, theo, suggest, offer):
    client.force_login(odette)
    revision = suggest(odette, offer, cost="80")
    client.post(f"/moi/propositions/{revision.pk}/reprise/")
    revision.refresh_from_db()
    assert revision.state == "WITHDRAWN"

    other = suggest(odette, offer, cost="70")
    operations.publish(revision=other, by=theo, at=timezone.now())
    response = client.post(f"/moi/propositions/{other.pk}/reprise/", follow=True)
    assert "C’était déjà décidé" in _text(response)


def test_an_offer_nobody_corrected_has_an_empty_history(client, offer):
    assert "Personne n’a encore proposé" in _text(client.get(HISTORY))
    assert client.get("/historique/offre/absente/").status_code == 404
    assert client.get("/historique/rien/x/").status_code == 404


def test_the_history_credits_tells_why_and_names_no_account(client, odette, bring_out, offer):
    bring_out(odette, offer, cost="80", credit="Groupe du Gué", summary="Le prix a baissé")
    page = _text(client.get(HISTORY))

    assert "Groupe du Gué" in page
    assert "Le prix a baissé" in page
    assert "Vérifié." in page
    assert odette.display_name not in page
    assert "Théo" not in page


def test_any_two_revisions_are_compared_word_by_word(client, odette, bring_out, offer):
    bring_out(odette, offer, title="Rejoindre les gens")
    bring_out(odette, offer, title="Rejoindre les gens du rang")
    page = _text(client.get(f"{HISTORY}?de=0&a=2"))

    assert "De l’état de départ à la révision 2" in page
    assert "les gens du rang" in page
    assert "De la révision 1 à la révision 2" in _text(client.get(f"{HISTORY}?de=1&a=2"))


@pytest.mark.parametrize("query", ["de=9&a=1", "de=x&a=y", "revision=77", "page=99"])
def test_an_address_typed_wrong_still_shows_the_latest(client, odette, bring_out, offer, query):
    bring_out(odette, offer, cost="80")

    assert "Ce qu’a changé la révision 1" in _text(client.get(f"{HISTORY}?{query}"))


def test_what_the_staff_changed_by_another_door_is_told(client, odette, bring_out, offer):
    bring_out(odette, offer, cost="80")
    Offer.objects.update(contact="418 555-0199")

    assert "l’équipe de l’institut a corrigé autre chose" in _text(client.get(HISTORY))


def test_the_history_is_followed_by_a_feed(client, odette, bring_out, offer):
    bring_out(odette, offer, cost="80", summary="Le prix a baissé")
    response = client.get(f"{HISTORY}flux.atom")

    assert response["Content-Type"].startswith("application/atom+xml")
    assert "Le prix a baissé" in response.content.decode()


def test_what_waits_is_in_no_history(client, odette, suggest, offer):
    suggest(odette, offer, cost="80", summary="Pas encore décidé")

    assert "Pas encore décidé" not in _text(client.get(HISTORY))


def test_the_pages_ask_little_of_the_database(
    client, odette, bring_out, suggest, offer, django_assert_max_num_queries
):
    for cost in range(12):
        bring_out(odette, offer, cost=str(cost), ago=20 - cost)
        suggest(odette, offer, cost=str(cost + 50), ago=20 - cost)
    with django_assert_max_num_queries(12):
        client.get(HISTORY)
    client.force_login(odette)
    for page in ("/moi/propositions/", "/proposer/offre/rejoindre/"):
        with django_assert_max_num_queries(12):
            assert client.get(page).status_code == 200
    assert Publication.objects.count() == 1
