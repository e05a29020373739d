"""Resources as a table (CSV): every field in its column, lists cut by « | »; and back."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from impact.lib.search.words import fold
from impact.presence.library.formats.readings import Entry, Fault, Reading, Record, Unreadable
from impact.presence.library.formats.wording import (
    access_of,
    file_format_of,
    language_of,
    licence_of,
    type_of,
)

__all__ = ["COLUMNS", "LOST", "MEDIA_TYPE", "is_one", "read", "template", "write"]

MEDIA_TYPE = "text/csv; charset=utf-8"
#: What a table has no place for: a file goes with its address here (`cle`).
LOST = ("file",)

#: Each column, the field it says, and what it waits for.
COLUMNS = {
    "cle": ("", "Vide pour une nouvelle ressource; l’adresse de la notice pour la changer."),
    "titre": ("title", "Obligatoire."),
    "sorte": ("type", "Guide, Outil, Article, Livre ou chapitre, Rapport, Fiche, Cours, Vidéo, "
                      "Audio, Récit, Données, Site web ou Autre."),
    "auteurs": ("creators", "Noms de personnes ou d’organismes, séparés par |."),
    "editeur": ("publisher", ""),
    "annee": ("year", "Quatre chiffres."),
    "licence": ("licence", "CC BY, CC BY-SA, CC BY-NC…, Domaine public, Tous droits réservés."),
    "langue": ("language", "fr, en, fr-en ou autre."),
    "format": ("format", "Page web, PDF, Vidéo…"),
    "accessibilite": ("accessibility", "Vide si personne n’a vérifié."),
    "adresse_web": ("url", "Une adresse entière, https://…"),
    "resume": ("summary", "Deux ou trois phrases."),
    "identifiant": ("identifier", "DOI ou ISBN."),
    "minutes": ("minutes", "Durée, en minutes."),
    "competences": ("competencies", "Codes, avec un niveau au besoin, séparés par |, comme C3:2."),
    "etapes": ("stages", "Codes d’étapes, séparés par |."),
    "roles": ("roles", "Codes de rôles, séparés par |."),
    "territoires": ("territories", "Adresses de territoires, séparées par |."),
}  # fmt: skip
#: How other software names the same columns, folded, letters and digits only.
_OTHERS = {
    "key": "", "slug": "cle", "title": "titre", "type": "sorte", "itemtype": "sorte",
    "author": "auteurs", "authors": "auteurs", "auteur": "auteurs", "creator": "auteurs",
    "creators": "auteurs", "organisation": "auteurs", "organisme": "auteurs",
    "publisher": "editeur", "year": "annee", "publicationyear": "annee", "date": "annee",
    "rights": "licence", "license": "licence", "droits": "licence", "language": "langue",
    "accessibilite": "accessibilite", "url": "adresse_web", "lien": "adresse_web",
    "adresse": "adresse_web", "link": "adresse_web", "adresseweb": "adresse_web",
    "abstract": "resume", "abstractnote": "resume", "description": "resume", "summary": "resume",
    "doi": "identifiant", "isbn": "identifiant", "identifier": "identifiant",
    "duree": "minutes", "dureemin": "minutes",
    "competence": "competences", "etape": "etapes", "role": "roles",
    "territoire": "territoires",
}  # fmt: skip
_LISTS = ("creators", "competencies", "stages", "roles", "territories")
_YEAR = re.compile(r"\b(1[4-9][0-9]{2}|20[0-9]{2}|21[0-9]{2})\b")
#: What would make a spreadsheet take a text for a formula.
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def is_one(text: str) -> bool:
    """Say whether a text looks like a table of resources: its first line names a title."""
    first = text.lstrip().partition("\n")[0]
    return "titre" in {_column(name) for name in re.split(r"[,;\t]", first)}


def write(records: Iterable[Record]) -> Iterator[str]:
    """Return the lines of a table a spreadsheet opens as it should; no text starts a formula."""
    yield "\ufeff" + _line(list(COLUMNS))
    for record in records:
        yield _line([_cell(record, name) for name, _cure in COLUMNS.values()])


def template() -> str:
    """Return an empty table whose first line says what each column waits for."""
    return "\ufeff" + _line(list(COLUMNS)) + _line([cure for _name, cure in COLUMNS.values()])


def _cell(record: Record, name: str) -> str:
    if not name:
        return record.slug
    value = record.description.get(name) or ""
    if name in _LISTS:
        return " | ".join(" ".join(str(one).replace("|", "/").split()) for one in value)
    return str(value)


def _line(cells: Sequence[str]) -> str:
    paper = io.StringIO(newline="")
    csv.writer(paper).writerow([f"'{one}" if _is_risky(one) else one for one in cells])
    return paper.getvalue()


def _is_risky(cell: str) -> bool:
    """Say whether a cell looks like a formula, or like one that was guarded."""
    return cell.startswith(_SIGNS) or (cell[:1] == "'" and cell[1:].startswith((*_SIGNS, "'")))


def read(text: str) -> Reading:
    """Return the lines of a table: commas, semicolons or tabs, columns in any order.

    :raises Unreadable: if it is no table, or names no column of titles.
    """
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next(reader, [])
        names = [_column(name) for name in header]
        _refuse(names)
        rows, faults = _cut(reader, len(header))
    except csv.Error as problem:
        told = _("Le tableau ne se lit plus à la ligne %(line)s\u00a0: un guillemet y est "
                 "de trop, ou n’est pas refermé.")  # fmt: skip
        raise Unreadable(told % {"line": reader.line_num}) from problem
    entries = []
    for line, cells in rows:
        entry, found = _read_row(line, _gather(names, cells))
        faults += found
        if not any(one.is_blocking for one in found):
            entries.append(entry)
    unread = [told for told, name in zip(header, names, strict=True) if told.strip() and not name]
    return Reading(entries, tuple(faults), unread)


def _column(told: str) -> str:
    plain = re.sub(r"[^a-z0-9]", "", fold(told))
    ours = {name.replace("_", ""): name for name in COLUMNS}
    return ours.get(plain) or _OTHERS.get(plain, "")


def _refuse(names: Sequence[str]) -> None:
    if "titre" not in names:
        raise Unreadable(
            _(
                "Ce fichier n’est ni du RIS, ni du BibTeX, ni un tableau avec une colonne "
                "«\u00a0titre\u00a0». Partez du gabarit à télécharger."
            )  # fmt: skip
        )


def _cut(reader: Any, columns: int) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    rows, faults = [], []
    begins = reader.line_num + 1
    for cells in reader:
        # A cell may hold several lines: a row is known by the one it begins on.
        line, begins = begins, reader.line_num + 1
        while len(cells) > columns and not cells[-1].strip():
            cells.pop()
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > columns:
            told = _("Cette ligne a %(cells)s cases pour %(columns)s colonnes\u00a0: entourez de "
                     "guillemets le texte qui contient le séparateur.")  # fmt: skip
            faults.append(Fault(line, told % {"cells": len(cells), "columns": columns}))
            continue
        rows.append((line, [*cells, *[""] * (columns - len(cells))]))
    return rows, faults


def _gather(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return the cells by column; of two columns for one thing, the first that says something."""
    told: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=True):
        if name and not told.get(name):
            told[name] = _bare(cell)
    return told


