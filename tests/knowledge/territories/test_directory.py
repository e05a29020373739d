"""Reading the municipality directory: bytes in, rows and faults out."""

import pytest

from impact.knowledge.territories.directory import read_directory

HEADER = "code,nom,designation,region_code,mrc_code,autochtone,population,lat,lon"
LINE = "10043,L'Anse,Ville,01,10,False,51256,48.44,-68.52"


def _said(directory):
    return [(fault.line, fault.column, fault.is_error) for fault in directory.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_usual_encodings_and_separators_are_read(encoding, separator):
    text = f"{HEADER}\r\n{LINE}é".replace("L'Anse", "Pohénégamook").rstrip("é")
    content = text.replace(",", separator).encode(encoding)

    (row,) = read_directory(content).rows

    assert (row.line, row.code, row.name) == (2, "10043", "Pohénégamook")
    assert (row.population, str(row.latitude)) == (51256, "48.44000")


def test_the_apostrophe_is_curled():
    assert read_directory(f"{HEADER}\n{LINE}").rows[0].name == "L’Anse"


def test_columns_may_come_in_any_order_with_others_beside():
    text = "Gentile,LON,lat,population,autochtone,mrc_code,region_code,Désignation,nom,code\n"

    directory = read_directory(text + "x,-68,48,5,oui,10,01,Ville,Ici,10043")

    assert directory.faults == []
    assert directory.rows[0].is_indigenous


def test_a_comma_may_mark_decimals_and_a_space_thousands():
    text = f"{HEADER}\n10043,Ici,Ville,01,10,non,51\u00a0256,48.44,-68.52".replace(",", ";")

    directory = read_directory(text.replace("48.44", "48,44"))

    assert directory.faults == []
    assert (directory.rows[0].population, str(directory.rows[0].latitude)) == (51256, "48.44000")


def test_a_quoted_cell_may_run_over_lines_and_lines_are_still_told_right():
    text = f'{HEADER}\n10043,"Deux\nlignes",Ville,01,10,False,1,48,-68\nabc,,,,,,,,'

    directory = read_directory(text)

    assert directory.rows[0].name == "Deux lignes"
    assert {fault.line for fault in directory.faults} == {4}


def test_empty_lines_are_passed():
    assert [row.line for row in read_directory(f"{HEADER}\n\n{LINE}\n,,,,,,,,\n").rows] == [3]


@pytest.mark.parametrize(
    ("cell", "value", "column", "cause"),
    [
        (0, "1023", "code", "un tableur a pu effacer le zéro du début"),
        (0, "1002A", "code", "devrait avoir 5 chiffres"),
        (1, " ", "nom", "vide"),
        (1, "x" * 121, "nom", "plus de 120 caractères"),
        (2, "", "designation", "vide"),
        (3, "1", "region_code", "devrait avoir 2 chiffres"),
        (4, "1", "mrc_code", "de 2 à 3 chiffres"),
        (5, "peut-être", "autochtone", "True ou False"),
        (6, "mille", "population", "un nombre entier"),
        (6, "-5", "population", "un nombre entier"),
        (7, "12.5", "lat", "entre 44 et 63"),
        (7, "nord", "lat", "entre 44 et 63"),
        (7, "", "lat, lon", "vont ensemble"),
        (8, "68.52", "lon", "entre -80 et -56"),
    ],
)
def test_an_error_names_its_line_its_column_and_its_cause(cell, value, column, cause):
    cells = LINE.split(",")
    cells[cell] = value

    directory = read_directory(f"{HEADER}\n{LINE.replace('10043', '10044')}\n{','.join(cells)}")

    faults = [fault for fault in directory.faults if fault.column == column]
    assert [(fault.line, fault.is_error) for fault in faults] == [(3, True)]
    assert cause in faults[0].cause
    assert [row.code for row in directory.rows] == ["10044"]


def test_the_same_code_twice_is_an_error():
    directory = read_directory(f"{HEADER}\n{LINE}\n{LINE}")

    assert _said(directory) == [(3, "code", True)]
    assert "est déjà à la ligne 2" in directory.faults[0].cause


def test_unknown_people_or_place_are_only_warnings():
    directory = read_directory(f"{HEADER}\n10043,Ici,Ville,01,10,False,,,")

    assert _said(directory) == [(2, "population", False), (2, "lat, lon", False)]
    assert len(directory.rows) == 1


def test_a_line_cut_short_is_an_error():
    assert "3 cellules au lieu de 9" in read_directory(f"{HEADER}\n1,2,3").faults[0].cause


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "il manque les colonnes suivantes\u00a0: code, nom, designation"),
        (
            HEADER.replace("mrc_code,", "").encode(),
            "il manque les colonnes suivantes\u00a0: mrc_code",
        ),
        ((HEADER + ",nom").encode(), "deux fois\u00a0: nom"),
        (HEADER.encode(), "aucune ligne"),
        (b"PK\x03\x04\x00\x00", "n’est pas du texte"),
        (b"\x81\xfe", "n’est pas du texte"),
    ],
)
def test_another_kind_of_file_is_refused(content, cause):
    directory = read_directory(content)

    assert directory.rows == []
    assert cause in directory.faults[0].cause
