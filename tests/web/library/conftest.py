"""A few resources on the shelves, beside those of the house."""

from collections.abc import Callable
from typing import Any

import pytest

from impact.presence.library.descriptions import write_resources
from impact.presence.library.models import Resource
from tests.cast import NOON
from tests.presence.library.conftest import GUIDE


@pytest.fixture
def shelve(reference) -> Callable[..., Resource]:
    """Put a resource in the library: `shelve("guide", title="Autre")`."""

    def put(slug: str = "animer", **said: Any) -> Resource:
        write_resources({slug: {**GUIDE, **said}}, at=NOON)
        return Resource.objects.described().get(slug=slug)

    return put


@pytest.fixture
def bare(reference) -> None:
    """Empty the shelves."""
    Resource.objects.all().delete()
