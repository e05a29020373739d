"""`make screenshots`: the pictures of the README, taken from the demonstration.

A copy of the house is served from a temporary folder, so that this machine's own database is
neither seen nor touched; what is behind the door is reached as people do, by a code received.
"""

import base64
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.serving import copy_house, served
from tools import fonts, programs

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
#: The heaviest that a picture may be, in bytes.
HEAVIEST = 150_000

DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}
TEAM = "/demarches/manger-ensemble-a-val-des-rapides/"
COVERAGE = f"{TEAM}couverture/"
#: What is photographed without an account: the name, the screen, the page, from what on.
PUBLIC = [
    ("accueil-bureau", DESK, "/", "body"),
    ("accueil-telephone", PHONE, "/", "body"),
    ("matrice-bureau", DESK, "/referentiel/matrice/", ".cloth-table"),
    ("carte-bureau", DESK, "/territoires/", ".tilemap"),
]


_PUT_ON_TOP = """(here) => {
  document.activeElement.blur();
  scrollTo(0, here === document.body ? 0 : here.getBoundingClientRect().top + scrollY - 20);
}"""


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    fonts.make()
    with tempfile.TemporaryDirectory(prefix="impact-images-") as folder:
        house = copy_house(Path(folder))
        with served(house) as server, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=programs.chromium(), args=FLAGS)
            for name, device, path, start in PUBLIC:
                page = _open(browser, device, server.url)
                page.goto(path)
                _photograph(page, name, start=start)
            _photograph_a_team(browser, server.url, letters=house / "var" / "courriels")
            browser.close()
    for image in sorted(IMAGES.glob("*.webp")):
        print(f"{image.stat().st_size / 1000:6.0f} ko  {image.relative_to(IMAGES.parents[1])}")


def _photograph_a_team(browser: Browser, url: str, *, letters: Path) -> None:
    desk = _open(browser, DESK, url)
    _come_in(desk, "maude@exemple.test", letters=letters)
    desk.goto(COVERAGE)
    _photograph(desk, "couverture-bureau", start=".coverage")
    phone = _open(browser, PHONE, url)
    _come_in(phone, "solange@exemple.test", letters=letters)
    phone.goto(COVERAGE)
    _photograph(phone, "couverture-telephone", start=".coverage__words")
    phone.goto(f"{TEAM}autoevaluation/")
    again = phone.get_by_role("button", name="Refaire le point")
    again.or_(phone.get_by_role("button", name="Commencer")).first.click()
    phone.locator(".level input").nth(2).check()
    _photograph(phone, "autoevaluation-telephone", start=".step")


def _open(browser: Browser, device: dict[str, Any], url: str) -> Page:
    context = browser.new_context(
        locale="fr-CA", base_url=url, color_scheme="light", reduced_motion="reduce", **device
    )
    return context.new_page()


def _come_in(page: Page, address: str, *, letters: Path) -> None:
    page.goto("/connexion/")
    page.get_by_label("Votre adresse de courriel").fill(address)
    page.get_by_role("button", name="Recevoir un code").click()
    box = page.get_by_label("Le code reçu")
    box.wait_for()
    newest = max(letters.iterdir(), key=lambda letter: letter.stat().st_mtime)
    found = re.search(r"\b\d{4}-?\d{4}\b", newest.read_text(encoding="utf-8"))
    if found is None:
        sys.exit("Le courriel de connexion ne contient pas de code.")
    box.fill(found.group())
    box.press("Enter")
    box.wait_for(state="hidden")


def _photograph(page: Page, name: str, *, start: str) -> None:
    """Keep what the window shows from an element on, as light as it stays clear."""
    page.wait_for_load_state("networkidle")
    page.locator(start).first.evaluate(_PUT_ON_TOP)
    eye = page.context.new_cdp_session(page)
    for quality in (90, 80, 65, 50):
        taken = eye.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
        image = base64.b64decode(taken["data"])
        if len(image) <= HEAVIEST:
            break
    else:
        sys.exit(f"{name} pèse plus de {HEAVIEST // 1000} ko.")
    (IMAGES / f"{name}.webp").write_bytes(image)


if __name__ == "__main__":
    main()
