"""Resources written for a test, and the plain description they start from."""

from collections.abc import Callable
from typing import Any

import pytest

from impact.presence.library.descriptions import write_resources
from impact.presence.library.models import Resource
from tests.cast import NOON

#: A resource that lacks nothing.
GUIDE: dict[str, Any] = {
    "title": "Animer une rencontre où chacun parle",
    "type": "GUIDE",
    "creators": ["Dubé, Clarisse"],
    "publisher": "Les Voix du rang (fictif)",
    "year": "2019",
    "licence": "CC-BY-4.0",
    "language": "fr",
    "format": "PDF",
    "accessibility": "FULL",
    "url": "https://exemple.test/animer.pdf",
    "file": "",
    "summary": "Des gestes simples pour que personne ne se taise faute de place.",
    "identifier": "",
    "minutes": "45",
    "competencies": ["C3:2", "C4"],
    "stages": ["S3"],
    "roles": ["ANI"],
    "territories": [],
}


@pytest.fixture
def guide() -> dict[str, Any]:
    """Return a description that lacks nothing."""
    return {**GUIDE}


@pytest.fixture
def shelve(reference) -> Callable[..., Resource]:
    """Put a resource in the library: `shelve("guide", title="Autre")`."""

    def put(slug: str = "animer", **said: Any) -> Resource:
        write_resources({slug: {**GUIDE, **said}}, at=NOON)
        return Resource.objects.described().get(slug=slug)

    return put


@pytest.fixture
def bare(reference) -> None:
    """Empty the library of what its files put there."""
    Resource.objects.all().delete()
