"""A citizen in a church basement wants a guide, on her phone: three taps, and she reads it."""

import re

import pytest
from playwright.sync_api import expect

from tests.stories.looks import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("runs_scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_citizen_finds_a_guide_in_three_taps(reference, open_browser, look, runs_scripts):
    phone = open_browser(PHONE, java_script_enabled=runs_scripts)
    phone.goto("/")

    phone.get_by_role("link", name="la bibliothèque").click()
    look(phone)
    phone.locator(".shelf__board a").first.click()
    look(phone)
    third = phone.locator("main a[href^='http']").first

    expect(third).to_be_visible()
    expect(phone.get_by_text(re.compile("lien non vérifié", re.IGNORECASE)).first).to_be_visible()
    expect(phone.locator(".learned a").first).to_be_visible()
