"""A real browser in front of a real server, and axe-core to look at every page it opens."""

import os

import pytest

from impact.web import widgets
from tests.stories import looks
from tools import programs

#: Playwright runs an event loop in this thread; the ORM is used beside it, never inside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "/stories/" in str(item.path):
            item.add_marker(pytest.mark.story)


@pytest.fixture(autouse=True)
def quick_hands(monkeypatch):
    """A browser that is driven writes quicker than people do."""
    monkeypatch.setattr(widgets, "QUICKEST", -1)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": programs.chromium(), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "fr-CA", "timezone_id": "America/Toronto"}


@pytest.fixture
def problems():
    """What browsers complained of: scripts that failed, what the security policy refused."""
    heard = []

    yield heard

    assert heard == []


@pytest.fixture
def page(page, live_server, problems):
    """A page that knows where the house is: `page.goto("/cycle/")`, and that fails loudly."""
    return _listened_to(page, problems)


@pytest.fixture
def open_browser(new_context, live_server, problems):
    """Open a browser of one's own: `open_browser(PHONE)`, `open_browser(DESKTOP, …)`."""
    return lambda kind, **options: _listened_to(new_context(**kind, **options).new_page(), problems)


@pytest.fixture(scope="session")
def base_url(live_server):
    return live_server.url


@pytest.fixture
def axe():
    """Look at a page as axe-core does; a WCAG 2.x A or AA fault fails with what to change."""

    def look(page):
        if faults := looks.faults(page):
            pytest.fail("\n".join(faults), pytrace=False)

    return look


@pytest.fixture
def look(axe, runs_scripts):
    """Look for faults and for what is wider than the screen, where scripts can look at all."""

    def look(page):
        if runs_scripts:
            axe(page)
            assert looks.overflow(page) == []

    return look


def _listened_to(page, problems):
    page.on("pageerror", lambda error: problems.append(f"JavaScript : {error}"))
    page.on("console", lambda said: _keep_refusals(said, problems))
    return page


def _keep_refusals(said, problems):
    if "Content Security Policy" in said.text or "Content-Security-Policy" in said.text:
        problems.append(said.text)
