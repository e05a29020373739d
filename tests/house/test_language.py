"""French people read is well set, and speaks to them well; code keeps to the lexicon's words."""

import ast
import re

import pytest

from tests.house import code, french
from tests.house.code import ROOT

CONTENT = sorted((ROOT / "content").rglob("*.yaml"))
DOCUMENTS = sorted(
    [
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "changes").glob("*.md"),
        *(ROOT / "content").rglob("*.md"),
        *ROOT.glob("*.md"),
    ]
)
NEVER_A_MODULE = {"utils", "helpers", "common", "shared", "core", "base", "misc", "manager"} | {
    "managers", "handler", "handlers", "processor", "services", "selectors", "rules",
}  # fmt: skip


@pytest.mark.parametrize("path", code.templates(), ids=code.place)
def test_a_template_is_well_set_and_well_said(path):
    rules = french.FAULTS | french.BANNED
    code.none([fault for text in french.of_template(path) for fault in french.faults(text, rules)])


def test_what_the_code_says_is_well_set_and_well_said():
    rules = french.FAULTS | french.BANNED
    said = [
        f"{code.place(path)} {fault}"
        for path in code.modules("impact", "config", "tools", "bench")
        for text in french.of_module(path)
        for fault in french.faults(text, rules)
    ]
    code.none(said)


@pytest.mark.parametrize("path", CONTENT, ids=code.place)
def test_content_is_well_set(path):
    texts = french.of_content(path)
    code.none([fault for text in texts for fault in french.faults(text, french.FAULTS)])


@pytest.mark.parametrize("path", DOCUMENTS, ids=code.place)
def test_a_document_is_well_set(path):
    texts = french.of_document(path)
    code.none([fault for text in texts for fault in french.faults(text, french.FAULTS)])


def test_modules_are_named_for_what_they_hold():
    named = [code.place(path) for path in code.modules("impact") if path.stem in NEVER_A_MODULE]
    code.none(named)


def test_code_keeps_to_the_words_of_the_lexicon():
    banned = _banned_synonyms()
    strays = [
        f"{code.place(path, node)} {name} : dire {banned[word]}"
        for path in code.modules("impact")
        for node, name in _names(path)
        for word in _words(name)
        if word in banned
    ]
    assert banned
    code.none(strays)


def _banned_synonyms() -> dict[str, str]:
    """Read the last column of the lexicon's table: what code must not call this thing."""
    rows = (ROOT / "docs" / "lexique.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row[:1] == "|"]
    return {
        word: row[1].replace("`", "")
        for row in cells
        if len(row) == 4
        for word in re.findall(r"`([a-z]+)`", row[3])
    }


def _names(path):
    for node in ast.walk(code.parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node, node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node, node.id


def _words(name: str) -> list[str]:
    return re.findall(r"[a-z]+", re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower())
