"""Reading content files: what is wrong is told by file, code and cause."""

from datetime import date

import pytest

from impact.lib.content import BadContent, Entry, Outcome, files_in, read_file

HEADER = "source: a\nlicense: b\nlanguage: fr-CA\nversion: '1'\n"
NBSP = "\u00a0"


@pytest.fixture
def file(tmp_path):
    """Write a content file: `file("titre: x")`."""

    def write(text: str, name: str = "un.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_with_its_header_reads(file):
    assert read_file(file(HEADER + "autre: 3\n")).raw["autre"] == 3


@pytest.mark.parametrize("name", ["source", "license", "language", "version"])
def test_a_file_without_a_part_of_its_header_is_refused(name, file):
    path = file(HEADER.replace(name, "autre"))

    with pytest.raises(BadContent) as refusal:
        read_file(path)
    assert str(refusal.value) == f"{path}{NBSP}: il manque «{NBSP}{name}{NBSP}»"


def test_a_file_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "un.yaml"
    path.write_bytes(b"source: \xe9\n")

    with pytest.raises(BadContent, match="n’est pas en UTF-8"):
        read_file(path)


def test_a_folder_that_reads_as_a_file_is_refused(tmp_path):
    with pytest.raises(BadContent, match="ne se lit pas"):
        read_file(tmp_path)


def test_a_folder_stands_for_its_files_in_order(file, tmp_path):
    written = [file("", name) for name in ("b.yaml", "a.yaml")]
    file("", "lisezmoi.md")

    assert files_in(tmp_path) == written[::-1]


@pytest.mark.parametrize(
    ("raw", "ask", "cause"),
    [
        ({}, lambda e: e.text("t"), "il manque"),
        ({"t": "  "}, lambda e: e.text("t"), "il manque"),
        ({"t": 3}, lambda e: e.text("t"), "devrait être un texte"),
        ({"n": "3"}, lambda e: e.whole("n"), "devrait être un nombre entier"),
        ({"n": True}, lambda e: e.whole("n"), "devrait être un nombre entier"),
        ({"d": "hier"}, lambda e: e.day("d"), "devrait être une date"),
        ({"l": "x"}, lambda e: e.texts("l"), "devrait être une liste"),
        ({"l": ["x", ""]}, lambda e: e.texts("l"), "autre chose que du texte"),
        ({"l": ["x", "x"]}, lambda e: e.codes("l"), "nomme deux fois x"),
        ({"c": "x"}, lambda e: e.choice("c", ["y", "z"]), "attendu\u00a0: y, z"),
        ({"m": []}, lambda e: e.mapping("m"), "un ensemble de clés"),
        ({"l": [{"code": "A"}, {"code": "A"}]}, lambda e: e.entries("l"), "A est là deux fois"),
        ({"l": [{}]}, lambda e: e.entries("l"), "l nº 1 n’a pas de"),
        ({"x": 1}, lambda e: e.only("y"), "clé inconnue"),
    ],
)
def test_a_wrong_answer_is_refused_in_plain_words(raw, ask, cause):
    with pytest.raises(BadContent, match=cause):
        ask(Entry(raw, file="un.yaml", code="A1"))


def test_what_is_left_out_takes_its_default():
    entry = Entry({})

    assert entry.text("t", default="x") == "x"
    assert entry.whole("n", default=2) == 2
    assert entry.day("d", default=date(2025, 5, 5)) == date(2025, 5, 5)
    assert entry.texts("l", default=[]) == []


def test_outcomes_add_up_and_tell_what_was_done():
    outcome = Outcome(created=1, kept=2) + Outcome(changed=3, retired=4)

    assert outcome.touched == 8
    assert (
        str(outcome).replace(NBSP, " ")
        == "ajouts : 1, changements : 3, retraits : 4, inchangés : 2"
    )
