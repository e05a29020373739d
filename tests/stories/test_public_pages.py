"""Every kind of page, in the light and in the dark, from the narrowest screen to a desk."""

import pytest
from playwright.sync_api import expect

from tests.stories import looks

pytestmark = pytest.mark.django_db(transaction=True)

PLACES = [
    "/",
    "/commencer/",
    "/commencer/?je-suis=citoyenne",
    "/territoires/",
    "/territoires/region-12/",
    "/territoires/mrc-13/",
    "/confiance/",
    "/accessibilite/",
    "/connexion/",
    "/inscription/",
]

FRAMEWORK = [
    "/referentiel/",
    "/referentiel/matrice/",
    "/referentiel/matrice/coordination/acteur-collectif/",
    "/referentiel/comparer/",
    "/referentiel/versions/",
    "/referentiel/A1/",
    "/cycle/",
    "/cycle/acteur-collectif/",
    "/roles/",
    "/roles/coordination/",
    "/commencer/essai/",
    "/commencer/essai/?role=leadership-citoyen&etape=emergence",
]


def test_the_doors_and_the_territories_suit_every_screen(page):
    told = [fault for path in PLACES for fault in looks.look_around(page, path)]
    told += looks.look_around(page, "/nulle-part/", status=404)

    assert not told, "\n".join(told)


def test_the_framework_suits_every_screen(page):
    told = [fault for path in FRAMEWORK for fault in looks.look_around(page, path)]

    assert not told, "\n".join(told)


def test_the_first_key_leads_past_the_header(page):
    page.goto("/referentiel/")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("#contenu")).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/referentiel/", "/roles/coordination/", "/connexion/"])
def test_every_stop_of_the_keyboard_is_seen(page, path):
    page.goto(path)

    stops = looks.stops(page, most=60)

    assert len(stops) > 8
    assert [stop for stop in stops if not stop["isSeen"]] == []


def test_the_keyboard_walks_the_cloth_of_the_framework(page):
    page.goto("/referentiel/matrice/")
    cells = page.locator('[data-behavior~="walk-cells"] td a')

    cells.first.focus()
    page.keyboard.press("ArrowRight")
    expect(cells.nth(1)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Pérennisation")


def test_the_keyboard_walks_the_tiles_of_the_map(page):
    page.goto("/territoires/")
    tiles = page.locator(".tilemap__tile")

    assert page.evaluate(REACHED_BY_ARROWS) == tiles.count()
    tiles.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).not_to_have_url("/territoires/")


#: How many tiles the arrows lead to, from the one that Tab stops at.
REACHED_BY_ARROWS = """() => {
  const waiting = [document.querySelector('.tilemap__tile[tabindex="0"]')];
  const reached = new Set(waiting);
  while (waiting.length) {
    const tile = waiting.pop();
    for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
      tile.focus();
      tile.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      const next = document.activeElement;
      if (!reached.has(next)) reached.add(next) && waiting.push(next);
    }
  }
  return reached.size;
}"""
