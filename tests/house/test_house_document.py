"""The plan on paper is the plan in the code, and every decision is told the same way."""

import re

import pytest

from tests.house.code import ROOT

HOUSE = ROOT / "impact"
FLOORS = ["lib", "trust", "knowledge", "presence", "journeys"]
PARTS_OF_A_DECISION = ["État", "Contexte", "Décision", "Conséquences"]
ENOUGH_WORDS = 15
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def _rooms() -> list[str]:
    rooms = [
        f"{floor}/{path.parent.name}"
        for floor in FLOORS
        for path in HOUSE.glob(f"{floor}/*/apps.py")
    ]
    areas = [f"web/{path.parent.name}" for path in HOUSE.glob("web/*/urls.py")]
    return sorted(["lib", *rooms, *areas])


def _paragraph(document: str, name: str) -> str:
    found = re.search(rf"^\*\*`{name}`\*\*(.*?)(?=\n\n|\Z)", document, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


@pytest.mark.parametrize("name", _rooms())
def test_every_room_has_its_paragraph(name):
    document = (ROOT / "docs" / "maison.md").read_text(encoding="utf-8")

    told = _paragraph(document, name)
    assert len(told.split()) >= ENOUGH_WORDS, (
        f"docs/maison.md : « **`{name}`** … » manque ou dit trop peu"
    )


def test_no_paragraph_tells_of_a_room_that_is_gone():
    document = (ROOT / "docs" / "maison.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\*\*`([\w/]+)`\*\*", document, re.MULTILINE)) - set(_rooms()) == set()


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_four_parts(path):
    titles = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert titles == PARTS_OF_A_DECISION
    assert re.match(r"\d{4}-[a-z0-9-]+$", path.stem)


def test_decisions_are_numbered_in_a_row():
    numbers = [int(path.name[:4]) for path in DECISIONS]

    assert numbers == list(range(1, len(DECISIONS) + 1))
