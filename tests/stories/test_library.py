"""A citizen in a church basement wants a guide, on her phone: three taps, and she reads it."""

import pytest
from playwright.sync_api import expect

from tests.stories.looks import PHONE, overflow

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("runs_scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_citizen_finds_a_guide_in_three_taps(reference, open_browser, axe, runs_scripts):
    phone = open_browser(PHONE, java_script_enabled=runs_scripts)
    phone.goto("/")

    phone.get_by_role("link", name="la bibliothèque").click()
    axe(phone)
    assert overflow(phone) == []
    phone.get_by_role("link", name="La résolution de conflits").first.click()
    axe(phone)
    assert overflow(phone) == []
    third = phone.locator("main a[href*='pdfslide.fr']").first

    expect(third).to_be_visible()
    expect(phone.get_by_text("lien non vérifié").first).to_be_visible()
    expect(phone.get_by_role("link", name="Prévenir et traiter les tensions").first).to_be_visible()
