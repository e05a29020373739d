"""The reference content, installed once for the whole session: every test starts with it.

A test that ends by emptying the tables (a transactional one, a story in a browser) gives it back.
"""

import pytest
from django.core.management import call_command
from pytest_django.plugin import blocking_manager_key

INSTALLED = pytest.StashKey[bool]()


def install_everything() -> None:
    """Install the content of every room that has some."""
    call_command("install_content", verbosity=0, stdout=_Silence())


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_blocker):
    """Fill the test database with the reference content as soon as it is made."""
    with django_db_blocker.unblock():
        install_everything()
    request.config.stash[INSTALLED] = True


@pytest.fixture
def reference(db) -> None:
    """Say aloud that a test stands on the reference content, which is always there."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Give back the content to the tests that come after one which empties the tables."""
    result = yield
    if nextitem is not None and _empties_tables(item):
        with item.config.stash[blocking_manager_key].unblock():
            install_everything()
    return result


def _empties_tables(item: pytest.Item) -> bool:
    # Before the test database is made, and once it is gone, the tables at hand are one's own.
    if not item.config.stash.get(INSTALLED, False):
        return False
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or bool(marker and marker.kwargs.get("transaction"))


class _Silence:
    """Where the commands say what they did, when nobody listens."""

    def write(self, _said: str) -> None:
        pass
