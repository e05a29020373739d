"""Trying a role without an account: a portrait at once, and nothing left on the server."""

from http import HTTPStatus

import pytest
from django.apps import apps

from impact.journeys.needs.models import Rating, SelfAssessment
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent
from tests.cast import NOON

TRIAL = "/commencer/essai/"
CHOICE = {"role": "agent-de-developpement", "etape": "emergence"}
ANSWERS = CHOICE | {"A1": "3", "B1": "1", "C2": "nsp"}

pytestmark = pytest.mark.usefixtures("reference")


def rows():
    """Count the rows of every table, sessions included."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def kept(client):
    """Answer a trial and press « Garder mon portrait »."""
    client.post(f"{TRIAL}garde/", ANSWERS)


def test_a_passer_by_chooses_a_role_and_a_stage(client):
    page = client.get(TRIAL).content.decode()

    assert "Agent·e de développement" in page
    assert "Émergence" in page
    assert "vos réponses servent à dessiner votre portrait, puis nous ne les gardons pas" in page
    assert "dans votre appareil" not in page


def test_the_core_of_the_role_at_that_stage_is_asked_and_nothing_else(client):
    page = client.get(TRIAL, CHOICE).content.decode()

    assert page.count('<fieldset class="question">') == 8
    assert 'name="A1"' in page
    assert 'name="D1"' not in page, "D1 is of the core, but not of this stage"


def test_each_level_is_told_in_plain_words(client):
    page = client.get(TRIAL, CHOICE).content.decode()

    assert "Explique dans ses mots la différence entre faire pour, faire avec" in page
    assert "Je ne sais pas" in page


def test_without_a_stage_the_whole_core_is_asked(client):
    page = client.get(TRIAL, CHOICE | {"etape": "toutes"}).content.decode()

    assert page.count('<fieldset class="question">') == 12


def test_the_portrait_is_there_at_once_in_a_picture_and_in_words(client):
    page = client.post(TRIAL, ANSWERS).content.decode()

    assert '<svg class="weft"' in page
    assert "Au niveau attendu" in page
    assert "À développer" in page
    assert "À éclaircir" in page


def test_a_trial_leaves_no_row_in_any_table_and_no_cookie_of_its_own(client):
    before = rows()

    client.get(TRIAL)
    client.get(TRIAL, CHOICE)
    client.post(TRIAL, ANSWERS)
    client.post(f"{TRIAL}pdf/", ANSWERS)

    assert rows() == before
    assert set(client.cookies) <= {"csrftoken"}


def test_keeping_the_portrait_leaves_it_in_the_browser_only(client):
    before = rows()

    answer = client.post(f"{TRIAL}garde/", ANSWERS)

    assert answer.headers["Location"] == "/inscription/?next=/moi/essai/"
    assert client.cookies["impact_essai"]["httponly"]
    assert rows() == before


def test_keeping_the_portrait_takes_the_door_of_whoever_keeps_it(client, odette):
    known = client.post(f"{TRIAL}garde/", ANSWERS | {"compte": "oui"})
    client.force_login(odette)
    inside = client.post(f"{TRIAL}garde/", ANSWERS)

    assert known.headers["Location"] == "/connexion/?next=/moi/essai/"
    assert inside.headers["Location"] == "/moi/essai/"


def test_nobody_writes_a_kept_trial_by_hand(client, odette):
    client.force_login(odette)
    client.cookies["impact_essai"] = "eyJyb2xlIjoiYWdlbnQifQ:forged:seal"

    page = client.get("/moi/essai/").content.decode()

    assert "Cet appareil ne garde aucun essai." in page


def test_the_answers_can_be_changed(client):
    page = client.post(TRIAL, ANSWERS | {"retoucher": "oui"}).content.decode()

    assert '<input type="radio" name="A1" value="3" checked>' in page


def test_an_empty_trial_says_what_to_do(client):
    page = client.post(TRIAL, CHOICE).content.decode()

    assert "Répondez à une compétence au moins" in page


def test_a_level_that_does_not_exist_is_refused(client):
    page = client.post(TRIAL, CHOICE | {"A1": "9"}).content.decode()

    assert '<svg class="weft"' not in page


def test_a_role_that_does_not_exist_is_not_found(client):
    assert (
        client.get(TRIAL, {"role": "roi", "etape": "emergence"}).status_code == HTTPStatus.NOT_FOUND
    )


def test_a_trial_prints_as_a_pdf(client):
    answer = client.post(f"{TRIAL}pdf/", ANSWERS)

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_kept_trial_asks_who_this_is_first(client):
    kept(client)

    answer = client.get("/moi/essai/")

    assert answer.headers["Location"].endswith("?next=/moi/essai/")


def test_a_kept_trial_is_shown_and_asks_for_consent_before_anything_is_stored(client, odette):
    kept(client)
    client.force_login(odette)

    page = client.get("/moi/essai/").content.decode()
    refused = client.post("/moi/essai/")

    assert "/moi/consentements/developpement/demande/?portee=&amp;suite=%2Fmoi%2Fessai%2F" in page
    assert "/moi/consentements/developpement/demande/" in refused.headers["Location"]
    assert Rating.objects.count() == 0


def test_with_her_consent_a_kept_trial_becomes_hers_and_leaves_the_browser(client, odette):
    kept(client)
    client.force_login(odette)
    give_consent(person=odette, purpose=Purpose.PERSONAL, at=NOON)

    client.post("/moi/essai/")

    told = odette.ratings.by_self().values_list("competency__code", "level")
    assert set(told) == {("A1", 3), ("B1", 1), ("C2", None)}
    assert SelfAssessment.objects.get(person=odette).is_finished
    assert client.cookies["impact_essai"].value == ""


def test_a_kept_trial_stands_beside_nothing_while_nothing_is_expected(client, odette):
    kept(client)
    client.force_login(odette)
    give_consent(person=odette, purpose=Purpose.PERSONAL, at=NOON)

    client.post("/moi/essai/")
    page = client.get("/moi/competences/").content.decode()

    assert "Rien n’est attendu encore." in page
    assert "<strong>3</strong> · " in page
    assert "En plus de ce qui est attendu" not in page
    assert client.get("/moi/competences/portrait.pdf").content.startswith(b"%PDF")


def test_a_kept_trial_can_be_let_go(client, odette):
    kept(client)
    client.force_login(odette)

    asked = client.get("/moi/essai/oubli/").content.decode()
    still = client.get("/moi/essai/").content.decode()
    client.post("/moi/essai/oubli/")

    assert "Effacer ce portrait de cet appareil?" in asked
    assert 'href="/moi/essai/oubli/"' in still
    assert client.cookies["impact_essai"].value == ""
    assert Rating.objects.count() == 0


@pytest.mark.parametrize("asked", [{}, CHOICE])
def test_a_trial_asks_the_database_little(client, asked, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(TRIAL, asked)


def test_a_role_named_without_a_stage_comes_ticked_and_the_stage_is_asked(client):
    answer = client.get(TRIAL, {"role": "coordination"})

    assert answer.status_code == HTTPStatus.OK
    assert 'value="coordination" required checked' in answer.text
    assert 'name="etape"' in answer.text


def test_every_role_leads_to_its_trial(client):
    page = client.get("/roles/coordination/").text

    assert f'href="{TRIAL}?role=coordination"' in page
    assert client.get(f"{TRIAL}?role=coordination").status_code == HTTPStatus.OK
