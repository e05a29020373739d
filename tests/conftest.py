"""What every test may count on: catalogues compiled, folders there, an empty cache."""

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils.translation.reloader import translation_file_changed

from tools import messages

pytest_plugins = ["tests.reference", "tests.cast"]

# How long an example takes says how busy the machine is, not whether the rule holds.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_configure(config):
    # Worker processes find what the first process made.
    if hasattr(config, "workerinput"):
        return
    for compiled in messages.compile_all():
        # Django is up already and may have read the former ones.
        translation_file_changed(sender=None, file_path=compiled)
    for folder in (settings.STATIC_ROOT, *(folder for _, folder in settings.STATICFILES_DIRS)):
        folder.mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def _empty_cache():
    """Rate limits count in the cache: one test's attempts are not another's."""
    cache.clear()
