"""Reading a table of offers, line by line; what is wrong is told with its line, column and cure.

Texts in, values out: nothing here touches the database.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from impact.journeys.offers.models import Offer

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
    "debut": "AAAA-MM-JJ (facultatif).",
    "fin": "AAAA-MM-JJ (facultatif).",
    "adresse_web": "https://… (facultatif).",
    "contact": "Pour joindre (facultatif).",
    "preuves": "Ce qui montre que ça marche (facultatif).",
    "fictive": "oui pour un exemple inventé (facultatif).",
}
REQUIRED = ("cle", "sorte", "titre", "offreur", "competences")

KINDS = {
    "formation": Offer.Kind.TRAINING,
    "échange": Offer.Kind.EXCHANGE,
    "echange": Offer.Kind.EXCHANGE,
    "coaching": Offer.Kind.COACHING,
    "accompagnement": Offer.Kind.ACCOMPANIMENT,
    "réflexion": Offer.Kind.REFLECTION,
    "reflexion": Offer.Kind.REFLECTION,
}
BASES = {"personne": Offer.Basis.PERSON, "groupe": Offer.Basis.GROUP, "": Offer.Basis.PERSON}
YES_NO = {"oui": True, "non": False, "": False}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: the line of the file (1 is the header), the column, and how to mend it."""

    line: int
    column: str
    cure: str


