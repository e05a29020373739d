"""A concept and a meaning as plain values: what a form types, what a file says, what one reads.

The three are told alike, so that they can be compared. Values in, values out.
"""

from typing import Any, Protocol

from impact.knowledge.concepts.content import KINDS, ConceptEntry
from impact.knowledge.concepts.queries import Word

Values = dict[str, Any]


class Told(Protocol):
    """A meaning, in a file or in the glossary."""

    @property
    def voice(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def consequence(self) -> str: ...


def tell_concept(word: Word) -> Values:
    """Return what a word of the glossary says of itself, other voices aside."""
    ours = next((one for one in word.meanings if not one.slug), None)
    return {
        "label": word.label,
        "plain": word.plain,
        "definition": word.definition,
        **_sourced(ours),
        "synonyms": list(word.synonyms),
        "label_en": word.english,
        "synonyms_en": list(word.english_synonyms),
        "no_equivalent_in": word.lacks,
        "equivalence_note": word.lack_note,
        "hidden": list(word.hidden),
        "broader": word.parent,
        "also_broader": sorted(code for code in word.broader if code != word.parent),
        "related": sorted(word.related),
    }


def concept_as_filed(entry: ConceptEntry) -> Values:
    """Return the same of an entry of a file."""
    ours = next((one for one in entry.meanings if not one.slug), None)
    return {
        "label": entry.label,
        "plain": entry.plain,
        "definition": entry.definition,
        **_sourced(ours),
        "synonyms": list(entry.synonyms),
        "label_en": entry.label_en,
        "synonyms_en": list(entry.synonyms_en),
        "no_equivalent_in": entry.no_equivalent_in,
        "equivalence_note": entry.equivalence_note,
        "hidden": list(entry.hidden),
        "broader": entry.broader,
        "also_broader": sorted(entry.also_broader),
        "related": sorted(entry.related),
    }


def entry_of(word: Word) -> Values:
    """Return a word as its entry in a file would be: what it does not say is left out."""
    others = [meaning_as_filed("", one) for one in word.meanings if one.slug]
    kinds = {kind: name for name, kind in KINDS.items()}
    same = [
        {"kind": kinds[one.kind], "address": one.address, "label": one.label} for one in word.same
    ]
    told = {"code": word.code, **tell_concept(word)}
    told |= {"other_meanings": [_filled(one) for one in others], "correspondences": same}
    return _filled(told)


def _filled(values: Values) -> Values:
    return {name: value for name, value in values.items() if value}


def tell_meaning(word: Word, meaning: Told) -> Values:
    """Return what a meaning that someone carries says of a word."""
    return meaning_as_filed(word.code, meaning)


def meaning_as_filed(code: str, meaning: Told) -> Values:
    """Return the same of a meaning in a file."""
    told = {"concept": code, "text": meaning.text, "voice": meaning.voice}
    return told | {
        "consequence": meaning.consequence,
        "source": meaning.source,
        "address": meaning.address,
    }


def _sourced(meaning: Told | None) -> Values:
    return {
        "source": meaning.source if meaning else "",
        "address": meaning.address if meaning else "",
        "consequence": meaning.consequence if meaning else "",
    }
