"""What a first visit downloads, in a real browser that has seen nothing yet.

Static files arrive compressed by us. Pages are compressed by the proxy in production, so their
weight is given both as this server sends it and as gzip would.
"""

import gzip
from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import Browser, Request, sync_playwright

from tools import programs

KINDS = {
    "document": "html",
    "stylesheet": "css",
    "script": "js",
    "font": "polices",
    "image": "images",
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@dataclass(frozen=True, slots=True)
class Weight:
    by_kind: dict[str, int]
    html_raw: int
    requests: int

    @property
    def total(self) -> int:
        return sum(self.by_kind.values())


def weigh(url: str, paths: list[str]) -> dict[str, Weight]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=programs.chromium(), args=FLAGS)
        try:
            return {path: _weight_of(browser, url + path) for path in paths}
        finally:
            browser.close()


def _weight_of(browser: Browser, address: str) -> Weight:
    context = browser.new_context(locale="fr-CA")
    page = context.new_page()
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))
    answered = page.goto(address, wait_until="networkidle")
    html = answered.body() if answered else b""
    by_kind: Counter[str] = Counter()
    for request in finished:
        sent = request.sizes()["responseBodySize"]
        if request.resource_type == "document":
            sent = len(gzip.compress(html, 5))
        by_kind[KINDS.get(request.resource_type, "autres")] += sent
    context.close()
    return Weight(by_kind=dict(by_kind), html_raw=len(html), requests=len(finished))
