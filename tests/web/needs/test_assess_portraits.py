"""My portrait, my history, and a whole sitting on one page."""

from http import HTTPStatus

import pytest

from impact.journeys.needs.models import Rating, SelfAssessment
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent
from tests.cast import NOON

START = "/demarches/le-jardin-des-voisins/autoevaluation/"


@pytest.fixture
def bastien_at_home(client, bastien, team):
    """Bastien, signed in; his two roles ask a lot of him."""
    give_consent(person=bastien, purpose=Purpose.PERSONAL, at=NOON)
    client.force_login(bastien)
    return client


@pytest.fixture
def sitting(bastien_at_home, bastien):
    bastien_at_home.post(START, {"seance": "0", "page": "oui"})
    return SelfAssessment.objects.get(person=bastien)


@pytest.fixture
def everything(sitting):
    """An answer to each of the competencies of the sitting."""
    return {f"r{place}-level": "2" for place in range(1, len(sitting.agenda) + 1)}


def test_all_on_one_page_asks_the_same_competencies(sitting, bastien_at_home):
    page = bastien_at_home.get(f"/autoevaluations/{sitting.pk}/page/").content.decode()

    assert page.count('<fieldset class="question">') == len(sitting.agenda)


def test_all_on_one_page_is_saved_at_once_and_ends_the_sitting(
    sitting, everything, bastien_at_home
):
    answer = bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", everything)

    sitting.refresh_from_db()
    assert answer.headers["Location"] == f"/autoevaluations/{sitting.pk}/fin/"
    assert sitting.is_finished
    assert Rating.objects.count() == len(sitting.agenda)


def test_some_answers_may_wait(sitting, bastien_at_home):
    bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", {"r1-level": "nsp"})

    page = bastien_at_home.get(f"/autoevaluations/{sitting.pk}/fin/").content.decode()

    sitting.refresh_from_db()
    assert not sitting.is_finished
    assert "Terminer quand même" in page
    assert f"/autoevaluations/{sitting.pk}/2/" in page


def test_sending_the_page_twice_adds_nothing(sitting, everything, bastien_at_home):
    for _ in range(2):
        bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", everything)

    assert Rating.objects.count() == len(sitting.agenda)


def test_a_page_with_a_mistake_keeps_all_that_was_typed(sitting, everything, bastien_at_home):
    wrong = everything | {"r2-level": "", "r2-evidence": "Le four à pain"}

    page = bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", wrong).content.decode()

    assert "Le four à pain</textarea>" in page
    assert '<input type="radio" name="r1-level" value="2" checked>' in page
    assert not Rating.objects.exists()


def test_saving_a_whole_core_asks_the_database_little(
    sitting, everything, bastien_at_home, django_assert_max_num_queries
):
    partly = {key: level for key, level in everything.items() if key != "r1-level"}

    with django_assert_max_num_queries(12):
        bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", partly)


def test_my_portrait_tells_my_levels_beside_what_is_expected(sitting, everything, bastien_at_home):
    bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", everything)

    page = bastien_at_home.get("/moi/competences/").content.decode()

    assert '<svg class="weft"' in page
    assert "<strong>2</strong> · Applique" in page
    assert "À un pas" in page


def test_my_portrait_offers_to_take_up_what_was_left(sitting, bastien_at_home):
    page = bastien_at_home.get("/moi/competences/").content.decode()

    assert f'href="/autoevaluations/{sitting.pk}/"' in page


def test_an_empty_portrait_says_what_to_do_first(client, odette, reference):
    client.force_login(odette)

    page = client.get("/moi/competences/").content.decode()

    assert "Votre portrait est encore vide." in page
    assert 'href="/commencer/essai/"' in page


def test_my_portrait_prints_as_a_pdf(sitting, everything, bastien_at_home):
    bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", everything)

    answer = bastien_at_home.get("/moi/competences/portrait.pdf")

    assert answer.headers["Content-Type"] == "application/pdf"


def test_my_history_compares_two_days(sitting, everything, bastien_at_home):
    bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", everything)

    page = bastien_at_home.get(
        "/moi/competences/historique/", {"du": "2025-01-01", "au": "2025-06-01"}
    ).content.decode()

    assert "Rien n’a changé de niveau entre ces deux jours." in page


@pytest.mark.parametrize(
    "days", [{"du": "hier", "au": "demain"}, {"du": "2025-06-01", "au": "2025-01-01"}]
)
def test_days_that_make_no_sense_are_told(sitting, everything, bastien_at_home, days):
    bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", everything)

    answer = bastien_at_home.get("/moi/competences/historique/", days)

    assert answer.status_code == HTTPStatus.OK
    assert "errorlist" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/moi/competences/", "/moi/competences/historique/", "/moi/competences/historique.csv"],
)
def test_my_pages_ask_the_database_little(
    sitting, everything, bastien_at_home, address, django_assert_max_num_queries
):
    bastien_at_home.post(f"/autoevaluations/{sitting.pk}/page/", everything)

    with django_assert_max_num_queries(12):
        bastien_at_home.get(address)
