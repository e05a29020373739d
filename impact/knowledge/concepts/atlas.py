"""The vocabularies that others keep, read for pages: light, and apart from the glossary."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from impact.knowledge.concepts.models import (
    GLOSSARY,
    Concept,
    ConceptScheme,
    Correspondence,
    Definition,
    Label,
    Relation,
)
from impact.lib.search.words import fold

__all__ = [
    "Around",
    "Kept",
    "Line",
    "Place",
    "find_kept",
    "lines_of",
    "place_of",
    "tied_to",
]


@dataclass(frozen=True, slots=True)
class Line:
    """A concept in a list; `is_french` says whether its name is."""

    code: str
    label: str
    is_french: bool
    letter: str
    #: The name, folded, and what else it is called.
    folded: str


@dataclass(frozen=True, slots=True)
class Around:
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """A concept of a vocabulary and what stands around it."""

    concept: Concept
    synonyms: Sequence[str]
    english_synonyms: Sequence[str]
    broader: Sequence[Around]
    narrower: Sequence[Around]
    related: Sequence[Around]
    #: What it means for those who are named there.
    meanings: Sequence[Definition]
    #: Words of our glossary that stand to it: how, and their code and name.
    ours: Sequence[tuple[str, Around]]


def lines_of(scheme: ConceptScheme) -> Sequence[Line]:
    """Return all its concepts in use in the order of the alphabet; kept until it changes."""
    return _lines(scheme.pk, scheme.edition)


@lru_cache(maxsize=4)
def _lines(scheme: int, _edition: int) -> Sequence[Line]:
    rows = Concept.objects.in_force().filter(scheme=scheme)
    lines = []
    for code, label, lacking in rows.values_list("code", "label", "no_equivalent_in"):
        folded = fold(label)
        letter = folded[:1].upper() if folded[:1].isalpha() else "#"
        lines.append(Line(code, label, lacking != "fr", letter, folded))
    return tuple(sorted(lines, key=lambda line: (line.letter == "#", line.folded, line.code)))


def place_of(scheme: ConceptScheme, code: str) -> Place | None:
    """Return a concept of a vocabulary with what stands around it; None when there is no such."""
    rows = Concept.objects.in_force().filter(scheme=scheme)
    concept = rows.filter(code=code).select_related("broader").first()
    if concept is None:
        return None
    names = list(Label.objects.filter(concept=concept, kind=Label.Kind.ALT).order_by("text"))
    ties = Relation.objects.filter(source=concept) | Relation.objects.filter(target=concept)
    broader = [concept.broader] if concept.broader else []
    narrower = list(rows.filter(broader=concept))
    related = []
    for tie in ties.select_related("source", "target"):
        other = tie.target if tie.source_id == concept.pk else tie.source
        if tie.kind == Relation.Kind.RELATED:
            related.append(other)
        else:
            (broader if tie.source_id == concept.pk else narrower).append(other)
    return Place(
        concept,
        synonyms=[one.text for one in names if one.language == "fr"],
        english_synonyms=[one.text for one in names if one.language == "en"],
        broader=_told(broader),
        narrower=_told(narrower),
        related=_told(related),
        meanings=list(concept.definitions.in_force().carried()),
        ours=tied_to(concept.address),
    )


def tied_to(address: str) -> list[tuple[str, Around]]:
    """Return the words of the glossary that were tied to this address, and how."""
    ties = Correspondence.objects.shown().filter(
        address=address, concept__scheme__code=GLOSSARY, concept__retired_on=None
    )
    return [
        (tie.kind, Around(tie.concept.code, tie.concept.label))
        for tie in ties.select_related("concept").order_by("concept__label")
    ]


@dataclass(frozen=True, slots=True)
class Kept:
    """A concept of an imported vocabulary, and the vocabulary."""

    scheme: str
    title: str
    code: str
    label: str


def find_kept(addresses: Sequence[str]) -> dict[str, Kept]:
    """Return, of these addresses, those of concepts that an imported vocabulary holds here."""
    rows = Concept.objects.in_force().filter(address__in=filter(None, addresses))
    return (
        {
            one.address: Kept(one.scheme.code, one.scheme.title, one.code, one.label)
            for one in rows.select_related("scheme")
        }
        if addresses
        else {}
    )


def decided_in(scheme: ConceptScheme) -> list[Correspondence]:
    """Return what was said of our words and its concepts, nothing in common too."""
    here = Concept.objects.filter(scheme=scheme).values("address")
    rows = Correspondence.objects.filter(address__in=here, concept__scheme__code=GLOSSARY)
    return list(rows.select_related("concept").order_by("concept__label"))


def _told(concepts: Sequence[Concept]) -> list[Around]:
    standing = {one.code: one for one in concepts if not one.is_retired}
    return [
        Around(one.code, one.label)
        for one in sorted(standing.values(), key=lambda one: fold(one.label))
    ]
