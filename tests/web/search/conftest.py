import pytest

from impact.web.search.engine import the_engine


@pytest.fixture
def found(reference, settings, tmp_path):
    """The search, its index made of the reference content."""
    settings.SEARCH_DIR = tmp_path
    the_engine().rebuild()
    return the_engine()
