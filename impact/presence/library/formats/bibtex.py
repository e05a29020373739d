"""Resources as BibTeX, and back; bibtexparser cuts the file, what its fields say is read here."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import bibtexparser
from bibtexparser import model
from django.utils.translation import gettext as _

from impact.presence.library.formats.latex import decode, encode
from impact.presence.library.formats.readings import Entry, Fault, Reading, Record
from impact.presence.library.formats.wording import label_of, language_of, type_of
from impact.presence.library.identifiers import doi_of, isbn_of
from impact.presence.library.models import Resource

__all__ = ["LOST", "MEDIA_TYPE", "is_one", "read", "write"]

MEDIA_TYPE = "application/x-bibtex; charset=utf-8"
#: What BibTeX has no place for; paragraphs of a summary are joined.
LOST = ("licence", "format", "accessibility", "minutes", "file", "competencies", "stages", "roles",
        "territories")  # fmt: skip
#: The field that holds our own address: only our own files have it.
OURS = "impact"

# What it cannot cut is told to whoever sent the file, line by line; nothing is left to log.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

Type = Resource.Type

_WRITTEN = {Type.ARTICLE: "article", Type.BOOK: "book", Type.REPORT: "techreport",
            Type.GUIDE: "manual"}  # fmt: skip
_READ = {
    "article": Type.ARTICLE,
    **dict.fromkeys(("book", "inbook", "incollection", "booklet", "collection"), Type.BOOK),
    **dict.fromkeys(
        ("techreport", "report", "phdthesis", "mastersthesis", "thesis", "inproceedings",
         "conference", "proceedings", "unpublished"),
        Type.REPORT,
    ),
    "manual": Type.GUIDE,
    **dict.fromkeys(("online", "electronic", "www"), Type.SITE),
    **dict.fromkeys(("video", "movie"), Type.VIDEO),
    **dict.fromkeys(("audio", "music"), Type.AUDIO),
    "dataset": Type.DATASET,
    "misc": Type.OTHER,
}  # fmt: skip
_PUBLISHERS = ("publisher", "institution", "school", "organization", "howpublished", "journal")
_SEEN = {*_PUBLISHERS, "title", "subtitle", "author", "editor", "year", "date", "month", "url",
         "abstract", "doi", "isbn", "issn", "identifier", "language", "langid", "type",
         "keywords", OURS}  # fmt: skip
#: How many times a macro may stand in another.
_DEEPEST = 5
_YEAR = re.compile(r"\b(1[4-9][0-9]{2}|20[0-9]{2}|21[0-9]{2})\b")
_OPENS = re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)
_MACRO = re.compile(r"[^\s#{}\"]+")
_LANGUAGE_CODES = {"fr": "french", "en": "english", "fr-en": "french and english", "autre": "other"}


def is_one(text: str) -> bool:
    """Say whether a text looks like BibTeX: a block opens, before anything that looks otherwise."""
    found = _OPENS.search(text)
    return found is not None and found.start() < 20_000


def write(records: Iterable[Record]) -> Iterator[str]:
    """Return the entries of a BibTeX file, one by one."""
    for record in records:
        kind, fields = _fields(record)
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
        yield f"@{kind}{{{record.slug},\n{lines}\n}}\n\n"


def _fields(record: Record) -> tuple[str, list[tuple[str, str]]]:
    told = {name: " ".join(str(value or "").split()) for name, value in record.description.items()}
    sort = _WRITTEN.get(Type(told["type"]), "misc") if told.get("type") in Type.values else "misc"
    names = " and ".join(_name(str(one)) for one in record.description.get("creators") or ())
    identifier = told.get("identifier", "")
    place = "doi" if doi_of(identifier) else "isbn" if isbn_of(identifier) else "identifier"
    publishes = {"techreport": "institution", "manual": "organization"}.get(sort, "publisher")
    return sort, [
        ("title", encode(told.get("title", ""))),
        ("author", names),
        (publishes, encode(told.get("publisher", ""))),
        ("year", told.get("year", "")),
        ("type", encode(label_of(Type, told.get("type", ""))) if sort == "misc" else ""),
        ("language", _LANGUAGE_CODES.get(told.get("language", ""), "")),
        ("abstract", encode(told.get("summary", ""))),
        (place, encode(identifier)),
        ("url", encode(told.get("url", ""))),
        ("keywords", encode(", ".join(word.replace(",", " ") for word in record.keywords))),
        (OURS, record.slug),
    ]


def _name(name: str) -> str:
    """Return a name as BibTeX keeps it whole; only « Nom, Prénom » is a person’s for sure."""
    written = encode(" ".join(name.split()))
    is_plain = name.count(",") == 1 and not re.search(r"\band\b", name, re.IGNORECASE)
    return written if is_plain and "{" not in written else f"{{{written}}}"


def read(text: str) -> Reading:
    """Return the entries of a BibTeX text, and what is wrong with it line by line."""
    library = bibtexparser.parse_string(text, parse_stack=[])
    macros = {one.key.lower(): one.value for one in library.blocks if isinstance(one, model.String)}
    entries: list[Entry] = []
    faults: list[Fault] = []
    unread: dict[str, None] = {}
    for block in library.blocks:
        found = _entry_of(block, faults)
        if found is None:
            continue
        # Backwards, so that of a field that stands twice the first is kept.
        fields = {one.key.lower(): _value(str(one.value), macros) for one in found.fields[::-1]}
        unread |= dict.fromkeys(name for name in fields if name not in _SEEN)
        line = (block.start_line or 0) + 1
        entry, wrong = _read_fields(found.entry_type.lower(), fields, line=line)
        faults += wrong
        if not any(one.is_blocking for one in wrong):
            entries.append(entry)
    return Reading(entries, tuple(faults), list(unread))


def _entry_of(block: model.Block, faults: list[Fault]) -> model.Entry | None:
    """Return the entry of a block, mended if it can be; what is wrong is added to the faults."""
    line = (block.start_line or 0) + 1
    if isinstance(block, model.Entry):
        return block
    if isinstance(block, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock):
        inside = block.ignore_error_block
        if isinstance(block, model.DuplicateFieldKeyBlock):
            cure = _("Un même champ y est deux fois\u00a0: gardez-en un seul. Le premier est lu.")
            faults.append(Fault(line, cure, is_blocking=False))
        return inside if isinstance(inside, model.Entry) else None
    if isinstance(block, model.ParsingFailedBlock):
        cure = _("Cette notice ne se lit pas\u00a0: une accolade ou un guillemet n’y est pas "
                 "refermé, ou une virgule manque entre deux champs.")  # fmt: skip
        faults.append(Fault(line, cure))
    return None


def _value(raw: str, macros: Mapping[str, str], *, depth: int = 0) -> str:
    """Return what a field says before LaTeX is read: pieces joined, macros replaced."""
    pieces, place = [], 0
    while place < len(raw):
        sign = raw[place]
        if sign in '{"':
            end = _closing(raw, place)
            pieces.append(raw[place + 1 : end])
            place = end + 1
        elif found := _MACRO.match(raw, place):
            name = found.group().strip(",")
            is_known = name.lower() in macros and depth < _DEEPEST
            pieces.append(_value(macros[name.lower()], macros, depth=depth + 1) if is_known
                          else name)  # fmt: skip
            place = found.end()
        else:
            place += 1
    return "".join(pieces)


def _closing(raw: str, start: int) -> int:
    """Return where what opens at `start` closes; the end when it does not."""
    depth, is_quoted = 0, raw[start] == '"'
    for place in range(start, len(raw)):
        if raw[place] == "{":
            depth += 1
        elif raw[place] == "}":
            depth -= 1
            if not depth and not is_quoted:
                return place
        elif is_quoted and raw[place] == '"' and place > start and not depth:
            return place
    return len(raw)


def _read_fields(kind: str, fields: Mapping[str, str], *, line: int) -> tuple[Entry, list[Fault]]:
    told = {name: " ".join(decode(value).split(" ")) for name, value in fields.items()}
    told = {name: re.sub(r"[ \t\n]+", " ", value).strip() for name, value in told.items()}
    faults = []
    date = told.get("date") or told.get("year") or ""
    year = _YEAR.search(date)
    if date and not year:
        cure = _("«\u00a0%(told)s\u00a0» n’est pas une année\u00a0: écrivez-la en quatre chiffres.")
        faults.append(Fault(line, cure % {"told": date[:40]}, "year", is_blocking=False))
    title = " : ".join(one for one in (told.get("title"), told.get("subtitle")) if one)
    if not title:
        cure = _(
            "Cette notice n’a pas de titre\u00a0: ajoutez-lui un champ «\u00a0title = {…}\u00a0»."
        )
        faults.append(Fault(line, cure, "title"))
    said: dict[str, Any] = {
        "title": title,
        "type": type_of(told.get("type", "")) or str(_READ.get(kind, Type.OTHER)),
        "creators": _names(fields.get("author") or fields.get("editor") or ""),
        "publisher": next((told[name] for name in _PUBLISHERS if told.get(name)), ""),
        "year": year.group() if year else "",
        "language": language_of(told.get("language") or told.get("langid") or ""),
        "url": told.get("url", ""),
        "summary": told.get("abstract", ""),
        "identifier": next(
            (told[name] for name in ("doi", "isbn", "identifier", "issn") if told.get(name)), ""
        ),
    }
    said = {name: value for name, value in said.items() if value}
    return Entry(line, said, told.get(OURS, "")), faults


def _names(raw: str) -> list[str]:
    """Return each name of a list joined by « and », but inside braces; « others » is no one."""
    names, depth, start = [], 0, 0
    text = re.sub(r"\s+", " ", raw)
    for found in re.finditer(r"[{}]| and ", text):
        if found.group() == " and " and not depth:
            names.append(text[start : found.start()])
            start = found.end()
        elif found.group() in "{}":
            depth += 1 if found.group() == "{" else -1
    plain = [" ".join(decode(one).split(" ")).strip() for one in [*names, text[start:]]]
    return [one for one in plain if one and one != "others"]