@dataclass(frozen=True, slots=True)
class Target:
    code: str
    from_level: int
    to_level: int


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer as a table tells it; codes are not yet looked up."""

    line: int
    key: str
    fields: Mapping[str, object]
    aims: tuple[Target, ...]
    stages: tuple[str, ...]
    roles: tuple[str, ...]
    territories: tuple[str, ...]


class NotATable(Exception):
    """The file is not a table of offers; the message says what to send instead."""


def read_table(data: bytes) -> tuple[list[Mapping[str, str]], str]:
    """Return the lines of a CSV file as mappings, and what had to be guessed of it, in words.

    :raises NotATable: if it cannot be read as a table, or lacks the columns that are asked for.
    """
    text, told = _decode(data)
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().lower() for name in reader.fieldnames or []]
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise NotATable(
            f"Il manque des colonnes\u00a0: {', '.join(missing)}. Partez du gabarit à télécharger."
        )
    lines = [
        {name: (value or "").strip() for name, value in zip(names, row.values(), strict=False)}
        for row in reader
    ]
    return [line for line in lines if any(line.values())], told


def _decode(data: bytes) -> tuple[str, str]:
    if b"\0" in data:
        raise NotATable("Ce fichier n’est pas un tableau CSV. Enregistrez-le en CSV (UTF-8).")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        told = (
            "Le fichier n’est pas en UTF-8; il a été lu comme Windows-1252. Vérifiez les accents."
        )
        return data.decode("cp1252", "replace"), told


def read_rows(lines: Sequence[Mapping[str, str]]) -> tuple[list[OfferRow], list[Fault]]:
    """Return the offers that can be read, and everything wrong with the others."""
    rows, faults = [], []
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(lines, start=2):
        row, found = _read_row(number, line)
        name = (line.get("offreur", ""), line.get("cle", ""))
        if name in seen and not found:
            found = [Fault(number, "cle", "Cette clé sert déjà plus haut : donnez-en une autre.")]
        seen.add(name)
        faults += found
        if row and not found:
            rows.append(row)
    return rows, faults


class _Reader:
    """Asks a line for its values and keeps what is wrong with them."""

    def __init__(self, number: int, line: Mapping[str, str]) -> None:
        self.number, self.line, self.faults = number, line, []  # type: ignore[var-annotated]

    def blame(self, column: str, cure: str) -> None:
        self.faults.append(Fault(self.number, column, cure))

    def text(self, column: str, *, longest: int, is_required: bool = False) -> str:
        value = self.line.get(column, "")
        if is_required and not value:
            self.blame(column, "Cette case ne peut pas être vide.")
        if len(value) > longest:
            self.blame(column, f"Raccourcissez à {longest} caractères.")
        return value

    def among(self, column: str, words: Mapping[str, object]) -> object:
        value = self.line.get(column, "").lower()
        if value not in words:
            known = ", ".join(word for word in words if word)
            self.blame(column, f"«\u00a0{value}\u00a0» n’est pas connu. Écrivez\u00a0: {known}.")
        return words.get(value)

    def whole(self, column: str) -> int | None:
        value = self.line.get(column, "").replace(" ", "").replace("\u00a0", "").rstrip("$")
        if value and not value.isdecimal():
            self.blame(column, "Écrivez un nombre entier, sans cents : 250.")
            return None
        return int(value) if value else None

    def decimal(self, column: str) -> Decimal | None:
        value = self.line.get(column, "").replace(",", ".")
        try:
            return Decimal(value).quantize(Decimal("0.1")) if value else None
        except InvalidOperation:
            self.blame(column, "Écrivez un nombre d’heures : 14 ou 3,5.")
            return None

    def day(self, column: str) -> date | None:
        value = self.line.get(column, "")
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.blame(column, "Écrivez la date ainsi : 2027-03-15.")
            return None

    def codes(self, column: str) -> tuple[str, ...]:
        return tuple(_parts(self.line.get(column, "")))

    def aims(self) -> tuple[Target, ...]:
        aims = []
        for part in _parts(self.line.get("competences", "")):
            code, _colon, levels = part.partition(":")
            start, _arrow, end = levels.partition(">")
            if not (start.strip().isdecimal() and end.strip().isdecimal()):
                self.blame(
                    "competences",
                    f"«\u00a0{part}\u00a0»\u00a0: écrivez le code et les niveaux, C3:1>2.",
                )
            elif int(end) <= int(start):
                self.blame(
                    "competences",
                    f"«\u00a0{part}\u00a0»\u00a0: le niveau visé doit dépasser le départ.",
                )
            else:
                aims.append(Target(code.strip().upper(), int(start), int(end)))
        if not aims and not self.faults:
            self.blame("competences", "Nommez au moins une compétence : C3:1>2.")
        return tuple(aims)


def _read_row(number: int, line: Mapping[str, str]) -> tuple[OfferRow | None, list[Fault]]:
    ask = _Reader(number, line)
    fields = {
        "kind": ask.among("sorte", KINDS),
        "title": ask.text("titre", longest=160, is_required=True),
        "provider": ask.text("offreur", longest=160, is_required=True),
        "summary": ask.text("resume", longest=2000),
        "is_online": ask.among("en_ligne", YES_NO),
        "language": ask.among("langue", _LANGUAGES),
        "hours": ask.decimal("heures"),
        "cost": ask.whole("cout"),
        "cost_basis": ask.among("cout_par", BASES),
        "capacity": ask.whole("places"),
        "starts_on": ask.day("debut"),
        "ends_on": ask.day("fin"),
        "url": ask.text("adresse_web", longest=500),
        "contact": ask.text("contact", longest=200),
        "evidence": ask.text("preuves", longest=2000),
        "is_fictional": ask.among("fictive", YES_NO),
    }
    start, end = fields["starts_on"], fields["ends_on"]
    if isinstance(start, date) and isinstance(end, date) and end < start:
        ask.blame("fin", "La fin vient avant le début : corrigez l’une des deux dates.")
    if fields["url"] and not str(fields["url"]).startswith(("https://", "http://")):
        ask.blame("adresse_web", "Commencez par https://")
    row = OfferRow(
        line=number,
        key=ask.text("cle", longest=120, is_required=True),
        fields=fields,
        aims=ask.aims(),
        stages=ask.codes("etapes"),
        roles=ask.codes("roles"),
        territories=ask.codes("territoires"),
    )
    return row, ask.faults


_LANGUAGES = {value: value for value in Offer.Language.values} | {"": Offer.Language.FRENCH}


def _parts(text: str) -> Iterable[str]:
    return (part.strip() for part in text.replace("|", ";").split(";") if part.strip())
