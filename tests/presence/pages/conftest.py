"""Pages as tests write them: whole, French, and by the doors everyone uses."""

from datetime import timedelta

import pytest

from impact.presence.pages.models import Page
from impact.presence.pages.operations import write_page
from impact.presence.pages.publications import new_content
from tests.cast import NOON


@pytest.fixture
def story_content(reference):
    """What a whole story says: `story_content(title="…")`."""

    def tell(**says):
        return {
            **new_content(Page.Kind.STORY),
            "title": "Sept portes",
            "summary": "Nous avons cogné à sept portes.",
            "context": "Neuf autour de la table.",
            "tried": "Sept portes, avec de la soupe.",
            "changed": "L’horaire de l’autobus.",
            "again": "La question du mardi.",
            "competencies": ["C3"],
            "stages": ["S2"],
            "agreed": True,
            **says,
        }

    return tell


@pytest.fixture
def write(story_content):
    """Have a page stand: `write("page", "aide-a-moi", slug="autre")`."""

    def write(kind, key, *, at=NOON, **says):
        content = new_content(Page.Kind(kind)) | {"title": key.capitalize(), "body": "Un texte."}
        if kind == "recit":
            content = story_content()
        if kind == "nouvelle":
            content["published_on"] = (NOON - timedelta(days=3)).date().isoformat()
        return write_page(kind=Page.Kind(kind), key=key, content=content | says, at=at)

    return write
