import pytest

from impact.knowledge.concepts.queries import forget_glossary
from impact.web.search.engine import the_engine


@pytest.fixture
def found(reference, settings, tmp_path):
    """The search, its index made of the reference content."""
    settings.SEARCH_DIR = tmp_path
    the_engine().rebuild()
    return the_engine()


@pytest.fixture(autouse=True)
def _no_glossary_kept():
    """What one test read of the glossary is not another's."""
    forget_glossary()
    yield
    forget_glossary()
