"""Cutting a file in lines and cells: what holds a table of offers, as people hand it over.

Bytes in, cells out: nothing here knows what a cell means, nor touches the database.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

#: The columns of a table of offers, and what each holds, in the words of the template to fill.
COLUMNS: dict[str, str] = {
    "cle": "Votre propre numéro pour cette offre; il ne change pas d’une fois à l’autre.",
    "sorte": "formation, échange, coaching, accompagnement ou réflexion.",
    "titre": "Le nom de l’offre.",
    "offreur": "L’organisme ou la personne qui l’offre.",
    "resume": "Quelques phrases (facultatif).",
    "competences": "Codes du référentiel, du niveau de départ au niveau visé : C3:1>2; D4:0>2.",
    "etapes": "Codes des étapes : S3; S4 (facultatif : toutes).",
    "roles": "Codes des rôles : COO; AGD (facultatif : tous).",
    "territoires": "Codes des régions ou des MRC : 02; 941 (facultatif : partout).",
    "en_ligne": "oui ou non.",
    "langue": "fr, en, fr-en ou autre.",
    "heures": "Heures par personne : 14 ou 3,5 (facultatif).",
    "cout": "En dollars, sans cents : 250 (facultatif; 0 pour gratuit).",
    "cout_par": "personne ou groupe.",
    "places": "Nombre de places (facultatif).",
    "complet": "oui quand il ne reste plus de place (facultatif).",
    "debut": "AAAA-MM-JJ (facultatif).",
    "fin": "AAAA-MM-JJ (facultatif).",
    "adresse_web": "https://… (facultatif).",
    "contact": "Pour joindre (facultatif).",
    "preuves": "Ce qui montre que ça marche (facultatif).",
    "fictive": "oui pour un exemple inventé (facultatif).",
}
REQUIRED = ("cle", "sorte", "titre", "offreur", "competences")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: the line of the file (1 is the header), the column, and how to mend it."""

    line: int
    column: str
    cure: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: where it begins in the file, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    lines: Sequence[Line]
    #: Lines that could not be cut in cells.
    faults: Sequence[Fault] = ()
    #: What had to be guessed of the file, in words.
    guessed: str = ""
    #: Columns that are not read, as the file names them.
    unread: Sequence[str] = ()


class NotATable(Exception):
    """The file is not a table of offers; the message says what to send instead."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file, and what had to be guessed to read it.

    :raises NotATable: if it is not text.
    """
    if b"\0" in data:
        raise NotATable("Ce fichier n’est pas un tableau CSV. Enregistrez-le en CSV (UTF-8).")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        told = (
            "Le fichier n’est pas en UTF-8; il a été lu comme Windows-1252. Vérifiez les accents."
        )
        return data.decode("cp1252", "replace"), told


def read_table(text: str, *, guessed: str = "") -> Table:
    """Return the lines of a CSV text: commas, semicolons or tabs, whatever the order of columns.

    :raises NotATable: if it cannot be read as a table, or lacks the columns that are asked for.
    """
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        _refuse_header(names)
        lines, faults = _cut(reader, names)
    except csv.Error as problem:
        raise NotATable(
            f"Le tableau ne se lit plus à la ligne {reader.line_num}\u00a0: "
            "un guillemet y est de trop, ou n’est pas refermé."
        ) from problem
    unread = [name for name in names if name and name not in COLUMNS]
    return Table(lines, faults, guessed, unread)


def _refuse_header(names: Sequence[str]) -> None:
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise NotATable(
            f"Il manque des colonnes\u00a0: {', '.join(missing)}. Partez du gabarit à télécharger."
        )
    twice = sorted({name for name in names if name in COLUMNS and names.count(name) > 1})
    if twice:
        raise NotATable(f"Ces colonnes sont là deux fois\u00a0: {', '.join(twice)}.")


def _cut(reader: Iterator[list[str]], names: Sequence[str]) -> tuple[list[Line], list[Fault]]:
    lines: list[Line] = []
    faults: list[Fault] = []
    begins = reader.line_num + 1  # type: ignore[attr-defined]
    for cells in reader:
        # A cell may hold several lines: a row is known by the one it begins on.
        number, begins = begins, reader.line_num + 1  # type: ignore[attr-defined]
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(names):
            faults.append(Fault(number, "", _too_many(len(cells), len(names))))
            continue
        padded = [*cells, *[""] * (len(names) - len(cells))]
        lines.append(
            Line(number, {name: _bare(cell) for name, cell in zip(names, padded, strict=True)})
        )
    return lines, faults


def _bare(cell: str) -> str:
    """Return a cell as it was meant: our own tables guard with « ' » what looks like a formula."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@") else cell


def _too_many(cells: int, columns: int) -> str:
    return (
        f"Cette ligne a {cells} cases pour {columns} colonnes\u00a0: entourez de guillemets "
        "le texte qui contient le séparateur."
    )
