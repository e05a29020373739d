import pytest

from impact.knowledge.concepts.queries import forget_glossary


@pytest.fixture(autouse=True)
def _nothing_kept():
    """What one test read of the glossary is not another's."""
    forget_glossary()
    yield
    forget_glossary()
