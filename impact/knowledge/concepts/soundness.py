"""What keeps a proposed word from entering the glossary, and how to mend it.

Values in, faults out, each beside the field it is about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from impact.knowledge.concepts.integrity import Notion, find_breaches
from impact.knowledge.concepts.queries import Glossary
from impact.lib.search.words import fold

Content = Mapping[str, Any]


def find_faults(code: str, content: Content, *, glossary: Glossary) -> dict[str, str]:
    """Return what is wrong with what a word would say, field name → cure."""
    return dict(
        (
            *_unsound(code, content, glossary),
            *_unknown_ties(content, glossary),
            *_without_equivalent(content),
            *_long_names(content),
            *_taken_name(code, content, glossary),
            *_unsaid_consequence(code, content, glossary),
        )
    )


def _taken_name(code: str, content: Content, glossary: Glossary) -> Iterator[tuple[str, str]]:
    label = fold(str(content.get("label") or "")).strip()
    for word in glossary:
        if word.code != code and fold(word.label) == label:
            yield "label", _("Le glossaire a déjà ce mot. Corrigez-le, ou donnez-lui un sens.")


def _long_names(content: Content) -> Iterator[tuple[str, str]]:
    for name in ("synonyms", "synonyms_en", "hidden"):
        if any(len(text) > 200 for text in content.get(name) or []):
            yield name, _("Un de ces noms est trop long\u00a0: 200 caractères au plus.")


def _without_equivalent(content: Content) -> Iterator[tuple[str, str]]:
    lacking = content.get("no_equivalent_in") or ""
    if lacking == "en" and content.get("label_en"):
        yield "no_equivalent_in", _("Le mot a un nom anglais\u00a0: il a donc un équivalent.")
    if lacking and not str(content.get("equivalence_note") or "").strip():
        yield "equivalence_note", _("Dites en une phrase pourquoi il n’a pas d’équivalent.")


def _unknown_ties(content: Content, glossary: Glossary) -> Iterator[tuple[str, str]]:
    ties = {
        "broader": [content["broader"]] if content.get("broader") else [],
        "also_broader": content.get("also_broader") or [],
        "related": content.get("related") or [],
    }
    for name, codes in ties.items():
        unknown = [one for one in codes if one not in glossary.words]
        if unknown:
            told = _("Le glossaire n’a pas «\u00a0%(names)s\u00a0». Choisissez parmi ses mots.")
            yield name, told % {"names": ", ".join(unknown)}


def _unsaid_consequence(
    code: str, content: Content, glossary: Glossary
) -> Iterator[tuple[str, str]]:
    word = glossary.words.get(code)
    is_contested = word is not None and any(one.slug for one in word.meanings)
    if is_contested and not str(content.get("consequence") or "").strip():
        yield "consequence", _("Ce mot a d’autres sens\u00a0: dites ce que celui-ci change.")


def _unsound(code: str, content: Content, glossary: Glossary) -> Iterator[tuple[str, str]]:
    """The conditions of SKOS, as if the word were in the glossary already."""
    here = _notion(code, content)
    others = [
        replace(one, related=[other for other in one.related if other != code])
        for one in glossary.notions()
        if one.code != code
    ]
    for breach in find_breaches([here, *others]):
        about = breach.about if breach.code == code else breach.code
        name = glossary.words[about].label if about in glossary.words else about
        is_ours = code in (breach.code, breach.about)
        if breach.condition == "S13":
            told = _("«\u00a0%(name)s\u00a0» est là deux fois\u00a0: gardez-le à un seul endroit.")
            yield _where(content, breach.about), told % {"name": breach.about}
        elif breach.condition == "S27":
            told = _("«\u00a0%(name)s\u00a0» serait à la fois voisin et plus large ou plus précis.")
            yield "related" if is_ours else "broader", told % {"name": name}
        elif breach.condition == "circle":
            yield "broader", _("Le mot se trouverait sous lui-même. Choisissez un autre parent.")


def _where(content: Content, text: str) -> str:
    """The field to look at for a name that is there twice."""
    for name in ("hidden", "synonyms_en", "synonyms"):
        if text in (content.get(name) or []):
            return name
    return "label"


def _notion(code: str, content: Content) -> Notion:
    english = str(content.get("label_en") or "")
    parent = content.get("broader") or ""
    return Notion(
        code=code,
        preferred=[("fr", str(content.get("label") or "")), *[("en", english)] * bool(english)],
        alternative=[
            *(("fr", text) for text in content.get("synonyms") or []),
            *(("en", text) for text in content.get("synonyms_en") or []),
        ],
        hidden=[("fr", text) for text in content.get("hidden") or []],
        broader=[*filter(None, [parent]), *(content.get("also_broader") or [])],
        related=content.get("related") or [],
    )
