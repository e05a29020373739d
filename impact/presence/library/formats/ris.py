"""Resources as RIS, the format that reference managers exchange, and back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from impact.presence.library.formats.readings import Entry, Fault, Reading, Record
from impact.presence.library.formats.wording import label_of, language_of, type_of
from impact.presence.library.identifiers import doi_of
from impact.presence.library.models import Resource

__all__ = ["LOST", "MEDIA_TYPE", "is_one", "read", "write"]

MEDIA_TYPE = "application/x-research-info-systems; charset=utf-8"
#: What RIS has no place for.
LOST = ("licence", "format", "accessibility", "minutes", "file", "competencies", "stages", "roles",
        "territories")  # fmt: skip
#: What tells our own records from others’: only then is `ID` an address here.
OURS = "IMPACT"

Type = Resource.Type

#: The nearest type of RIS; the true one is told beside it (M3) for those that have none.
_WRITTEN = {
    Type.ARTICLE: "JOUR", Type.BOOK: "BOOK", Type.REPORT: "RPRT", Type.VIDEO: "VIDEO",
    Type.AUDIO: "SOUND", Type.DATASET: "DATA", Type.SITE: "ELEC",
}  # fmt: skip
_READ = {
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "MGZN", "NEWS", "INPR", "ABST"), Type.ARTICLE),
    **dict.fromkeys(("BOOK", "EBOOK", "CHAP", "ECHAP", "EDBOOK", "SER"), Type.BOOK),
    **dict.fromkeys(
        ("RPRT", "THES", "CONF", "CPAPER", "GOVDOC", "UNPB", "STAND", "LEGAL", "BILL"), Type.REPORT
    ),
    **dict.fromkeys(("VIDEO", "MPCT", "ADVS"), Type.VIDEO),
    **dict.fromkeys(("SOUND", "MUSIC"), Type.AUDIO),
    **dict.fromkeys(("DATA", "AGGR", "STAT"), Type.DATASET),
    **dict.fromkeys(("ELEC", "BLOG", "ICOMM", "WEB"), Type.SITE),
    **dict.fromkeys(("GEN", "MISC", "PAMP", "SLIDE", "MAP", "ART", "FIGURE", "COMP"), Type.OTHER),
}

_LINE = re.compile(r"^\s{0,3}([A-Z][A-Z0-9])\s{1,3}-(?:\s(.*)|)$")
_YEAR = re.compile(r"\b(1[4-9][0-9]{2}|20[0-9]{2}|21[0-9]{2})\b")
_TITLES = ("TI", "T1", "CT", "BT")
_AUTHORS = ("AU", "A1", "A2", "A3", "ED", "A4")
_SUMMARIES = ("AB", "N2")
_DATES = ("PY", "Y1", "DA")
_IDENTIFIERS = ("DO", "SN", "AN", "C7")
_SEEN = {*_TITLES, *_AUTHORS, *_SUMMARIES, *_DATES, *_IDENTIFIERS, "TY", "ER", "ID", "DB", "M3",
         "PB", "LA", "UR", "L1", "L2", "DP"}  # fmt: skip


def is_one(text: str) -> bool:
    """Say whether a text looks like RIS: its first line of a known shape opens a record."""
    lines = (line for line in text.splitlines()[:40] if line.strip())
    return any(re.match(r"^\s{0,3}TY\s{1,3}-", line) for line in lines)


def write(records: Iterable[Record]) -> Iterator[str]:
    """Return the lines of a RIS file, record by record."""
    for record in records:
        pairs = [pair for pair in _tags(record) if pair[1]]
        lines = (f"{tag}  - {_told(value)}" for tag, value in pairs)
        yield "\r\n".join([*lines, "ER  - ", "", ""])


def _tags(record: Record) -> list[tuple[str, str]]:
    told = record.description
    kind = str(told.get("type") or "")
    name = str(told.get("identifier") or "")
    place = "DO" if doi_of(name) else "SN" if name[:1].isdigit() else "AN"
    return [
        ("TY", _WRITTEN.get(Type(kind), "GEN") if kind in Type.values else "GEN"),
        ("ID", record.slug),
        ("TI", str(told.get("title") or "")),
        *(("AU", str(one)) for one in told.get("creators") or ()),
        ("PB", str(told.get("publisher") or "")),
        ("PY", str(told.get("year") or "")),
        ("M3", "" if kind in _WRITTEN else label_of(Type, kind)),
        ("LA", _LANGUAGE_CODES.get(str(told.get("language") or ""), "")),
        ("AB", str(told.get("summary") or "")),
        (place, name),
        ("UR", str(told.get("url") or "")),
        *(("KW", word) for word in record.keywords),
        ("DP", record.address),
        ("DB", OURS),
    ]


_LANGUAGE_CODES = {"fr": "fr", "en": "en", "fr-en": "fr; en", "autre": "und"}


def _told(value: str) -> str:
    """Return a value whose further lines cannot be taken for tags."""
    first, *others = [line.strip() for line in value.splitlines() if line.strip()]
    return "\r\n".join([first, *(f"     {line}" for line in others)])


@dataclass(slots=True)
class _Open:
    """A record being read: where it begins, and its tags in order with their lines."""

    line: int
    kind: str
    tags: list[tuple[str, str, int]] = field(default_factory=list)

    def all(self, *names: str) -> list[str]:
        return [value for tag, value, _line in self.tags if tag in names and value.strip()]

    def first(self, *names: str) -> str:
        return next((value for name in names for value in self.all(name)), "").strip()

    def line_of(self, *names: str) -> int:
        return next((line for tag, _value, line in self.tags if tag in names), self.line)


def read(text: str) -> Reading:
    """Return the records of a RIS text, and what is wrong with it line by line."""
    records, faults = _cut(text)
    entries = []
    for record in records:
        entry, found = _read_record(record)
        faults += found
        if not any(one.is_blocking for one in found):
            entries.append(entry)
    tags = dict.fromkeys(tag for record in records for tag, _value, _line in record.tags)
    return Reading(entries, tuple(faults), [tag for tag in tags if tag not in _SEEN])


def _cut(text: str) -> tuple[list[_Open], list[Fault]]:
    records: list[_Open] = []
    faults: list[Fault] = []
    now: _Open | None = None
    strays = 0
    for number, line in enumerate(text.split("\n"), start=1):
        found = _LINE.match(line)
        tag, value = (found.group(1), found.group(2) or "") if found else ("", line.strip())
        if tag == "TY":
            if now:
                faults.append(Fault(now.line, _unclosed(), "ER", is_blocking=False))
            now = _Open(number, value.strip())
            records.append(now)
        elif tag == "ER":
            now = None
        elif now is None:
            strays += bool(line.strip())
            if line.strip() and strays == 1:
                faults.append(Fault(number, _stray(), "TY", is_blocking=False))
        elif tag:
            now.tags.append((tag, value, number))
        elif value and now.tags:
            before, said, at = now.tags[-1]
            now.tags[-1] = (before, f"{said}\n{value}", at)
    if now:
        faults.append(Fault(now.line, _unclosed(), "ER", is_blocking=False))
    return records, faults


def _unclosed() -> str:
    return _("La notice qui commence ici n’est pas fermée\u00a0: ajoutez une ligne "
             "«\u00a0ER  -\u00a0» à sa fin. Elle a été lue jusqu’où elle semblait "
             "aller.")  # fmt: skip


def _stray() -> str:
    return _("Cette ligne n’est dans aucune notice et n’est pas lue\u00a0: une notice commence par "
             "«\u00a0TY  -\u00a0» et finit par «\u00a0ER  -\u00a0».")  # fmt: skip


def _read_record(record: _Open) -> tuple[Entry, list[Fault]]:
    faults = []
    date = record.first(*_DATES)
    year = _YEAR.search(date)
    if date and not year:
        cure = _("«\u00a0%(told)s\u00a0» n’est pas une année\u00a0: écrivez-la en quatre chiffres.")
        line = record.line_of(*_DATES)
        faults.append(Fault(line, cure % {"told": date[:40]}, "PY", is_blocking=False))
    told = {
        "title": " ".join(record.first(*_TITLES).split()),
        "type": _type_of(record, faults),
        "creators": [" ".join(one.split()) for one in record.all(*_AUTHORS)],
        "publisher": " ".join(record.first("PB").split()),
        "year": year.group() if year else "",
        "language": language_of(record.first("LA")),
        "url": record.first("UR", "L2", "L1").split("\n")[0].strip(),
        "summary": _paragraphs(record.first(*_SUMMARIES)),
        "identifier": " ".join(record.first(*_IDENTIFIERS).split()),
    }
    if not told["title"]:
        cure = _(
            "Cette notice n’a pas de titre\u00a0: ajoutez-lui une ligne «\u00a0TI  - …\u00a0»."
        )
        faults.append(Fault(record.line, cure, "TI"))
    is_ours = record.first("DB") == OURS
    return Entry(record.line, _said(told), record.first("ID") if is_ours else ""), faults


def _type_of(record: _Open, faults: list[Fault]) -> str:
    if named := type_of(record.first("M3")):
        return named
    if record.kind not in _READ:
        cure = _("«\u00a0%(told)s\u00a0» n’est pas un type RIS connu\u00a0: la notice est "
                 "lue comme «\u00a0Autre\u00a0».")  # fmt: skip
        faults.append(
            Fault(record.line, cure % {"told": record.kind[:20]}, "TY", is_blocking=False)
        )
    return str(_READ.get(record.kind, Type.OTHER))


def _paragraphs(told: str) -> str:
    return "\n".join(line.strip() for line in told.split("\n") if line.strip())


def _said(told: dict[str, Any]) -> dict[str, Any]:
    """Keep what the record says: what it leaves out must not empty what stands."""
    return {name: value for name, value in told.items() if value}
