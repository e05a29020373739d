"""An evening in a church basement: eight phones, one wall, from the code to the plan."""

import pytest
from playwright.sync_api import expect

from impact.journeys.needs.models import Rating, Source
from impact.journeys.plans.models import Goal
from impact.journeys.workshops.models import Seat, Workshop
from tests.stories.gestures import bring_in
from tests.stories.looks import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

ROOM = "/demarches/le-jardin-des-voisins/ateliers/"


@pytest.fixture
def desk(open_browser, base_url, team, maude):
    """Maude's laptop, at the list of workshops."""
    desk = bring_in(open_browser(DESKTOP), maude, base_url)
    desk.goto(ROOM)
    return desk


def prepare(desk, *competencies):
    desk.get_by_role("link", name="Préparer un atelier").click()
    desk.get_by_label("Titre").fill("Mardi au sous-sol")
    for title in competencies:
        desk.get_by_label(title).check()
    desk.get_by_role("button", name="Garder cette préparation").click()


def come_in(phone, code):
    """Type the code as it is read on the wall, then take a seat."""
    phone.goto("/atelier/")
    phone.get_by_label("Le code de l’atelier").fill(code.lower())
    phone.get_by_role("button", name="Entrer").click()
    phone.get_by_role("button", name="Prendre place").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Vous êtes là!")


def answer(phone, level):
    phone.locator(f'.level:has(input[value="{level}"])').click()
    phone.get_by_role("button", name="Envoyer ma réponse").click()
    expect(phone.get_by_text("Votre réponse est comptée")).to_be_visible()


@pytest.fixture
def wall(desk, open_browser, base_url, maude):
    """Open the wall of the workshop the desk shows."""

    def hang():
        wall = bring_in(open_browser(DESKTOP), maude, base_url)
        wall.goto(f"{desk.url}ecran/")
        return wall

    return hang


def put_question(desk, phones):
    """Put the first question; phones turn to it by themselves, the plain one when it is asked."""
    desk.get_by_role("button", name="Poser cette question").click()
    title = desk.locator(".running__now h2").inner_text()
    phones[-1].get_by_role("link", name="Voir la suite").click()
    for phone in phones:
        expect(phone.get_by_role("heading", level=1)).to_have_text(title, timeout=15_000)


def agree(desk, level, *, dissent=""):
    desk.locator(f'.told .level:has(input[value="{level}"])').click()
    desk.get_by_label("Qui voit les choses autrement").fill(dissent)
    desk.get_by_role("button", name="Garder cette entente").click()


def test_eight_phones_from_the_code_to_the_plan(desk, wall, open_browser, axe):
    prepare(desk, "C3. ")
    axe(desk)
    desk.get_by_role("button", name="Ouvrir l’atelier").click()
    wall = wall()
    axe(wall)
    phones = [open_browser(PHONE, java_script_enabled=place < 7) for place in range(8)]
    for phone in phones:
        come_in(phone, wall.locator(".wall__code").inner_text())
    put_question(desk, phones)
    axe(phones[0])
    for phone, level in zip(phones, ["1", "1", "2", "0", "1", "nsp", "2", "1"], strict=True):
        answer(phone, level)
    expect(wall.locator("[data-answered]")).to_have_text("8", timeout=15_000)
    expect(wall.locator(".spread")).to_have_count(0)
    desk.get_by_role("button", name="Fermer la question et montrer").click()

    for screen in (wall, phones[0]):
        expect(screen.locator(".spread caption")).to_have_text("8 réponses", timeout=15_000)
        axe(screen)
    agree(desk, 1, dissent="Deux personnes disent deux.")
    axe(desk)
    expect(wall.get_by_text("Deux personnes disent deux.")).to_be_visible(timeout=15_000)
    conclude(desk)
    assert Rating.objects.get(source=Source.GROUP).dissent == "Deux personnes disent deux."
    assert Goal.objects.get().competency.code == "C3"
    assert Seat.objects.count() == 8


