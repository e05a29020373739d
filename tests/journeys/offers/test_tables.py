"""A file is cut in lines and cells as people meant it, or it says where it cannot be read."""

import pytest

from impact.journeys.offers.tables import COLUMNS, NotATable, decode, read_table
from tests.journeys.offers.tables import PLAIN, as_csv, read

HEAD = "cle,sorte,titre,offreur,competences\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_are_all_read(delimiter):
    found = read({"titre": "Dire non"}, delimiter=delimiter)

    assert [line.cells["titre"] for line in found.lines] == ["Dire non"]
    assert found.faults == []


def test_columns_may_come_in_any_order_and_capitals():
    columns = tuple(reversed(PLAIN))

    found = read_table(as_csv({}, columns=columns).replace("titre", " TITRE "))

    assert found.lines[0].cells == PLAIN


def test_a_mark_of_utf8_is_no_letter_of_the_first_column():
    text, guessed = decode(b"\xef\xbb\xbf" + as_csv({"titre": "Été"}).encode())

    assert read_table(text).lines[0].cells["titre"] == "Été"
    assert guessed == ""


def test_windows_1252_is_read_and_said():
    text, guessed = decode(as_csv({"titre": "L’été à l’œuvre"}).encode("cp1252"))

    assert read_table(text).lines[0].cells["titre"] == "L’été à l’œuvre"
    assert "Windows-1252" in guessed


def test_a_workbook_is_no_table():
    with pytest.raises(NotATable, match="Enregistrez-le en CSV"):
        decode(b"PK\x03\x04\0\0")


def test_missing_columns_are_named():
    with pytest.raises(NotATable, match="offreur, competences"):
        read_table("cle,sorte,titre\n1,formation,Un cours\n")


def test_a_column_that_stands_twice_is_named():
    with pytest.raises(NotATable, match="deux fois.*titre"):
        read_table("cle,sorte,titre,titre,offreur,competences\n")


def test_an_empty_file_lacks_everything():
    with pytest.raises(NotATable, match="cle"):
        read_table("")


def test_a_quote_left_open_is_told_by_its_line():
    with pytest.raises(NotATable, match="ligne 3"):
        read_table(HEAD + 'F-1,formation,Un,Le Gué,D1:0>2\nF-2,formation,"Deux,Le Gué,D1:0>2\n')


def test_a_cell_may_hold_quotes_separators_and_lines_and_numbers_stay_those_of_the_file():
    found = read({"titre": 'Dire « non »,\ndire "oui"'}, {"cle": "F-2"})

    assert found.lines[0].cells["titre"] == 'Dire « non »,\ndire "oui"'
    assert [line.number for line in found.lines] == [2, 4]


def test_empty_lines_are_passed_over_and_counted():
    found = read_table(HEAD + "\n,,,,\nF-1,formation,Un,Le Gué,D1:0>2\n")

    assert [line.number for line in found.lines] == [4]


def test_a_line_too_short_is_filled_and_one_too_long_is_told():
    rows = "F-1,formation,Un\nF-2,formation,Deux,Le Gué,D1:0>2,en,trop\nF-3,formation,Trois,G,D1:0>2,,\n"

    found = read_table(HEAD + rows)

    assert [line.number for line in found.lines] == [2, 4]
    assert found.lines[0].cells["competences"] == ""
    [fault] = found.faults
    assert fault.line == 3
    assert "7 cases pour 5 colonnes" in fault.cure


def test_columns_that_are_not_read_are_named():
    found = read_table(HEAD.replace("\n", ",humeur\n") + "F-1,formation,Un,Le Gué,D1:0>2,belle\n")

    assert found.unread == ["humeur"]


def test_what_our_own_tables_guard_against_formulas_is_read_as_it_was():
    found = read({"titre": "'-Moins, c’est plus"}, {"cle": "F-2", "titre": "'Tis the season"})

    assert [line.cells["titre"] for line in found.lines] == [
        "-Moins, c’est plus",
        "'Tis the season",
    ]


def test_every_column_is_explained():
    assert all(words.endswith((".", ").")) for words in COLUMNS.values())