def _bare(cell: str) -> str:
    """Return a cell as it was meant, the guard of what looks like a formula taken off."""
    is_guarded = cell[:1] == "'" and cell[1:].startswith((*_SIGNS, "'"))
    return (cell[1:] if is_guarded else cell).strip()


#: How each coded column is read: from words to a code.
_CODED: Mapping[str, Callable[[str], str]] = {
    "sorte": type_of,
    "langue": language_of,
    "licence": licence_of,
    "format": file_format_of,
    "accessibilite": access_of,
}


def _read_row(line: int, cells: Mapping[str, str]) -> tuple[Entry, list[Fault]]:
    faults: list[Fault] = []
    told: dict[str, Any] = {}
    for column, (name, _cure) in COLUMNS.items():
        if name and (cell := cells.get(column, "")):
            told[name] = _read_cell(column, cell, line=line, faults=faults)
    if not told.get("title"):
        cure = _("Cette ligne n’a pas de titre\u00a0: donnez-lui-en un, ou retirez-la.")
        faults.append(Fault(line, cure, "titre"))
    said = {name: value for name, value in told.items() if value}
    return Entry(line, said, cells.get("cle", "").strip("/").rpartition("/")[2]), faults


def _read_cell(column: str, cell: str, *, line: int, faults: list[Fault]) -> Any:
    name = COLUMNS[column][0]
    if name in _LISTS:
        cut = "|" if "|" in cell or name == "creators" and ";" not in cell else ";"
        return [" ".join(one.split()) for one in cell.split(cut) if one.strip()]
    if column in _CODED:
        if code := _CODED[column](cell):
            return code
        cure = _(
            "«\u00a0%(told)s\u00a0» n’est pas connu ici\u00a0: choisissez parmi ce que dit "
            "le gabarit."
        )
        is_blocking = column == "sorte"
        faults.append(Fault(line, cure % {"told": cell[:60]}, column, is_blocking=is_blocking))
        return ""
    if column == "annee":
        if year := _YEAR.search(cell):
            return year.group()
        cure = _("«\u00a0%(told)s\u00a0» n’est pas une année\u00a0: écrivez-la en quatre chiffres.")
        faults.append(Fault(line, cure % {"told": cell[:40]}, column, is_blocking=False))
        return ""
    if column == "titre":
        return " ".join(cell.split())
    return cell
