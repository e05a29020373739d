"""A harvest, page after page: ask, keep, go on; by steps on a page, or whole at night."""

from collections.abc import Callable
from datetime import datetime

from impact.presence.library.harvesting.asking import Troubled, ask_page
from impact.presence.library.models import DataProvider
from impact.presence.library.operations.harvesting import Overtaken, note_trouble, take_page
from impact.trust.accounts.models import User

__all__ = ["harvest"]

Tell = Callable[[DataProvider], None]


def harvest(
    provider: DataProvider,
    *,
    clock: Callable[[], datetime],
    by: User | None = None,
    pages: int | None = None,
    patience: float = 0,
    tell: Tell = lambda provider: None,
) -> DataProvider:
    """Read on until the list is whole, `pages` were read, or something goes wrong; say how far."""
    read = 0
    while pages is None or read < pages:
        try:
            page = ask_page(provider, patience=patience)
            provider = take_page(provider=provider, page=page, by=by, at=clock())
        except Troubled as trouble:
            note_trouble(provider=provider, code=trouble.code)
            break
        except Overtaken:
            provider.refresh_from_db()
            break
        read += 1
        tell(provider)
        if provider.trouble or not provider.is_underway:
            break
    return provider
