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
WALL: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}}
TEAM = "/demarches/manger-ensemble-a-val-des-rapides/"
COVERAGE = f"{TEAM}couverture/"
STORY = "/recits/sept-portes-avant-d-ecrire-le-questionnaire/"
#: What the phones of the room say, level and certainty: a spread worth talking about.
ROOM = [(1, 1), (1, 2), (2, 2), (2, 3), (2, 2), (3, 3), (3, 2)]
#: What is photographed of a team: the name, the page, from what on.
OF_A_TEAM = [
    ("couverture-bureau", COVERAGE, ".coverage"),
    ("rose-bureau", f"{TEAM}pouvoir-dagir/", ".rose"),
    ("composition-bureau", f"{TEAM}compositions/1/", ".composed"),
]
#: What is photographed without an account: the name, the screen, the page, from what on.
PUBLIC = [
    ("accueil-bureau", DESK, "/", "body"),
    ("accueil-telephone", PHONE, "/", "body"),
    ("matrice-bureau", DESK, "/referentiel/matrice/", ".cloth-table"),
    ("carte-bureau", DESK, "/territoires/", ".tilemap"),
    ("repere-bureau", DESK, "/reperes/pouvoir-dagir/", ".page-head"),
    ("ressources-telephone", PHONE, "/ressources/", ".types"),
    ("recherche-telephone", PHONE, "/recherche/?q=concertasion", "main"),
    ("recit-telephone", PHONE, STORY, "main"),
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
            letters = house / "var" / "courriels"
            desk = _photograph_a_team(browser, server.url, letters=letters)
            _photograph_a_member(browser, server.url, letters=letters)
            _photograph_a_workshop(browser, server.url, desk=desk)
            browser.close()
    for image in sorted(IMAGES.glob("*.webp")):
        print(f"{image.stat().st_size / 1000:6.0f} ko  {image.relative_to(IMAGES.parents[1])}")


def _photograph_a_team(browser: Browser, url: str, *, letters: Path) -> Page:
    desk = _open(browser, DESK, url)
    _come_in(desk, "maude@exemple.test", letters=letters)
    for name, path, start in OF_A_TEAM:
        desk.goto(path)
        _photograph(desk, name, start=start)
    return desk


def _photograph_a_member(browser: Browser, url: str, *, letters: Path) -> None:
    phone = _open(browser, PHONE, url)
    _come_in(phone, "solange@exemple.test", letters=letters)
    phone.goto(COVERAGE)
    _photograph(phone, "couverture-telephone", start=".coverage__words")
    phone.goto(f"{TEAM}autoevaluation/")
    again = phone.get_by_role("button", name="Refaire le point")
    again.or_(phone.get_by_role("button", name="Commencer")).first.click()
    phone.locator(".level input").nth(2).check()
    _photograph(phone, "autoevaluation-telephone", start=".step")


def _photograph_a_workshop(browser: Browser, url: str, *, desk: Page) -> None:
    """Hold the workshop that the demonstration prepared, as far as its first spread."""
    desk.goto(f"{TEAM}ateliers/")
    desk.get_by_role("link", name="Préparer le bilan de l’automne").click()
    desk.get_by_role("button", name="Ouvrir l’atelier").click()
    code = desk.locator(".code-word--large").inner_text().replace(" ", "").replace("\u00a0", "")
    phones = [_open(browser, PHONE, url) for _one in ROOM]
    for phone in phones:
        phone.goto(f"/atelier/{code}/")
        phone.get_by_role("button", name="Prendre place").click()
    room = desk.url
    desk.get_by_role("button", name="Poser cette question").click()
    for phone, (level, certainty) in zip(phones, ROOM, strict=True):
        phone.goto(f"/atelier/{code}/")
        phone.locator(f".level input[value='{level}']").check()
        phone.locator(f"[name=certitude][value='{certainty}']").check()
        if phone is phones[-1]:
            _photograph(phone, "atelier-telephone", start=".step")
        phone.get_by_role("button", name="Envoyer ma réponse").click()
        phone.get_by_text("Votre réponse est comptée").wait_for()
    desk.goto(room)
    desk.get_by_role("button", name="Fermer la question").click()
    wall = desk.context.new_page()
    wall.set_viewport_size(WALL["viewport"])
    wall.goto(f"{room}ecran/?salle=claire")
    _photograph(wall, "atelier-mur", start="body")


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
