import pytest

from impact.trust.publishing import kinds, operations
from impact.trust.publishing.kinds import Field, Kind, Shape
from impact.trust.publishing.operations import Draft
from tests.cast import NOON


@pytest.fixture
def shelf(monkeypatch):
    """What the public reads: a room of two fields, that keeps its words in a plain mapping."""
    read = {}
    kind = Kind(
        code="mot",
        label="Mot",
        fields=(Field("title", "Titre"), Field("body", "Texte", Shape.TEXT)),
        check=lambda key, content: {} if content.get("title") else {"title": "Donnez un titre."},
        apply=lambda key, content, at: read.update({key: dict(content)}),
        retire=lambda key, at: read.pop(key),
        title=lambda content: content.get("title", ""),
        address=lambda key: f"/mots/{key}/",
    )
    monkeypatch.setitem(kinds._KINDS, "mot", kind)
    return read


@pytest.fixture
def write(shelf):
    """Begin a draft: `write(odette, title="Agir")`."""

    def write(by, *, key="agir", **content):
        draft = Draft(content, summary="Pour mieux dire")
        return operations.start_draft(kind="mot", key=key, draft=draft, by=by, at=NOON)

    return write


@pytest.fixture
def proposed(write):
    """Hand a revision over: `proposed(odette, title="Agir")`."""
    return lambda by, **content: operations.propose(revision=write(by, **content), by=by, at=NOON)


@pytest.fixture
def published(proposed, theo):
    """Have a revision published by Théo: `published(odette, title="Agir")`."""
    return lambda by, **content: operations.publish(
        revision=proposed(by, **content), by=theo, at=NOON
    )
