"""An agent tells what his table tried, on a phone; the staff publishes it; a citizen reads it."""

import re

import pytest
from playwright.sync_api import expect

from impact.presence.pages.models import Page
from impact.trust.publishing.models import Revision
from impact.web.search.engine import the_engine
from tests.stories.gestures import bring_in, path_of
from tests.stories.looks import DESKTOP, PHONE, overflow

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "Le contexte": "Neuf autour de la table, toutes du même quartier.",
    "Ce que nous avons essayé": "Nous avons cogné à sept portes, avec de la soupe.",
    "Ce qui a changé": "Quatre voisines sont venues; l’une tient le marché.",
    "Ce que nous referions": "La question du mardi, mais à deux plutôt qu’à trois.",
}


def go_on(phone, axe):
    axe(phone)
    phone.get_by_role("button", name="Garder et continuer").click()


def tell(phone, axe):
    phone.goto("/recits/")
    phone.get_by_role("link", name="Raconter le vôtre").first.click()
    phone.get_by_label("Titre").fill("Sept portes et une soupe")
    for label, words in WORDS.items():
        phone.get_by_label(label).fill(words)
        go_on(phone, axe)
    phone.get_by_label("Chercher dans cette liste").fill("peu entendues")
    phone.get_by_label("Rejoindre les personnes peu entendues").check()
    phone.get_by_label("Émergence").check()
    go_on(phone, axe)
    axe(phone)
    phone.get_by_role("link", name="Continuer sans image").click()
    phone.get_by_label("En une ou deux phrases").fill("Avant de sonder, aller cogner.")
    phone.get_by_label("Qui raconte").fill("Un agent de milieu")
    phone.get_by_label("Chaque personne que l’on pourrait reconnaître").check()
    go_on(phone, axe)


def decide(desk, axe):
    desk.goto("/gestion/pages/")
    axe(desk)
    desk.get_by_role("link", name=re.compile("Décider")).click()
    desk.get_by_text("Publier", exact=True).first.click()
    desk.get_by_role("button", name="Publier", exact=True).click()
    assert Revision.objects.get().state == Revision.State.PUBLISHED


def read(reader, address, axe):
    reader.goto(address)
    for label, words in WORDS.items():
        expect(reader.get_by_role("heading", name=label)).to_be_visible()
        expect(reader.get_by_text(words)).to_be_visible()
    axe(reader)
    assert overflow(reader) == []


@pytest.fixture
def phone(open_browser, base_url, bastien, reference):
    return bring_in(open_browser(PHONE), bastien, base_url)


def test_a_story_goes_from_a_phone_to_whoever_looks_for_it(
    phone, open_browser, base_url, theo, axe, settings, tmp_path
):
    settings.SEARCH_DIR = tmp_path
    the_engine().rebuild()
    tell(phone, axe)
    assert overflow(phone) == []
    axe(phone)
    phone.get_by_role("button", name="Proposer ce récit").click()
    expect(phone.get_by_text("Votre récit est proposé, merci.")).to_be_visible()
    following = path_of(phone)

    decide(bring_in(open_browser(DESKTOP), theo, base_url), axe)
    phone.goto(following)
    expect(phone.get_by_text("Publiée").first).to_be_visible()

    the_engine().rebuild()
    citizen = open_browser(PHONE, java_script_enabled=False)
    citizen.goto("/recherche/?q=soupes")
    citizen.get_by_role("link", name="Sept portes et une soupe").first.click()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Sept portes et une soupe")
    assert Page.objects.get(slug="sept-portes-et-une-soupe").byline == "Un agent de milieu"
    read(open_browser(PHONE), path_of(citizen), axe)
