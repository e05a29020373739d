"""Which words of the glossary have the name of a concept of an imported vocabulary.

A name in common is only a reason to look: a person says how the two stand to one another. What was
said once, were it « nothing in common », is not asked again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from impact.knowledge.concepts.integrity import Breach, Notion, find_breaches
from impact.knowledge.concepts.models import (
    GLOSSARY,
    Concept,
    ConceptScheme,
    Correspondence,
    Label,
    Relation,
)
from impact.knowledge.concepts.queries import Glossary, Word
from impact.knowledge.concepts.recognition import keys_of

__all__ = ["Candidate", "breaches_with", "find_candidates"]

Name = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of ours and a concept of elsewhere that share a name."""

    word: Word
    address: str
    code: str
    label: str
    note: str
    #: The names in common, as we write them.
    names: tuple[str, ...]
    #: Both have it for their first name, in one language or the other.
    is_first_name: bool

    @property
    def likely(self) -> str:
        return Correspondence.Kind.EXACT if self.is_first_name else Correspondence.Kind.CLOSE


def find_candidates(scheme: ConceptScheme, glossary: Glossary) -> list[Candidate]:
    """Return what is still to be said, those that share their first name first."""
    known = set(
        Correspondence.objects.filter(concept__scheme__code=GLOSSARY).values_list(
            "concept__code", "address"
        )
    )
    held, first = _names_of(scheme)
    shared: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in glossary:
        for language, name in _named(word):
            for concept in held.get((language, keys_of(name)), ()):
                shared[word.code, concept].append(name)
    rows = Concept.objects.in_bulk({concept for _code, concept in shared})
    found = [
        _candidate(glossary.words[code], rows[concept], names=names, first=first)
        for (code, concept), names in shared.items()
        if (code, rows[concept].address) not in known
    ]
    return sorted(found, key=lambda one: (not one.is_first_name, one.word.label, one.label))


def breaches_with(
    scheme: ConceptScheme | None, glossary: Glossary, *, code: str, address: str, kind: str
) -> list[Breach]:
    """Return what saying so would break, ours and theirs read as one vocabulary (S27, S46)."""
    ours = [_said_of(one, code=code, address=address, kind=kind) for one in glossary.notions()]
    theirs = list(_notions_of(scheme)) if scheme else []
    return [one for one in find_breaches([*ours, *theirs]) if one.condition in ("S27", "S46")]


def _candidate(
    word: Word, row: Concept, *, names: list[str], first: Mapping[int, set[Name]]
) -> Candidate:
    ours = {("fr", keys_of(word.label)), ("en", keys_of(word.english))}
    return Candidate(
        word=word,
        address=row.address,
        code=row.code,
        label=row.label,
        note=row.definition,
        names=tuple(dict.fromkeys(names)),
        is_first_name=bool(ours & first[row.pk]),
    )


def _named(word: Word) -> Iterator[tuple[str, str]]:
    for name in (word.label, *word.synonyms, *word.hidden):
        yield "fr", name
    for name in filter(None, (word.english, *word.english_synonyms)):
        yield "en", name


def _names_of(scheme: ConceptScheme) -> tuple[dict[Name, set[int]], dict[int, set[Name]]]:
    """The concepts that have each name, and the first names of each."""
    held: dict[Name, set[int]] = defaultdict(set)
    first: dict[int, set[Name]] = {}
    rows = Concept.objects.in_force().filter(scheme=scheme)
    for concept, french, english in rows.values_list("pk", "label", "label_en"):
        first[concept] = {("fr", keys_of(french))}
        if english:
            first[concept].add(("en", keys_of(english)))
        for name in first[concept]:
            held[name].add(concept)
    others = Label.objects.filter(concept__scheme=scheme, concept__retired_on=None)
    for concept, language, text in others.values_list("concept", "language", "text"):
        held[language, keys_of(text)].add(concept)
    return held, first


def _said_of(notion: Notion, *, code: str, address: str, kind: str) -> Notion:
    """The word as it would be once this is said of it; other words as they are."""
    if notion.code != code:
        return notion

    def said(ends: Sequence[str], own: str) -> list[str]:
        others = [one for one in ends if one != address]
        return [*others, address] if kind == own else others

    return replace(
        notion,
        exact=said(notion.exact, "EXACT"),
        broad_matches=said(notion.broad_matches, "BROAD"),
        narrow_matches=said(notion.narrow_matches, "NARROW"),
    )


def _notions_of(scheme: ConceptScheme) -> Iterator[Notion]:
    rows = list(Concept.objects.in_force().filter(scheme=scheme).only("address", "broader_id"))
    address_of = {row.pk: row.address for row in rows}
    wider: dict[int, list[str]] = defaultdict(list)
    beside: dict[int, list[str]] = defaultdict(list)
    ties = Relation.objects.filter(source__scheme=scheme)
    for kind, one, other in ties.values_list("kind", "source", "target"):
        if one in address_of and other in address_of:
            if kind == Relation.Kind.BROADER:
                wider[one].append(address_of[other])
            else:
                beside[one].append(address_of[other])
                beside[other].append(address_of[one])
    for row in rows:
        parent = [address_of[row.broader_id]] if row.broader_id in address_of else []
        yield Notion(row.address, broader=[*parent, *wider[row.pk]], related=beside[row.pk])