def conclude(desk):
    """Close, hand over, turn what is missing into objectives."""
    desk.get_by_role("link", name="Revenir à l’atelier").click()
    desk.get_by_role("link", name="Fermer l’atelier").click()
    desk.get_by_role("button", name="Fermer l’atelier").click()
    desk.get_by_role("button", name="Verser pour Le jardin des voisins").click()
    expect(desk.get_by_text("versé dans la couverture")).to_be_visible()
    desk.get_by_role("link", name="Des manques aux objectifs").click()
    desk.get_by_role("button", name="Ajouter au plan").click()
    expect(desk.locator("main")).to_contain_text("1 objectif ajouté au plan")


@pytest.fixture
def phone(desk, open_browser):
    """A phone seated in front of the first question, its page whole: what is cut from then on is cut."""
    prepare(desk, "C3. ")
    desk.get_by_role("button", name="Ouvrir l’atelier").click()
    desk.get_by_role("button", name="Poser cette question").click()
    phone = open_browser(PHONE)
    phone.goto(f"/atelier/{Workshop.objects.get().code}/")
    phone.get_by_role("button", name="Prendre place").click()
    expect(phone.get_by_role("button", name="Envoyer ma réponse")).to_be_visible()
    phone.wait_for_load_state("load")
    return phone


def choose(phone, level):
    """Press a level and send it, whatever becomes of it."""
    phone.locator(f'.level:has(input[value="{level}"])').click()
    phone.locator("[data-again]").click()


def levels_kept():
    return [vote.level for vote in Seat.objects.get().votes.all()]


def test_an_answer_waits_for_the_network_and_counts_once(phone):
    phone.context.set_offline(True)
    choose(phone, 2)
    expect(phone.get_by_text("Pas encore envoyée")).to_be_visible()
    choose(phone, 3)
    phone.context.set_offline(False)

    expect(phone.get_by_text("Votre réponse est comptée")).to_be_visible(timeout=15_000)
    assert levels_kept() == [3]


def test_an_answer_outlives_the_page_it_was_given_on(phone):
    phone.route("**/questions/**", lambda route: route.abort())
    choose(phone, 2)
    expect(phone.get_by_text("Pas encore envoyée")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Pas encore envoyée")).to_be_visible()
    expect(phone.locator('.level input[value="2"]')).to_be_checked()
    phone.unroute("**/questions/**")

    expect(phone.get_by_text("Votre réponse est comptée")).to_be_visible(timeout=15_000)
    assert levels_kept() == [2]


def test_a_hotel_page_is_not_taken_for_the_room(phone):
    phone.route("**/questions/**", lambda route: route.fulfill(body="<p>Bienvenue à l’hôtel</p>"))
    choose(phone, 2)
    expect(phone.get_by_text("Pas encore envoyée")).to_be_visible()
    assert levels_kept() == []
    phone.unroute("**/questions/**")

    expect(phone.get_by_text("Votre réponse est comptée")).to_be_visible(timeout=15_000)
    assert levels_kept() == [2]


def test_an_answer_that_comes_after_the_closing_is_told_so(phone, desk):
    phone.route("**/questions/**", lambda route: route.abort())
    choose(phone, 2)
    expect(phone.get_by_text("Pas encore envoyée")).to_be_visible()
    desk.get_by_role("button", name="Fermer la question et montrer").click()
    expect(desk.get_by_text("Moins de cinq réponses")).to_be_visible()
    phone.unroute("**/questions/**")

    expect(phone.get_by_text("elle n’a pas compté")).to_be_visible(timeout=15_000)
    assert levels_kept() == []


def test_the_same_evening_on_paper(desk, axe):
    prepare(desk, "C3. ")
    assert desk.request.get(f"{desk.url}trousse.pdf").body().startswith(b"%PDF")
    desk.get_by_role("button", name="Ouvrir l’atelier").click()
    desk.get_by_role("link", name="Papier", exact=True).click()

    desk.get_by_label("Feuilles en tout").fill("7")
    desk.get_by_label("1. ").fill("4")
    desk.get_by_label("2. ").fill("2")
    desk.get_by_role("button", name="Garder ce décompte").click()
    expect(desk.get_by_text("Vous avez compté 6 réponses pour 7 feuilles")).to_be_visible()
    axe(desk)
    desk.get_by_label("Ne sais pas").fill("1")
    desk.get_by_role("button", name="Garder ce décompte").click()

    expect(desk.locator(".spread caption")).to_have_text("7 réponses")
    agree(desk, 1)
    conclude(desk)
    assert Goal.objects.get().competency.code == "C3"
