"""Pages as their pages show them; the day is the real one, as views read it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.presence.pages.conftest import story_content, write

__all__ = ["story_content", "write"]


@pytest.fixture
def ahead():
    """A day as content keeps it: `ahead(1)` is tomorrow."""
    return lambda days: (timezone.localdate() + timedelta(days=days)).isoformat()
