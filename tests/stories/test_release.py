"""A team lets its plan out to a foundation, which finds that and nothing else."""

import re

import pytest
from playwright.sync_api import expect

from impact.presence.releases.models import Release
from tests.journeys.plans.conftest import action, competency, goal, plan
from tests.stories.gestures import bring_in
from tests.stories.looks import DESKTOP, PHONE

__all__ = ["action", "competency", "goal", "plan"]

pytestmark = pytest.mark.django_db(transaction=True)

ROOM = "/demarches/le-jardin-des-voisins/partages/"


@pytest.fixture
def desk(open_browser, base_url, team, action, maude):
    desk = bring_in(open_browser(DESKTOP), maude, base_url)
    desk.goto(ROOM)
    return desk


def prepare(desk, axe):
    desk.get_by_role("link", name="Préparer un partage").click()
    axe(desk)
    desk.get_by_role("link", name="Notre automne").click()
    desk.get_by_label("Un organisme").check()
    desk.get_by_label("Nom de l’organisme").fill("Fondation des Érables")
    desk.get_by_label("Le mot de la communauté").fill("Lisez d’abord ce que nous voulons.")
    axe(desk)
    desk.get_by_role("button", name="Continuer").click()
    desk.locator("[name=texte-0-0]").fill("Jumeler deux voisines")
    axe(desk)
    desk.get_by_role("button", name="Enregistrer et voir l’aperçu").click()
    axe(desk)


def decide(desk, axe):
    desk.get_by_role("link", name="noter la décision").click()
    desk.get_by_label("Qui était là").fill("Six personnes de l’équipe")
    axe(desk)
    desk.get_by_role("button", name="Noter la décision et ouvrir").click()
    desk.get_by_role("link", name="Remettre une adresse").click()
    desk.get_by_label("Nom ou fonction").fill("Direction des programmes")
    desk.get_by_role("button", name="Créer l’adresse").click()
    axe(desk)
    return desk.locator(".address").inner_text()


def test_a_foundation_finds_the_plan_and_nothing_else(desk, open_browser, axe):
    prepare(desk, axe)
    previewed = desk.locator("article").inner_html()
    address = decide(desk, axe)

    funder = open_browser(PHONE, java_script_enabled=False)
    funder.goto(address)
    expect(funder.get_by_role("heading", level=1)).to_have_text("Notre automne")
    assert funder.locator("article").inner_html() == previewed
    links = {link.get_attribute("href") for link in funder.locator("a").all()}
    assert links == {"#contenu", "partage.pdf", "partage.csv", "partage.json"}
    with funder.expect_download() as handed:
        funder.get_by_role("link", name="CSV").click()
    assert handed.value.suggested_filename == "notre-automne.csv"
    for way in ("/demarches/le-jardin-des-voisins/", ROOM, f"{ROOM}1/"):
        funder.goto(way)
        expect(funder).to_have_url(re.compile("/connexion/"))

    desk.reload()
    assert desk.locator("#registre ~ .table-scroll tbody tr").count() == 2
    desk.get_by_role("link", name="Retirer ce partage").click()
    axe(desk)
    desk.get_by_role("button", name="Retirer pour de bon").click()
    funder.goto(address)
    expect(funder.get_by_role("heading", level=1)).to_have_text("Ce partage est terminé.")
    assert Release.objects.get().withdrawn_at
