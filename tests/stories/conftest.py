"""A real browser in front of a real server, and axe-core to look at every page it opens."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

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

WCAG_A_AND_AA = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "resultTypes": ["violations"],
}


def pytest_collection_modifyitems(items):
    for item in items:
        if "/stories/" in str(item.path):
            item.add_marker(pytest.mark.story)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": programs.chromium(), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "fr-CA", "timezone_id": "America/Toronto"}


@pytest.fixture
def page(page, live_server):
    """A page that knows where the house is: `page.goto("/cycle/")`, and that fails loudly."""
    problems = []
    page.on("pageerror", lambda error: problems.append(f"JavaScript : {error}"))
    page.on("console", lambda said: _keep_refusals(said, problems))

    yield page

    assert problems == []


@pytest.fixture
def base_url(live_server):
    return live_server.url


@pytest.fixture
def axe():
    """Look at a page as axe-core does; a WCAG 2.x A or AA fault fails with what to change."""

    def look(page):
        faults = Axe().run(page, options=WCAG_A_AND_AA).response["violations"]
        if faults:
            pytest.fail(f"{page.url}\n" + "\n".join(_told(fault) for fault in faults), pytrace=False)

    return look


def _told(fault):
    places = "\n".join(
        f"    {' '.join(map(str, node['target']))}\n      {node['failureSummary'].splitlines()[1].strip()}"
        for node in fault["nodes"]
    )
    return f"  {fault['id']} ({fault['impact']}): {fault['help']}\n{places}"


def _keep_refusals(said, problems):
    if "Content Security Policy" in said.text or "Content-Security-Policy" in said.text:
        problems.append(said.text)
