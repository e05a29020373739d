"""Another library, and what it gave, as the staff sorts it."""

import pytest

from impact.presence.library.harvesting.pages import Identity, read_page
from impact.presence.library.operations.harvesting import add_provider, take_page
from tests.cast import NOON
from tests.presence.library.harvesting.conftest import neighbor, page_of  # noqa: F401
from tests.web.library.oai.conftest import bare, shelve  # noqa: F401


@pytest.fixture
def provider(theo):
    return add_provider(
        name="La réserve",
        base_url="https://la.exemple/oai",
        identity=Identity("La réserve", "YYYY-MM-DDThh:mm:ssZ", "persistent"),
        by=theo,
        at=NOON,
    )


@pytest.fixture
def give(provider):
    """Have the library give records: `give(record_of("a"), …)`."""

    def read(*records, token=None, size=None):
        provider.refresh_from_db()
        page = read_page(page_of(*records, token=token, size=size))
        return take_page(provider=provider, page=page, by=None, at=NOON)

    return read
