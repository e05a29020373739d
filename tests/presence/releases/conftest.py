"""A release being prepared, and the same decided: plain values, whatever they speak of."""

from datetime import date

import pytest

from impact.presence.releases import operations
from impact.presence.releases.documents import Document, Part, Piece, Text, write
from impact.presence.releases.models import Recipient, Release
from tests.cast import NOON, TODAY

END = date(2025, 12, 31)


@pytest.fixture
def document() -> Document:
    """What a garden tells: one thing of the framework, two of its own."""
    deed = Piece(
        head=Text("Jumeler deux voisines", is_free=True),
        status="Faite",
        texts=(Text("Mentorat", "Manière"), Text("Huit rencontres.", "Sorti", is_free=True)),
    )
    other = Piece(head=Text("Demander deux heures", is_free=True), status="À faire")
    want = Text("Être trois à bâtir la relation.", is_free=True)
    return Document(
        of="Le jardin des voisins",
        place="Val-des-Rapides",
        drawn_on=TODAY,
        parts=(Part("Bâtir la relation", intro=want, pieces=(deed, other)),),
        facts=(("Adopté", "le 2 mai 2025"),),
    )


@pytest.fixture
def outline() -> operations.Outline:
    return operations.Outline(
        kind=Release.Kind.PLAN,
        audience=Release.Audience.ORGANIZATION,
        audience_name="Fondation des Érables",
        title="Notre plan",
        words="Lisez d’abord ce qui en est sorti.",
        until=END,
    )


@pytest.fixture
def prepared(initiative, outline, document, solange, team) -> Release:
    return operations.prepare_release(
        initiative=initiative, outline=outline, content=write(document), by=solange, at=NOON
    )


@pytest.fixture
def decision(prepared) -> operations.Decision:
    return operations.Decision(
        on=TODAY,
        present="Maude Lachance, Solange Petit",
        dissent="Yvon Lajoie aurait attendu.",
        seen=prepared.fingerprint,
    )


@pytest.fixture
def release(prepared, decision, maude) -> Release:
    """Decided, and in force."""
    return operations.decide_release(release=prepared, decision=decision, by=maude, at=NOON)


@pytest.fixture
def recipient(release, maude) -> Recipient:
    return operations.add_recipient(
        release=release, name="Direction", email="direction@exemple.test", by=maude, at=NOON
    )
