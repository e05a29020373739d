"""Between who proposes and who reviews: every word reaches the other, by page, letter, journal."""

from html import unescape

import pytest
from django.core import mail
from django.utils import timezone

from impact.trust.publishing import operations

QUEUE = "/gestion/publications/"


def _text(response):
    return unescape(response.content.decode())


def _at(revision):
    return f"{QUEUE}{revision.pk}/"


@pytest.mark.parametrize(
    "said",
    [
        {"geste": "relire", "relire-stance": "CHANGE", "relire-words": "D’où vient ce prix?"},
        {"geste": "remarquer", "remarquer-words": "D’où vient ce prix?"},
    ],
)
def test_a_question_reaches_its_author_by_mail(client, odette, theo, suggest, offer, said):
    revision = suggest(odette, offer, cost="80")
    client.force_login(theo)
    client.post(_at(revision), said)

    [letter] = mail.outbox
    assert letter.to == [odette.email]
    assert "D’où vient ce prix?" in letter.body
    assert f"/moi/propositions/{revision.pk}/" in letter.body


def test_the_queue_says_who_answered(client, odette, theo, suggest, write):
    answered, other = (
        suggest(odette, write(title="Un"), cost="1"),
        suggest(odette, write(title="Deux"), cost="1"),
    )
    client.force_login(odette)
    client.post(f"/moi/propositions/{answered.pk}/", {"words": "Du dépliant."})
    client.force_login(theo)

    assert "a répondu" in _text(client.get(QUEUE))
    page = _text(client.get(f"{QUEUE}?attend=reponse"))
    assert f'href="{_at(answered)}"' in page
    assert f'href="{_at(other)}"' not in page


def test_who_waits_for_a_committee_or_for_long_is_found(client, odette, theo, suggest, write):
    asked = suggest(odette, write(title="Un"), cost="1", ago=1)
    late = suggest(odette, write(title="Deux"), cost="1", ago=40)
    operations.ask_advice(
        revision=asked, committee="Comité aviseur", question="?", by=theo, at=timezone.now()
    )
    client.force_login(theo)
    for query, found, left in (("comite", asked, late), ("trente", late, asked)):
        page = _text(client.get(f"{QUEUE}?attend={query}"))
        assert f'href="{_at(found)}"' in page
        assert f'href="{_at(left)}"' not in page


def test_the_queue_is_narrowed_to_a_place(client, odette, theo, suggest, write, val_des_rapides):
    here = suggest(odette, write(title="Ici", territories=[val_des_rapides]), cost="1")
    away = suggest(odette, write(title="Ailleurs"), cost="1")
    client.force_login(theo)
    page = _text(client.get(f"{QUEUE}?lieu={val_des_rapides.slug}"))

    assert f'href="{_at(here)}"' in page
    assert f'href="{_at(away)}"' not in page


def test_all_that_a_page_shows_is_ticked_without_a_script(client, odette, theo, suggest, offer):
    suggest(odette, offer, cost="80")
    client.force_login(theo)

    assert "checked" not in _text(client.get(QUEUE))
    assert "checked" in _text(client.get(f"{QUEUE}?tout=oui"))


def test_her_journal_tells_what_became_of_her_proposal(client, odette, solange, theo, bring_out,
                                                        suggest, offer):  # fmt: skip
    bring_out(odette, offer, cost="80")
    declined = suggest(odette, offer, cost="70")
    operations.decline(revision=declined, reason="Non.", by=theo, at=timezone.now())
    client.force_login(odette)
    page = _text(client.get("/moi/journal/"))

    assert "Votre proposition a été publiée." in page
    assert "Votre proposition n’a pas été retenue." in page
    client.force_login(solange)
    assert "Votre proposition" not in _text(client.get("/moi/journal/"))
    client.force_login(theo)
    assert "Vous avez publié une proposition." in _text(client.get("/moi/journal/"))


def test_the_staff_publishes_its_own_draft_in_one_step_others_propose_it(
    client, theo, solange, offer
):
    write = "/proposer/offre/rejoindre/"
    typed = {"c-title": "Rejoindre", "c-cost_basis": "PERSON", "summary": "Vu", "geste": "apercu"}
    for person, price in ((solange, "70"), (theo, "80")):
        client.force_login(person)
        client.post(write, typed | {"c-cost": price})
        client.post(f"{write}apercu/", {"geste": "publier"})

    offer.refresh_from_db()
    assert offer.cost == 80
    assert operations.proposing.Revision.objects.waiting().get().author == solange
    history = _text(client.get("/historique/offre/rejoindre/"))
    assert "Révision 1" in history
