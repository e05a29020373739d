import pytest

from impact.web.templatetags.terms import forget_terms
from tests.presence.library.conftest import bare, shelve

__all__ = ["bare", "shelve"]


@pytest.fixture(autouse=True)
def _no_mark_kept():
    """What one test changed of the glossary is not what another marks."""
    forget_terms()
    yield
    forget_terms()
