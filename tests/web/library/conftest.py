"""A few resources on the shelves, beside those of the house."""

from tests.presence.library.conftest import bare, shelve

__all__ = ["bare", "shelve"]
