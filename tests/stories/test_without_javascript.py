"""The essential gestures where no script runs: an old phone, a strict browser, a bad line."""

import pytest
from playwright.sync_api import expect

from impact.journeys.needs.models import Rating
from impact.knowledge.competencies.models import Competency
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent
from tests.answers import answer, count_in
from tests.cast import NOON
from tests.stories.gestures import bring_in, sign_in
from tests.stories.looks import PHONE

pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/demarches/le-jardin-des-voisins/"


@pytest.fixture
def page(open_browser):
    return open_browser(PHONE, java_script_enabled=False)


def test_someone_tries_and_sees_her_portrait(page):
    page.goto("/commencer/essai/")
    page.get_by_role("radio", name="Citoyen·ne engagé·e").check()
    page.get_by_role("button", name="Voir les questions").click()
    for question in page.locator(".question").all():
        question.get_by_role("radio").nth(2).check()
    page.get_by_role("button", name="Voir mon portrait").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Mon portrait")
    expect(page.get_by_role("button", name="Imprimer")).to_be_hidden()
    with page.expect_download() as taken:
        page.get_by_role("button", name="L’enregistrer en PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")


def test_someone_comes_in_with_a_code_and_answers_one_step(page, solange, team):
    give_consent(person=solange, purpose=Purpose.PERSONAL, at=NOON)

    page.goto(f"{HOME}autoevaluation/")
    sign_in(page, solange.email)
    page.get_by_role("button", name="Commencer").first.click()
    page.get_by_role("radio", name="2 ").first.check()
    page.get_by_role("button", name="Suivante").click()
    expect(page.locator(".step__place")).to_contain_text("2 sur")
    page.get_by_role("button", name="Précédente").click()

    expect(page.locator('.level input[value="2"]')).to_be_checked()
    assert Rating.objects.get().level == 2


def test_someone_filters_the_coverage_of_her_team(page, base_url, solange, team, initiative):
    codes = Competency.objects.in_force().values_list("code", flat=True)
    for someone in team:
        answer(someone, dict.fromkeys(codes, 1), at=NOON)
        count_in(someone, initiative, at=NOON)
    bring_in(page, solange, base_url)

    page.goto(f"{HOME}couverture/")
    everything = page.locator(".coverage-table tbody tr").count()
    page.get_by_label("Domaine", exact=True).select_option(index=1)
    page.get_by_role("button", name="Filtrer").click()

    assert 0 < page.locator(".coverage-table tbody tr").count() < everything
