"""`make screenshots`: the main pages on a phone, a desk, in the dark and on paper.

The demonstration is served from this machine's own database; pictures go to `var/captures/`.
"""

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools import programs

CAPTURES = Path(__file__).resolve().parents[1] / "var" / "captures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PAGES = {
    "accueil": "/",
    "referentiel": "/referentiel/",
    "matrice": "/referentiel/matrice/",
    "competence": "/referentiel/A1/",
    "cycle": "/cycle/",
    "territoires": "/territoires/",
    "essai": "/commencer/essai/",
}
WAYS = {
    "telephone": {"viewport": {"width": 360, "height": 780}},
    "bureau": {"viewport": {"width": 1280, "height": 900}},
    "sombre": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


def main() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "tools.serve", str(port)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/sante/", server)
        CAPTURES.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=programs.chromium(), args=FLAGS)
            _photograph(browser, f"http://127.0.0.1:{port}")
            browser.close()
    finally:
        server.terminate()
        server.wait(30)
    print(f"{len(list(CAPTURES.iterdir()))} images dans var/captures/")


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=10).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("Le serveur n’a pas démarré.")


def _photograph(browser: Browser, url: str) -> None:
    for way, options in WAYS.items():
        page = browser.new_context(locale="fr-CA", **options).new_page()  # type: ignore[arg-type]
        for name, path in PAGES.items():
            page.goto(url + path, wait_until="networkidle")
            page.screenshot(path=CAPTURES / f"{name}-{way}.png", full_page=True)
            if way == "bureau":
                page.pdf(path=CAPTURES / f"{name}-papier.pdf", prefer_css_page_size=True)


if __name__ == "__main__":
    main()
