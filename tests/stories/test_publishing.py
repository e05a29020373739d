"""An agent proposes a definition on her phone, and follows it until everyone reads it."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from tests.stories.gestures import bring_in
from tests.stories.looks import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

WORD = "/reperes/pouvoir-dagir/"
SAID = "Pouvoir dire non, et que ça compte."


@pytest.fixture
def phone(open_browser, base_url, reference, solange):
    """Solange, on her phone."""
    return bring_in(open_browser(PHONE), solange, base_url)


@pytest.fixture
def desk(open_browser, base_url, theo):
    """Théo, at the desk of the institute."""
    return bring_in(open_browser(DESKTOP), theo, base_url)


def _follow_letter(page, *, subject):
    """Open what the latest letter of that subject leads to."""
    letter = [one for one in mail.outbox if one.subject == subject][-1]
    page.goto(re.search(r"/moi/propositions/\d+/", letter.body).group())


def _propose(phone, axe):
    phone.goto(WORD)
    phone.get_by_role("link", name="Proposer une définition").click()
    axe(phone)
    phone.get_by_label("La définition").fill(SAID)
    phone.get_by_label("Qui le dit ainsi").fill("Table de quartier du Gué")
    phone.get_by_role("button", name="Voir ce qui change").click()
    # What lacks is told, and nothing she typed is lost.
    expect(phone.get_by_label("La définition")).to_have_value(SAID)
    axe(phone)
    phone.get_by_label("Ce que ça change en pratique").fill("On demande avant de décider.")
    phone.get_by_label("D’où vient-elle").fill("Rencontre du 3 novembre 2026")
    phone.get_by_label("Ce qui change, et pourquoi").fill("Notre façon de le dire.")
    phone.get_by_role("button", name="Voir ce qui change").click()
    expect(phone.locator("ins").filter(has_text=SAID)).to_be_visible()
    axe(phone)
    phone.get_by_role("button", name="Proposer").click()
    expect(phone.get_by_text("C’est proposé, merci.")).to_be_visible()
    axe(phone)


def _ask(desk, axe):
    desk.goto("/gestion/")
    axe(desk)
    desk.get_by_role("link", name="Publications").click()
    axe(desk)
    desk.get_by_role("link", name=re.compile("Table de quartier du Gué")).click()
    axe(desk)
    desk.get_by_text("Écrire une remarque").click()
    desk.get_by_label("Remarque").fill("Qui était à cette rencontre?")
    desk.get_by_role("button", name="Envoyer").click()


def _answer(phone, axe):
    _follow_letter(phone, subject="On vous écrit au sujet de votre proposition")
    expect(phone.get_by_text("Qui était à cette rencontre?")).to_be_visible()
    phone.get_by_text("Écrire une remarque").click()
    phone.get_by_label("Remarque").fill("Neuf personnes du quartier.")
    phone.get_by_role("button", name="Envoyer").click()
    axe(phone)


def _publish(desk, axe):
    desk.goto("/gestion/publications/?attend=reponse")
    expect(desk.get_by_text("a répondu").first).to_be_visible()
    desk.get_by_role("link", name=re.compile("Table de quartier du Gué")).click()
    expect(desk.get_by_text("Neuf personnes du quartier.")).to_be_visible()
    desk.locator("summary").filter(has_text=re.compile("^Publier$")).click()
    publishing = desk.locator("details").filter(has=desk.locator("[value=publier]"))
    publishing.get_by_label("Raisons").fill("Une voix qui manquait.")
    publishing.get_by_role("button", name="Publier").click()
    expect(desk.get_by_text("C’est publié.")).to_be_visible()
    axe(desk)


def test_an_agent_proposes_a_definition_and_follows_it_to_publication(
    phone, desk, open_browser, axe
):
    _propose(phone, axe)
    _ask(desk, axe)
    _answer(phone, axe)
    passer_by = open_browser(DESKTOP)
    passer_by.goto(WORD)
    expect(passer_by.get_by_text(SAID)).to_have_count(0)
    _publish(desk, axe)

    _follow_letter(phone, subject="Votre proposition est publiée")
    expect(phone.get_by_text("Une voix qui manquait.")).to_be_visible()
    passer_by.reload()
    expect(passer_by.get_by_text(SAID)).to_be_visible()
    passer_by.get_by_role("link", name="Son historique").last.click()
    expect(passer_by.get_by_text("Une voix qui manquait.")).to_be_visible()
    expect(passer_by.get_by_text("Théo")).to_have_count(0)
    axe(passer_by)
