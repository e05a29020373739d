"""Whatever becomes of a proposal, whoever made it learns it: by a letter, and on her page."""

from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.utils import timezone

from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision

QUEUE = "/gestion/publications/"


def _text(response):
    return unescape(response.content.decode())


def _at(revision):
    return f"{QUEUE}{revision.pk}/"


def _page(client, person, revision):
    client.force_login(person)
    return _text(client.get(f"/moi/propositions/{revision.pk}/"))


#: What is done of it at the desk, what the letter's subject says, what she reads on her page.
ENDINGS = {
    "published": ({"geste": "publier"}, "Votre proposition est publiée", "Publiée"),
    "declined": (
        {"geste": "decliner", "decliner-reason": "Le prix est le même."},
        "Votre proposition n’a pas été retenue",
        "Le prix est le même.",
    ),
    "to be changed": (
        {"geste": "relire", "relire-stance": "CHANGE", "relire-words": "D’où vient ce prix?"},
        "On vous écrit au sujet de votre proposition",
        "D’où vient ce prix?",
    ),
    "set aside": (
        {"geste": "ecarter", "ecarter-reason": "Une publicité."},
        "Votre proposition n’a pas été retenue",
        "écrivez-le plus bas",
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_letter_and_a_page_tell_her(client, theo, odette, suggest, offer, ending):
    deed, subject, told = ENDINGS[ending]
    revision = suggest(odette, offer, cost="80")
    client.force_login(theo)
    client.post(_at(revision), deed)

    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([odette.email], subject)
    assert f"/moi/propositions/{revision.pk}/" in letter.body
    assert told in _page(client, odette, revision)


@pytest.mark.parametrize("deed", ["publier", "decliner", "ecarter"])
def test_each_of_a_batch_is_told_too(client, theo, odette, solange, suggest, write, deed):
    hers = [suggest(one, write(title=one.name), cost="1") for one in (odette, solange)]
    client.force_login(theo)
    chosen = {"choisies": [one.pk for one in hers], "geste": deed, "confirme": "oui"}
    client.post(f"{QUEUE}lot/", chosen | {"reason": "Vu."})

    assert sorted(one.to[0] for one in mail.outbox) == sorted([odette.email, solange.email])


def test_what_she_takes_back_she_knows_and_nobody_writes_to_her(client, odette, suggest, offer):
    revision = suggest(odette, offer, cost="80")
    client.force_login(odette)
    client.post(f"/moi/propositions/{revision.pk}/reprise/")

    assert mail.outbox == []
    assert "Vous l’avez reprise" in _page(client, odette, revision)


def test_what_was_set_aside_by_mistake_and_brought_back_is_told(
    client, theo, odette, suggest, offer
):
    revision = suggest(odette, offer, cost="80")
    client.force_login(theo)
    client.post(_at(revision), {"geste": "ecarter"})
    mail.outbox.clear()
    client.post(_at(revision), {"geste": "ramener"})

    [letter] = mail.outbox
    assert letter.to == [odette.email]
    assert letter.subject == "Votre proposition est de nouveau à relire"
    assert "Une personne la relira" in _page(client, odette, revision)


def test_who_says_it_was_no_spam_is_read_before_it_is_forgotten(
    client, theo, odette, suggest, offer
):
    revision = suggest(odette, offer, cost="80")
    long_ago = timezone.now() - timedelta(days=31)
    operations.set_aside(revision=revision, reason="Publicité", by=theo, at=long_ago)
    client.force_login(odette)
    client.post(f"/moi/propositions/{revision.pk}/", {"words": "C’est le vrai prix."})
    assert operations.forget_spam(at=timezone.now()) == 0

    client.force_login(theo)
    assert "1 proposition écartée est contestée" in _text(client.get(QUEUE))
    assert "a répondu" in _text(client.get(f"{QUEUE}?etat=SPAM&attend=reponse"))
    client.post(_at(revision), {"geste": "remarquer", "remarquer-words": "Ce n’en est pas un."})
    assert operations.forget_spam(at=timezone.now()) == 1
    assert not Revision.objects.exists()


def test_what_is_retired_later_is_told_with_its_reasons(
    client, theo, odette, solange, bring_out, suggest, offer
):
    published = bring_out(odette, offer, cost="80")
    suggest(solange, offer, cost="70")
    client.force_login(theo)
    client.post(f"{QUEUE}offre/rejoindre/retrait/", {"reason": "Le Gué a fermé."})

    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (
        [odette.email],
        "Ce que vous aviez proposé n’est plus public",
    )
    assert "Le Gué a fermé." in letter.body
    page = _page(client, odette, published)
    assert "elle a été retirée du public" in page
    assert "Le Gué a fermé." in page
    assert "retirée depuis, le" in _text(client.get("/moi/propositions/"))
    assert "a été retiré." in _text(client.get("/moi/journal/"))


def test_who_retires_what_she_proposed_herself_is_not_written_to(
    client, theo, trusted, bring_out, offer
):
    bring_out(trusted, offer, cost="80")
    client.force_login(trusted)
    client.post(f"{QUEUE}offre/rejoindre/retrait/", {"reason": "Le Gué a fermé."})

    assert mail.outbox == []


@pytest.mark.parametrize(("way", "reached"), [("?avant", "both"), ("", "second")])
def test_what_a_step_back_undoes_is_told_to_those_it_undoes(
    client, theo, odette, solange, bring_out, offer, way, reached
):
    first, second = bring_out(odette, offer, cost="80"), bring_out(solange, offer, cost="90")
    client.force_login(theo)
    client.post(f"{_at(first)}retour/{way}", {"reason": "Le prix n’a pas changé."})

    undone = {"both": [odette, solange], "second": [solange]}[reached]
    assert sorted(one.to[0] for one in mail.outbox) == sorted(one.email for one in undone)
    assert {one.subject for one in mail.outbox} == {"Ce que vous aviez proposé a été annulé"}
    assert "Le prix n’a pas changé." in mail.outbox[0].body
    page = _page(client, solange, second)
    assert "une autre révision a été publiée" in page
    assert "Le prix n’a pas changé." in page


def test_a_closed_account_is_not_written_to(client, theo, odette, bring_out, offer):
    bring_out(odette, offer, cost="80")
    odette.is_active = False
    odette.save()
    client.force_login(theo)
    client.post(f"{QUEUE}offre/rejoindre/retrait/", {"reason": "Le Gué a fermé."})

    assert mail.outbox == []
