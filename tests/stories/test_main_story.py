"""The main job, told whole: a team is born, says where it stands, sees what it lacks, and plans."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Role
from impact.presence.communities.models import Initiative
from impact.presence.communities.operations import join
from impact.trust.accounts.models import User
from tests.answers import answer, count_in
from tests.stories.gestures import path_of, read_whole, sign_in, sign_up
from tests.stories.looks import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/demarches/le-jardin-des-voisins/"
MAUDE, SOLANGE = "maude@exemple.test", "solange@exemple.test"


def test_a_team_goes_from_an_invitation_to_an_adopted_plan(open_browser, axe, person):
    desk, phone = open_browser(DESKTOP), open_browser(PHONE)

    maude_opens_her_account(desk, axe)
    maude_creates_the_initiative(desk, axe)
    link = maude_opens_a_link(desk, axe)
    solange_joins(phone, axe, link)
    solange_gives_two_consents(phone, axe)
    solange_begins_by_keyboard(phone, axe)
    phone.context.close()
    phone = open_browser(PHONE)
    solange_takes_it_up_again_and_ends(phone, axe)
    four_more_people_join(person)
    maude_sees_nothing_yet(desk, axe)
    everyone_answers()
    maude_reads_what_matters_first(desk, axe)
    they_ask_whether_it_is_a_question_of_competency(desk, axe)
    they_choose_a_response_and_someone(desk, axe)
    they_adopt_the_plan(desk, axe)
    solange_reads_it_on_her_phone(phone, axe)


def maude_opens_her_account(page, axe):
    page.goto("/")
    axe(page)
    page.get_by_role("link", name="Se connecter").click()
    page.get_by_role("link", name="Ouvrir un compte").click()
    axe(page)
    sign_up(page, address=MAUDE, name="Maude Lachance")
    expect(page.get_by_role("link", name="Mes démarches").first).to_be_visible()


def maude_creates_the_initiative(page, axe):
    page.goto("/demarches/")
    axe(page)
    page.get_by_role("link", name="Créer une démarche").first.click()
    page.get_by_label("Nom de la démarche").fill("Le jardin des voisins")
    page.get_by_label("De quoi s’agit-il").fill("Manger frais, à pied, dans chaque coin.")
    page.get_by_label("Trouver un territoire par son nom").fill("matanie")
    page.get_by_label("La Matanie").check()
    page.get_by_role("radio", name="Constitution de l’acteur collectif").check()
    page.get_by_role("checkbox", name="Lecture partagée du milieu").check()
    page.get_by_role("checkbox", name="Coordonnateur·trice").check()
    axe(page)
    page.get_by_role("button", name="Créer cette démarche").click()
    expect(page.get_by_role("status")).to_contain_text("Votre démarche est créée")
    assert path_of(page) == HOME
    axe(page)


def maude_opens_a_link(page, axe):
    page.get_by_role("link", name="Inviter des personnes").first.click()
    axe(page)
    page.get_by_role("button", name="Ouvrir un lien et son code QR").click()
    expect(page.locator(".handout__qr svg")).to_be_visible()
    axe(page)
    return page.get_by_label("Adresse à copier").inner_text().strip()


def solange_joins(page, axe, link):
    page.goto(link)
    expect(page.get_by_role("heading", name="Ce que rejoindre veut dire")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Continuer avec mon adresse de courriel").click()
    sign_up(page, address=SOLANGE, name="Solange Petit")
    page.get_by_role("checkbox", name="Citoyen·ne engagé·e").check()
    page.get_by_role("button", name="Rejoindre la démarche").click()
    expect(page.get_by_role("status")).to_contain_text("Bienvenue dans la démarche")
    axe(page)


def solange_gives_two_consents(page, axe):
    page.get_by_role("link", name="Faire mon autoévaluation").click()
    axe(page)
    page.get_by_role("link", name="Compter dans la couverture de l’équipe").click()
    axe(page)
    page.get_by_role("button", name="Oui, j’accepte").click()
    page.get_by_role("link", name="Lire et donner mon accord").click()
    page.get_by_role("button", name="Oui, j’accepte").click()
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()
    axe(page)


def solange_begins_by_keyboard(page, axe):
    page.get_by_role("button", name="Commencer").click()
    axe(page)
    for level in "301":
        answer_by_keyboard(page, level)
    page.get_by_role("button", name="Précédente").click()
    expect(page.locator(".step__place")).to_contain_text("3 sur")
    expect(page.get_by_role("radio", checked=True)).to_have_value("1")
    page.go_back()
    answer_by_keyboard(page, "2")
    page.get_by_role("button", name="Enregistrer et reprendre plus tard").click()


def answer_by_keyboard(page, level):
    # Keys are heard once the page is whole, scripts included; fingers are never that quick.
    page.wait_for_load_state()
    title = page.get_by_role("heading", level=1).inner_text()
    page.locator(".level input").first.focus()
    page.keyboard.press(level)
    expect(page.locator(f'.level input[value="{level}"]')).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(title)


def solange_takes_it_up_again_and_ends(page, axe):
    page.goto(f"{HOME}autoevaluation/")
    sign_in(page, SOLANGE)
    page.get_by_role("link", name="Reprendre où j’en étais").click()
    while page.locator(".step").count():
        answer_by_keyboard(page, "1")
    expect(page.get_by_role("heading", level=1)).to_contain_text("C’est fait")
    axe(page)


def four_more_people_join(person):
    newcomers = {"Bastien": "ANI", "Ginette": "ELU", "Yvon": "BAF", "Noémie": "ORC"}
    for name, code in newcomers.items():
        role = Role.objects.get(code=code)
        join(initiative=the_garden(), person=person(name), roles=[role], at=timezone.now())


def maude_sees_nothing_yet(page, axe):
    page.goto(f"{HOME}couverture/")
    expect(page.locator("main")).to_contain_text("Moins de cinq personnes ont répondu")
    axe(page)


def everyone_answers():
    """The four, and Maude, in the time it takes to tell."""
    codes = list(Competency.objects.in_force().values_list("code", flat=True))
    for someone in User.objects.exclude(email=SOLANGE):
        level = 3 if someone.email == MAUDE else 1
        answer(someone, dict.fromkeys(codes, level), at=timezone.now())
        count_in(someone, the_garden(), at=timezone.now())


def the_garden():
    return Initiative.objects.get()


def maude_reads_what_matters_first(page, axe):
    page.reload()
    expect(page.get_by_role("heading", name="Ce qui compte d’abord")).to_be_visible()
    axe(page)
    wanted = page.locator(".first__title a").first.inner_text()
    page.get_by_role("link", name="Se donner un objectif").first.click()
    axe(page)
    page.get_by_label("Titre").fill("Notre plan pour l’automne")
    page.get_by_role("button", name="Commencer ce plan").click()
    expect(page.locator(".notice")).to_contain_text(wanted)
    page.get_by_label("Ce que nous voulons pouvoir faire").fill("Deux d’entre nous osent inviter.")
    page.get_by_role("button", name="Ajouter cet objectif").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Deux d’entre nous")
    axe(page)


def they_ask_whether_it_is_a_question_of_competency(page, axe):
    page.get_by_role("link", name="Répondre aux cinq questions").click()
    axe(page)
    for question in page.locator("form.form").get_by_role("group").all():
        question.get_by_role("radio", name="Oui", exact=True).check()
    page.get_by_role("button", name="Garder ces réponses").click()
    expect(page.get_by_role("link", name="Y revenir")).to_be_visible()
    assert page.locator(".route").count() >= 5
    axe(page)


def they_choose_a_response_and_someone(page, axe):
    page.get_by_role("link", name="En faire une action").first.click()
    page.get_by_label("Ce que nous ferons").fill("Jumeler Solange et Noémie trois fois")
    page.get_by_label("Qui s’en occupe").select_option(label="Noémie")
    page.get_by_label("D’ici le").fill((timezone.localdate() + timedelta(days=40)).isoformat())
    axe(page)
    page.get_by_role("button", name="Ajouter au plan").click()
    expect(page.get_by_role("status")).to_contain_text("L’action est ajoutée au plan")
    page.goto(f"{HOME}plan/")
    axe(page)


def they_adopt_the_plan(page, axe):
    page.get_by_role("link", name="Noter l’adoption par l’équipe").click()
    page.get_by_label("Qui était là").fill("Maude, Solange, Noémie, Bastien et Ginette")
    page.get_by_label("Qui voyait les choses autrement").fill(
        "Ginette aurait attendu le printemps."
    )
    axe(page)
    page.get_by_role("button", name="Noter l’adoption").click()
    expect(page.get_by_role("status")).to_contain_text("Le plan est adopté")
    expect(page.locator("main")).to_contain_text("Ginette aurait attendu le printemps.")
    axe(page)


def solange_reads_it_on_her_phone(page, axe):
    page.goto(f"{HOME}plan/")
    expect(page.locator("main")).to_contain_text("Jumeler Solange et Noémie trois fois")
    axe(page)
    assert read_whole(page, "PDF").startswith(b"%PDF-")
    calendar = read_whole(page, "Calendrier (iCal)").decode()
    assert "BEGIN:VTODO" in calendar or "BEGIN:VEVENT" in calendar
    assert "Jumeler Solange et Noémie" in calendar.replace("\r\n ", "")
