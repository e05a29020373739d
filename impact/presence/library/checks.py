"""What keeps a description from being a resource's, field by field, with how to mend it.

Plain values in, French cures out: nothing here touches the database.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.presence.library.models import Resource
from impact.trust.publishing.faults import NO_ADDRESS, is_address, too_long

__all__ = ["EARLIEST", "LATEST", "LIMITS", "Codes", "find_faults"]

#: The longest each text may be, in characters.
LIMITS = {
    "title": 300,
    "publisher": 200,
    "url": 500,
    "summary": 3000,
    "identifier": 120,
}
#: The most names a resource credits, and the longest one.
MOST_NAMES, LONGEST_NAME = 50, 200
#: Years beyond these are slips of the pen.
EARLIEST, LATEST = 1600, 2100
#: A resource takes less than a thousand hours.
MOST_MINUTES = 60_000

CHOICES: Mapping[str, Collection[str]] = {
    "type": Resource.Type.values,
    "licence": Resource.Licence.values,
    "language": [*Resource.Language.values, ""],
    "format": Resource.Format.values,
    "accessibility": Resource.Accessibility.values,
}

Cure = str | Promise
CURES: Mapping[str, Cure] = {
    "type": gettext_lazy("Choisissez une sorte de la liste, comme «\u00a0Guide\u00a0»."),
    "licence": gettext_lazy("Choisissez une licence de la liste, ou laissez vide."),
    "language": gettext_lazy("Choisissez une langue de la liste."),
    "format": gettext_lazy("Choisissez un format de la liste, ou laissez vide."),
    "accessibility": gettext_lazy("Choisissez une réponse de la liste, ou laissez vide."),
    "url": NO_ADDRESS,
    "year": gettext_lazy("Donnez une année en quatre chiffres, comme 2019, ou laissez vide."),
    "minutes": gettext_lazy("Donnez un nombre entier de minutes, comme 45, ou laissez vide."),
}


class Codes(Protocol):
    """What descriptions may name."""

    @property
    def competencies(self) -> Collection[str]: ...
    @property
    def levels(self) -> Collection[int]: ...
    @property
    def stages(self) -> Collection[str]: ...
    @property
    def roles(self) -> Collection[str]: ...
    @property
    def territories(self) -> Collection[str]: ...
    @property
    def files(self) -> Collection[str]: ...


def find_faults(told: Mapping[str, Any], *, codes: Codes) -> dict[str, str]:
    """Return what is wrong in a description, field name → cure; empty when nothing is."""
    faults: dict[str, str] = {}
    if not _text(told, "title"):
        faults["title"] = _("Donnez le titre de la ressource, comme il est écrit dessus.")
    faults |= too_long({name: _text(told, name) for name in LIMITS}, limits=LIMITS)
    for name, offered in CHOICES.items():
        if _text(told, name) not in offered:
            faults[name] = str(CURES[name])
    for name, is_plausible in _PLAUSIBLE.items():
        if (typed := _text(told, name)) and not is_plausible(typed):
            faults.setdefault(name, str(CURES[name]))
    faults |= _unknown(told, codes) | _unnamed(told)
    if not faults.keys() & {"url", "file"} and not _is_reachable(told):
        faults["url"] = _(
            "Dites où la trouver\u00a0: une adresse web, un fichier, un numéro (ISBN, DOI), "
            "ou le format «\u00a0Papier\u00a0»."
        )
    return faults


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return "" if value is None else str(value).strip()


def _is_whole(typed: str, *, least: int, most: int) -> bool:
    # Other scripts have digits too, and a very long number is no number.
    return typed.isascii() and typed.isdecimal() and len(typed) < 7 and least <= int(typed) <= most


_PLAUSIBLE: Mapping[str, Callable[[str], bool]] = {
    "url": is_address,
    "year": lambda typed: _is_whole(typed, least=EARLIEST, most=LATEST),
    "minutes": lambda typed: _is_whole(typed, least=1, most=MOST_MINUTES),
}


def _unknown(told: Mapping[str, Any], codes: Codes) -> dict[str, str]:
    """Tell the codes that stand for nothing."""
    wrong = {
        "competencies": [one for one in _list(told, "competencies") if not _is_subject(one, codes)],
        "stages": [one for one in _list(told, "stages") if one not in codes.stages],
        "roles": [one for one in _list(told, "roles") if one not in codes.roles],
        "territories": [one for one in _list(told, "territories") if one not in codes.territories],
        "file": [one for one in [_text(told, "file")] if one and one not in codes.files],
    }
    return {
        name: _("Ceci ne désigne rien de connu\u00a0: %(codes)s. Corrigez-le ou retirez-le.")
        % {"codes": ", ".join(values[:10])}
        for name, values in wrong.items()
        if values
    }


def _is_subject(typed: str, codes: Codes) -> bool:
    code, mark, level = typed.partition(":")
    if code not in codes.competencies:
        return False
    return not mark or (_is_whole(level, least=0, most=99) and int(level) in codes.levels)


def _unnamed(told: Mapping[str, Any]) -> dict[str, str]:
    names = _list(told, "creators")
    if len(names) <= MOST_NAMES and all(len(name) <= LONGEST_NAME for name in names):
        return {}
    limits = {"most": MOST_NAMES, "longest": LONGEST_NAME}
    cure = _("Un nom par ligne\u00a0: %(most)s noms au plus, de %(longest)s caractères au plus.")
    return {"creators": cure % limits}


def _list(told: Mapping[str, Any], name: str) -> list[str]:
    return [str(one).strip() for one in told.get(name) or ()]


def _is_reachable(told: Mapping[str, Any]) -> bool:
    is_paper = _text(told, "format") == Resource.Format.PAPER
    return is_paper or any(_text(told, name) for name in ("url", "file", "identifier"))
