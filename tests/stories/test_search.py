"""Someone types as she speaks, with a slip; she finds by keyboard, by facet, and comes back."""

import re

import pytest
from playwright.sync_api import expect

from impact.web.search.engine import the_engine
from tests.stories.looks import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def found(reference):
    """The search as it stands once all that the house holds is in its index."""
    the_engine().rebuild()


def test_suggestions_are_walked_by_keyboard(found, open_browser, axe):
    desk = open_browser(DESKTOP)
    desk.goto("/recherche/")
    box = desk.get_by_role("combobox", name="Que cherchez-vous?")
    box.press_sequentially("concerta")
    expect(desk.get_by_role("option").first).to_be_visible()
    axe(desk)

    box.press("ArrowDown")
    first = desk.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    box.press("Escape")
    expect(desk.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("concerta")
    box.press_sequentially("t")
    expect(desk.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")

    expect(desk).not_to_have_url(re.compile("/recherche/"))
    expect(desk.get_by_role("heading", level=1)).to_contain_text(
        re.compile("concert", re.IGNORECASE)
    )


@pytest.mark.parametrize("runs_scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_slip_is_understood_and_the_way_back_is_kept(found, open_browser, look, runs_scripts):
    phone = open_browser(PHONE, java_script_enabled=runs_scripts)
    phone.goto("/recherche/")
    phone.locator("#recherche").fill("concertasion")
    phone.get_by_role("button", name="Chercher").click()

    expect(phone.get_by_text("Personne n’écrit ce mot ici")).to_be_visible()
    expect(phone.locator(".hit__title").first).to_contain_text(re.compile("concert", re.IGNORECASE))
    phone.get_by_role("link", name="Préciser").click()
    expect(phone.locator(".search__facets")).to_be_in_viewport()
    look(phone)
    phone.locator(".search__facets").get_by_role("link", name=re.compile("Ressource")).first.click()
    kinds = phone.locator(".hit__kind").all_inner_texts()
    assert kinds
    assert {one.split(" ")[0].casefold() for one in kinds} == {"ressources"}
    phone.go_back()
    expect(phone.locator("#recherche")).to_have_value("concertasion")
    phone.get_by_role("link", name="concertation", exact=True).click()
    expect(phone.locator("#recherche")).to_have_value("concertation")
    expect(phone.get_by_text("Personne n’écrit ce mot ici")).to_be_hidden()
    look(phone)
