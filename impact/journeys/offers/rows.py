"""What the lines of a table say; what is wrong is told with its line, its column and its cure.

Texts in, values out: nothing here touches the database.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from impact.journeys.offers.models import Offer
from impact.journeys.offers.tables import Fault, Line

#: Where each plain field of an offer stands in a table.
FIELD_COLUMNS = {
    "kind": "sorte",
    "title": "titre",
    "provider": "offreur",
    "summary": "resume",
    "is_online": "en_ligne",
    "language": "langue",
    "hours": "heures",
    "cost": "cout",
    "cost_basis": "cout_par",
    "capacity": "places",
    "is_full": "complet",
    "starts_on": "debut",
    "ends_on": "fin",
    "url": "adresse_web",
    "contact": "contact",
    "evidence": "preuves",
    "is_fictional": "fictive",
}

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
_LANGUAGES = {value: value for value in Offer.Language.values} | {"": Offer.Language.FRENCH}

_IS_ADDRESS = URLValidator(schemes=["http", "https"])
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
#: As many dollars, or places, as a table may say.
_WHOLE = re.compile(r"[0-9]{1,7}")
_HOURS = re.compile(r"[0-9]{1,4}(\.[0-9])?")
_AIM = re.compile(r"(?P<code>[^:>]+):(?P<start>[0-9]{1,2})(>|→)(?P<end>[0-9]{1,2})")


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

    @property
    def name(self) -> tuple[str, str]:
        """Return what an offer is known by: its provider, and the provider's own key."""
        return str(self.fields["provider"]), self.key


def read_rows(lines: Iterable[Line]) -> tuple[list[OfferRow], list[Fault]]:
    """Return the offers that can be read, and everything wrong with the others."""
    rows, faults = [], []
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        row, found = _read_row(line)
        first = seen.setdefault(row.name, line.number)
        if first != line.number and row.key:
            found.append(
                Fault(
                    line.number,
                    "cle",
                    f"Cette clé sert déjà à la ligne {first}\u00a0: donnez-en une autre.",
                )
            )
        faults += found
        if not found:
            rows.append(row)
    return rows, faults


class _Reader:
    """Asks a line for its values and keeps what is wrong with them."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.faults: list[Fault] = []

    def blame(self, column: str, cure: str) -> None:
        self.faults.append(Fault(self.line.number, column, cure))

    def cell(self, column: str) -> str:
        return self.line.cells.get(column, "")

    def text(self, column: str, *, longest: int, is_required: bool = False) -> str:
        value = self.cell(column)
        if is_required and not value:
            self.blame(column, "Cette case ne peut pas être vide.")
        if len(value) > longest:
            self.blame(column, f"Raccourcissez à {longest} caractères.")
        return value

    def address(self, column: str) -> str:
        value = self.text(column, longest=500)
        if value:
            try:
                _IS_ADDRESS(value)
            except ValidationError:
                self.blame(column, "Écrivez l’adresse complète, qui commence par https://")
        return value

    def among(self, column: str, words: Mapping[str, object]) -> object:
        value = self.cell(column).lower()
        if value not in words:
            known = ", ".join(word for word in words if word)
            told = f"«\u00a0{value}\u00a0» n’est pas connu" if value else "Cette case est vide"
            self.blame(column, f"{told}. Écrivez\u00a0: {known}.")
        return words.get(value)

    def whole(self, column: str) -> int | None:
        value = _BLANKS.sub("", self.cell(column)).rstrip("$")
        if not value:
            return None
        if not _WHOLE.fullmatch(value):
            self.blame(column, "Écrivez un nombre entier, sans cents\u00a0: 250.")
            return None
        return int(value)

    def decimal(self, column: str) -> Decimal | None:
        value = _BLANKS.sub("", self.cell(column)).replace(",", ".").rstrip("h")
        if not value:
            return None
        if not _HOURS.fullmatch(value):
            self.blame(column, "Écrivez un nombre d’heures\u00a0: 14 ou 3,5.")
            return None
        return Decimal(value)

    def day(self, column: str) -> date | None:
        value = self.cell(column)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.blame(column, "Écrivez la date ainsi\u00a0: 2027-03-15.")
            return None

    def codes(self, column: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.upper() for part in _parts(self.cell(column))))

    def aims(self) -> tuple[Target, ...]:
        column, aims = "competences", dict[str, Target]()
        for part in _parts(self.cell(column)):
            found = _AIM.fullmatch(_BLANKS.sub("", part))
            if not found:
                self.blame(
                    column, f"«\u00a0{part}\u00a0»\u00a0: écrivez le code et les niveaux, C3:1>2."
                )
                continue
            code, start, end = found["code"].upper(), int(found["start"]), int(found["end"])
            if end <= start:
                self.blame(
                    column, f"«\u00a0{part}\u00a0»\u00a0: le niveau visé doit dépasser le départ."
                )
            elif code in aims:
                self.blame(column, f"{code} est là deux fois\u00a0: gardez-en une.")
            else:
                aims[code] = Target(code, start, end)
        if not self.cell(column):
            self.blame(column, "Nommez au moins une compétence\u00a0: C3:1>2.")
        return tuple(aims.values())


def _read_row(line: Line) -> tuple[OfferRow, list[Fault]]:
    ask = _Reader(line)
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
        "is_full": ask.among("complet", YES_NO),
        "starts_on": ask.day("debut"),
        "ends_on": ask.day("fin"),
        "url": ask.address("adresse_web"),
        "contact": ask.text("contact", longest=200),
        "evidence": ask.text("preuves", longest=2000),
        "is_fictional": ask.among("fictive", YES_NO),
    }
    start, end = fields["starts_on"], fields["ends_on"]
    if isinstance(start, date) and isinstance(end, date) and end < start:
        ask.blame("fin", "La fin vient avant le début\u00a0: corrigez l’une des deux dates.")
    row = OfferRow(
        line=line.number,
        key=ask.text("cle", longest=120, is_required=True),
        fields=fields,
        aims=ask.aims(),
        stages=ask.codes("etapes"),
        roles=ask.codes("roles"),
        # A spreadsheet eats the zero of « 02 ».
        territories=tuple(code.zfill(2) for code in ask.codes("territoires")),
    )
    return row, ask.faults


def tell_row(offer: Offer) -> dict[str, str]:
    """Return an offer as a line of a table, by column: read back, it says the same."""
    told = {column: _tell(getattr(offer, name)) for name, column in FIELD_COLUMNS.items()}
    aims = [f"{one.competency.code}:{one.from_level}>{one.to_level}" for one in offer.aims.all()]
    return told | {
        "cle": offer.external_key or offer.slug,
        "sorte": next(word for word, kind in KINDS.items() if kind == offer.kind),
        "cout_par": next(word for word, basis in BASES.items() if basis == offer.cost_basis),
        "competences": "; ".join(aims),
        "etapes": "; ".join(one.code for one in offer.stages.all()),
        "roles": "; ".join(one.code for one in offer.roles.all()),
        "territoires": "; ".join(one.code for one in offer.territories.all()),
    }


def _tell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Decimal):
        return str(value).removesuffix(".0").replace(".", ",")
    return str(value)


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in re.split(r"[;|\n]", text) if part.strip())
