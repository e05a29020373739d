"""Reading the official municipality directory (« Répertoire des municipalités »), a CSV file.

Bytes in, rows and faults out: nothing here touches the database. A fault says the line, the
column and the cause, in the words of whoever holds the file. An error blocks the whole file,
a warning does not.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from impact.knowledge.territories.names import fold

COLUMNS = (
    *("code", "nom", "designation", "region_code", "mrc_code"),
    *("autochtone", "population", "lat", "lon"),
)
#: Where Québec is, widely: a point outside is a slip.
LATITUDES, LONGITUDES = (Decimal(44), Decimal(63)), (Decimal(-80), Decimal(-56))
_YES, _NO = {"true", "vrai", "oui", "1"}, {"false", "faux", "non", "0"}
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    line: int
    column: str
    cause: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of the directory says."""

    line: int
    code: str
    name: str
    designation: str
    region_code: str
    county_code: str
    is_indigenous: bool
    population: int | None
    latitude: Decimal | None
    longitude: Decimal | None


@dataclass(frozen=True, slots=True)
class Directory:
    rows: list[Row]
    faults: list[Fault]


def read_directory(content: bytes | str) -> Directory:
    """Return the rows of the file and everything that is wrong with it."""
    text = content if isinstance(content, str) else decode(content)
    if text is None or "\0" in text:
        return _refused("le fichier n’est pas du texte (CSV en UTF-8 ou Windows-1252 attendu)")
    first, _break, _rest = text.partition("\n")
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        header = [fold(name).replace(" ", "_") for name in next(reader, [])]
        missing = [name for name in COLUMNS if name not in header]
        if missing:
            return _refused("il manque les colonnes suivantes\u00a0: " + ", ".join(missing))
        twice = [name for name in COLUMNS if header.count(name) > 1]
        if twice:
            return _refused("ces colonnes sont là deux fois\u00a0: " + ", ".join(twice))
        return _read_rows(reader, header)
    except csv.Error:
        return _refused("le CSV ne se lit pas", line=reader.line_num)


def decode(content: bytes) -> str | None:
    """Return the text of the file, from UTF-8 or Windows-1252, or nothing if it is neither."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _refused(cause: str, *, line: int = 1) -> Directory:
    return Directory(rows=[], faults=[Fault(line, "", cause)])


def _read_rows(lines: Iterator[list[str]], header: list[str]) -> Directory:
    rows: list[Row] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    line = 2
    for cells in lines:
        if any(cell.strip() for cell in cells):
            told = _Line(line, cells, header)
            row = told.read(seen)
            faults += told.faults
            if row:
                rows.append(row)
        # A quoted cell may run over several lines; its row is named by the first of them.
        line = lines.line_num + 1  # type: ignore[attr-defined]
    if not rows and not faults:
        return _refused("le fichier n’a aucune ligne")
    return Directory(rows=rows, faults=faults)


class _Line:
    """One line of the file: its cells asked one by one, its faults gathered."""

    def __init__(self, number: int, cells: list[str], header: list[str]) -> None:
        self.number, self.cells, self.header = number, cells, header
        self.faults: list[Fault] = []

    def read(self, seen: dict[str, int]) -> Row | None:
        """Return the row, or nothing if something in it is an error."""
        if len(self.cells) != len(self.header):
            found, wanted = len(self.cells), len(self.header)
            self._err(
                "", f"{found} cellules au lieu de {wanted}\u00a0: une virgule sans guillemets?"
            )
            return None
        row = Row(
            line=self.number,
            code=self._code(seen),
            name=self._text("nom", 120).replace("'", "’"),
            designation=self._text("designation", 60).replace("'", "’"),
            region_code=self._digits("region_code", 2, 2),
            county_code=self._digits("mrc_code", 2, 3) if self._cell("mrc_code") else "",
            is_indigenous=self._yes_or_no("autochtone"),
            population=self._population(),
            latitude=self._degrees("lat", *LATITUDES),
            longitude=self._degrees("lon", *LONGITUDES),
        )
        if (row.latitude is None) != (row.longitude is None):
            self._err("lat, lon", "la latitude et la longitude vont ensemble")
        elif row.latitude is None:
            self._warn("lat, lon", "sans coordonnées")
        return None if any(fault.is_error for fault in self.faults) else row

    def _cell(self, name: str) -> str:
        return _BLANKS.sub(" ", self.cells[self.header.index(name)]).strip()

    def _err(self, column: str, cause: str) -> None:
        self.faults.append(Fault(self.number, column, cause))

    def _warn(self, column: str, cause: str) -> None:
        self.faults.append(Fault(self.number, column, cause, is_error=False))

    def _code(self, seen: dict[str, int]) -> str:
        code = self._digits("code", 5, 5)
        if code and seen.setdefault(code, self.number) != self.number:
            self._err("code", f"{code} est déjà à la ligne {seen[code]}")
        return code

    def _text(self, name: str, longest: int) -> str:
        value = self._cell(name)
        if not value:
            self._err(name, "vide")
        if len(value) > longest:
            self._err(name, f"plus de {longest} caractères")
        return value

    def _digits(self, name: str, fewest: int, most: int) -> str:
        value = self._cell(name)
        if value.isascii() and value.isdigit() and fewest <= len(value) <= most:
            return value
        wanted = f"{most} chiffres" if fewest == most else f"de {fewest} à {most} chiffres"
        hint = ""
        if value.isdigit() and len(value) < fewest:
            hint = "; un tableur a pu effacer le zéro du début"
        self._err(name, f"«\u00a0{value}\u00a0» devrait avoir {wanted}{hint}")
        return ""

    def _yes_or_no(self, name: str) -> bool:
        value = fold(self._cell(name))
        if value not in _YES | _NO:
            self._err(name, f"«\u00a0{value}\u00a0» devrait être True ou False")
        return value in _YES

    def _population(self) -> int | None:
        value = self._cell("population").replace(" ", "")
        if not value:
            self._warn("population", "population inconnue")
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= 8):
            self._err("population", f"«\u00a0{value}\u00a0» devrait être un nombre entier")
            return None
        return int(value)

    def _degrees(self, name: str, lowest: Decimal, highest: Decimal) -> Decimal | None:
        value = self._cell(name).replace(",", ".")
        if not value:
            return None
        try:
            degrees = Decimal(value)
        except InvalidOperation:
            degrees = Decimal("NaN")
        if not degrees.is_finite() or not lowest <= degrees <= highest:
            told = f"«\u00a0{value}\u00a0» devrait être entre {lowest} et {highest}"
            self._err(name, told)
            return None
        return degrees.quantize(Decimal("0.00001"))
