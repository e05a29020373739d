"""How other software names what our descriptions code: types, languages, licences, and back."""

import re
from functools import cache

from django.db.models import TextChoices
from django.utils.translation import override

from impact.lib.search.words import fold
from impact.presence.library.models import Resource

__all__ = ["access_of", "file_format_of", "language_of", "licence_of", "label_of", "type_of"]

Type = Resource.Type

#: Other people's words for a type, folded: RIS codes apart, those of Zotero and plain French.
_TYPES = {
    "guide": Type.GUIDE, "manuel": Type.GUIDE, "manual": Type.GUIDE, "guide pratique": Type.GUIDE,
    "outil": Type.TOOL, "tool": Type.TOOL, "trousse": Type.TOOL, "toolkit": Type.TOOL,
    "gabarit": Type.TOOL,
    "article": Type.ARTICLE, "journalarticle": Type.ARTICLE, "magazinearticle": Type.ARTICLE,
    "newspaperarticle": Type.ARTICLE, "preprint": Type.ARTICLE, "journal article": Type.ARTICLE,
    "article de revue": Type.ARTICLE,
    "livre": Type.BOOK, "book": Type.BOOK, "booksection": Type.BOOK, "chapitre": Type.BOOK,
    "book section": Type.BOOK,
    "rapport": Type.REPORT, "report": Type.REPORT, "recherche": Type.REPORT,
    "thesis": Type.REPORT, "these": Type.REPORT, "memoire": Type.REPORT,
    "conferencepaper": Type.REPORT, "etude": Type.REPORT,
    "fiche": Type.FACTSHEET, "fiche pratique": Type.FACTSHEET, "factsheet": Type.FACTSHEET,
    "fiche d'information": Type.FACTSHEET, "question-reponse": Type.FACTSHEET,
    "cours": Type.COURSE, "formation": Type.COURSE, "course": Type.COURSE,
    "capsule": Type.COURSE, "learning resource": Type.COURSE,
    "video": Type.VIDEO, "videorecording": Type.VIDEO, "film": Type.VIDEO,
    "webinaire": Type.VIDEO, "moving image": Type.VIDEO, "movingimage": Type.VIDEO,
    "audio": Type.AUDIO, "audiorecording": Type.AUDIO, "podcast": Type.AUDIO,
    "balado": Type.AUDIO, "sound": Type.AUDIO,
    "recit": Type.PRACTICE, "etude de cas": Type.PRACTICE, "case study": Type.PRACTICE,
    "donnees": Type.DATASET, "dataset": Type.DATASET, "jeu de donnees": Type.DATASET,
    "site": Type.SITE, "webpage": Type.SITE, "site web": Type.SITE, "page web": Type.SITE,
    "blogpost": Type.SITE, "website": Type.SITE, "web page": Type.SITE,
    "autre": Type.OTHER, "document": Type.OTHER, "other": Type.OTHER, "text": Type.OTHER,
}  # fmt: skip

_LANGUAGES = {
    "fr": "fr", "fre": "fr", "fra": "fr", "francais": "fr", "french": "fr",
    "en": "en", "eng": "en", "anglais": "en", "english": "en",
}  # fmt: skip

#: Creative Commons, however it is written.
_COMMONS = re.compile(
    r"\b(?:cc[- ]|creativecommons\.org/licenses/)?by(?P<rest>(?:-(?:nc|nd|sa))*)\b"
)


def label_of(choices: type[TextChoices], code: str) -> str:
    """Return what a code is called in French; a code that is not known stays itself."""
    with override("fr-ca"):
        return str(choices(code).label) if code in choices.values else code


def type_of(told: str) -> str:
    """Return the type a word names, our own codes and names first; empty when it names none."""
    return _known(told, Type) or str(_TYPES.get(fold(told).strip(), ""))


def language_of(told: str) -> str:
    """Return the language a text names; several with ours among them count as both."""
    if (code := told.strip()) in Resource.Language.values:
        return code
    words = re.split(r"[^a-z]+", re.sub(r"\b([a-z]{2})[-_][a-z]{2}\b", r"\1", fold(told)))
    named = {_LANGUAGES[word] for word in words if word in _LANGUAGES}
    if named == {"fr", "en"}:
        return str(Resource.Language.BOTH)
    if named:
        return named.pop()
    return str(Resource.Language.OTHER) if any(words) else ""


def licence_of(told: str) -> str:
    """Return the licence a text names; a right that is told and not known is « another »."""
    if known := _known(told, Resource.Licence):
        return known
    plain = fold(told).replace(" ", "-").replace("--", "-")
    if "cc0" in plain or "publicdomain" in plain or "domaine-public" in plain:
        return str(Resource.Licence.CC0)
    if "cc" in plain or "creative" in plain:
        found = _COMMONS.search(plain.replace("cc-", "cc "))
        code = f"CC-BY{found.group('rest').upper()}-4.0" if found else ""
        return code if code in Resource.Licence.values else str(Resource.Licence.OTHER)
    if "tous-droits" in plain or "all-rights" in plain or "©" in told:
        return str(Resource.Licence.RESERVED)
    return str(Resource.Licence.OTHER) if plain.strip("-") else ""


def file_format_of(told: str) -> str:
    """Return the format of a file, as we or as the Internet names it; empty when unknown."""
    plain = fold(told)
    media = (("pdf", "PDF"), ("html", "PAGE"), ("image", "IMAGE"), ("video", "VIDEO"),
             ("audio", "AUDIO"), ("sheet", "SHEET"), ("presentation", "SLIDES"),
             ("word", "DOCUMENT"))  # fmt: skip
    return _known(told, Resource.Format) or next(
        (code for part, code in media if part in plain), ""
    )


def access_of(told: str) -> str:
    return _known(told, Resource.Accessibility)


def _known(told: str, choices: type[TextChoices]) -> str:
    return _names(choices).get(fold(told).strip(), "")


@cache
def _names(choices: type[TextChoices]) -> dict[str, str]:
    """Return each code and each French name of choices, folded, with its code."""
    with override("fr-ca"):
        told = {fold(str(label)): str(code) for code, label in choices.choices}
    return told | {fold(str(code)): str(code) for code in choices.values}
