import pytest

from impact.knowledge.concepts.atlas import forget_lines
from impact.knowledge.concepts.queries import forget_glossary
from impact.web.concepts.views import exports
from impact.web.templatetags.terms import forget_terms
from tests.presence.library.conftest import bare, shelve

__all__ = ["bare", "shelve"]


def _forget():
    forget_glossary()
    forget_lines()
    exports._told.cache_clear()
    forget_terms()


@pytest.fixture(autouse=True)
def _nothing_kept():
    """What one test read of the glossary is not another's."""
    _forget()
    yield
    _forget()
