"""From simple Dublin Core to the description of a resource, saying no more than what was said.

What cannot be known is left empty, for whoever sorts to fill: a « modified » date is no year of
publication, a call number no ISBN, « Text » no kind, and nobody else ties to our competencies.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from impact.knowledge.territories.names import fold
from impact.lib.search.words import words_of
from impact.presence.library.models import Resource

__all__ = ["describe_told"]

Type = Resource.Type
Format = Resource.Format
Language = Resource.Language
Licence = Resource.Licence
#: A word in what is said of the kind → the kind; the first that is met stands.
KINDS: Sequence[tuple[Type, frozenset[str]]] = (
    (Type.GUIDE, frozenset({"guide", "manuel", "manual", "handbook"})),
    (
        Type.TOOL,
        frozenset({"outil", "tool", "toolkit", "trousse", "gabarit", "software"})
        | frozenset({"modele", "template", "formulaire", "form"}),
    ),
    (
        Type.FACTSHEET,
        frozenset({"fiche", "factsheet", "feuillet", "depliant", "brochure", "question"}),
    ),
    (Type.PRACTICE, frozenset({"recit", "etude", "case"})),
    (Type.COURSE, frozenset({"cours", "course", "formation", "lecture", "capsule", "lesson"})),
    (Type.VIDEO, frozenset({"video", "film", "movingimage", "videorecording"})),
    (Type.AUDIO, frozenset({"audio", "sound", "son", "balado", "podcast"})),
    (Type.DATASET, frozenset({"dataset", "donnees", "data"})),
    (Type.BOOK, frozenset({"livre", "book", "bookpart", "chapitre", "chapter", "monograph"})),
    (
        Type.REPORT,
        frozenset({"rapport", "report", "recherche", "these", "thesis", "memoire", "dissertation"})
        | frozenset({"workingpaper", "doctoralthesis", "masterthesis", "bachelorthesis"}),
    ),
    (Type.ARTICLE, frozenset({"article", "conferenceobject", "conferencepaper", "preprint"})),
    (Type.SITE, frozenset({"site", "website"})),
)
#: Said of courses as well as of sites: it decides of nothing when something else does.
VAGUE: Sequence[tuple[Type, frozenset[str]]] = ((Type.SITE, frozenset({"interactiveresource"})),)
MEDIA: Sequence[tuple[str, Format]] = (
    ("application/pdf", Format.PDF),
    ("text/html", Format.PAGE),
    ("video/", Format.VIDEO),
    ("audio/", Format.AUDIO),
    ("image/", Format.IMAGE),
    ("presentation", Format.SLIDES),
    ("powerpoint", Format.SLIDES),
    ("spreadsheet", Format.SHEET),
    ("excel", Format.SHEET),
    ("text/csv", Format.SHEET),
    ("msword", Format.DOCUMENT),
    ("wordprocessing", Format.DOCUMENT),
    ("opendocument.text", Format.DOCUMENT),
)
FRENCH = frozenset({"fr", "fre", "fra", "francais", "french"})
ENGLISH = frozenset({"en", "eng", "anglais", "english"})
#: The licences that have a code here, by the end of their address.
LICENCES = {
    "publicdomain/zero/1.0": Licence.CC0,
    **{
        f"licenses/{one.value.lower()[3:-4]}/4.0": one
        for one in Licence
        if one.value.startswith("CC-BY")
    },
}
YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
#: Dates that are not the one a thing came out.
OTHER_DATES = ("modified", "updated", "available", "accepted", "submitted", "modifi", "mis a jour")
DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE)
ISBN = re.compile(
    r"(?:(?:urn:)?isbn[:\s]*)?(97[89][\d\- ]{9,14}[\dxX]|(?<=[:\s])[\d\-]{9,12}[\dxX])\Z", re.I
)
LIMITS = {"title": 300, "publisher": 200, "url": 500, "summary": 3000, "identifier": 120}
MOST_NAMES, LONGEST_NAME = 50, 200


def describe_told(values: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return what a record in Dublin Core says, as the fields of a resource."""
    names = [name for said in values.get("creator", ()) for name in said.split(";")]
    number = _number(values.get("identifier", ()))
    told = {
        "title": _first(values, "title"),
        "type": _kind(values.get("type", ())),
        "publisher": _first(values, "publisher"),
        "year": _year(values.get("date", ())),
        "language": _language(values.get("language", ())),
        "format": _format(values.get("format", ())),
        "licence": _licence(values.get("rights", ())),
        "url": _address(values.get("identifier", ()), number),
        "summary": "\n\n".join(dict.fromkeys(values.get("description", ()))),
        "identifier": number,
    }
    fitting = {name: _cut(value, LIMITS.get(name)) for name, value in told.items()}
    if len(told["url"]) > LIMITS["url"]:
        fitting["url"] = ""
    people = dict.fromkeys(name.strip()[:LONGEST_NAME] for name in names if name.strip())
    return fitting | {"creators": list(people)[:MOST_NAMES]}


def _first(values: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(values.get(name, ())), "")


def _kind(said: Iterable[str]) -> str:
    """Return the kind, by the last words of what may be an address; OTHER when none is known."""
    told = [set(words_of(re.split(r"[/#]", one)[-1])) for one in said]
    for kinds in (KINDS, VAGUE):
        for words in told:
            for kind, known in kinds:
                if words & known:
                    return kind.value
    return Type.OTHER.value


def _year(said: Iterable[str]) -> str:
    for one in said:
        if not one.lower().startswith(OTHER_DATES) and (found := YEAR.search(one)):
            return found.group()
    return ""


def _language(said: Iterable[str]) -> str:
    """Return the language; empty when nothing is said, which is not to say another one."""
    codes = {fold(re.split(r"[-_ ]", one.strip())[0]) for one in said} - {""}
    is_french, is_english = bool(codes & FRENCH), bool(codes & ENGLISH)
    if is_french and is_english:
        return Language.BOTH.value
    if is_french or is_english:
        return (Language.FRENCH if is_french else Language.ENGLISH).value
    return Language.OTHER.value if codes else ""


def _format(said: Iterable[str]) -> str:
    for one in said:
        for part, form in MEDIA:
            if part in one.lower():
                return form.value
    return ""


def _licence(said: Iterable[str]) -> str:
    for one in said:
        for end, licence in LICENCES.items():
            if f"creativecommons.org/{end}" in one.lower():
                return licence.value
    return ""


def _number(said: Iterable[str]) -> str:
    """Return a DOI or an ISBN; the call number of a catalogue is neither."""
    for one in said:
        for shape in (DOI, ISBN):
            if found := shape.match(one):
                return found.group(1).strip()
    return ""


def _address(said: Iterable[str], number: str) -> str:
    addresses = [one for one in said if one.lower().startswith(("http://", "https://"))]
    if addresses:
        return addresses[0]
    return f"https://doi.org/{number}" if number.startswith("10.") else ""


def _cut(value: str, limit: int | None) -> str:
    if limit is None or len(value) <= limit:
        return value
    return value[: limit - 1].rpartition(" ")[0] + "…"
