"""A citizen tries without an account, on her phone; nothing is kept until she says so."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from impact.journeys.needs.models import Rating
from impact.trust.accounts.models import User
from tests.stories.gestures import sign_up
from tests.stories.looks import PHONE, overflow

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_citizen_sees_her_portrait_then_decides_to_keep_it(open_browser, axe):
    page = open_browser(PHONE)

    she_finds_the_trial(page, axe)
    she_answers_with_keys(page, axe)
    she_reads_her_portrait(page, axe)
    she_takes_it_away(page)
    nothing_was_kept()
    she_keeps_it(page, axe)

    assert Rating.objects.filter(person=User.objects.get()).count() == 3


def she_finds_the_trial(page, axe):
    page.goto("/")
    page.get_by_role("link", name="Commencer", exact=True).first.click()
    axe(page)
    page.goto("/commencer/essai/")
    page.get_by_role("radio", name="Citoyen·ne engagé·e").check()
    page.get_by_role("radio", name="Émergence").check()
    page.get_by_role("button", name="Voir les questions").click()
    axe(page)


def she_answers_with_keys(page, axe):
    """Three answers, one of them « je ne sais pas »; the rest may wait."""
    for question, key in zip(page.locator(".question").all(), "34n", strict=False):
        question.locator("input").first.focus()
        page.keyboard.press(key)
    expect(page.locator('input[value="nsp"]:checked')).to_have_count(1)
    page.get_by_role("button", name="Voir mon portrait").click()


def she_reads_her_portrait(page, axe):
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon portrait")
    axe(page)
    assert not overflow(page)
    page.set_viewport_size(PHONE["viewport"])


def she_takes_it_away(page):
    with page.expect_download() as taken:
        page.get_by_role("button", name="L’enregistrer en PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
    page.evaluate("window.print = () => { document.title = 'imprimé' }")
    page.get_by_role("button", name="Imprimer").click()
    expect(page).to_have_title("imprimé")


def nothing_was_kept():
    assert not User.objects.exists()
    assert not Rating.objects.exists()
    assert not Session.objects.exists()


def she_keeps_it(page, axe):
    page.get_by_role("button", name="Garder mon portrait").click()
    sign_up(page, address="clarisse@exemple.test", name="Clarisse")
    expect(page.get_by_role("heading", level=1)).to_have_text("Garder ce portrait?")
    axe(page)
    page.get_by_role("link", name="Lire et donner mon accord").click()
    page.get_by_role("button", name="Oui, j’accepte").click()
    page.get_by_role("button", name="Garder dans mon compte").click()
    expect(page.get_by_role("status")).to_contain_text("Votre portrait est gardé")
    axe(page)
