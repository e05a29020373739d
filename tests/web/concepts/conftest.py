from tests.presence.library.conftest import bare, shelve

__all__ = ["bare", "shelve"]
