"""The glossary read whole, as plain values: it is short, and every page of it needs its ties."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

from django.db.models import FilteredRelation, Q

from impact.knowledge.concepts.integrity import Notion
from impact.knowledge.concepts.models import (
    GLOSSARY,
    Concept,
    ConceptScheme,
    Correspondence,
    Definition,
    Label,
    Language,
    Relation,
)
from impact.knowledge.concepts.recognition import Recognizer
from impact.knowledge.concepts.synonyms import Synonyms
from impact.lib.search.words import fold

__all__ = [
    "Glossary",
    "Meaning",
    "Same",
    "Word",
    "read_afresh",
    "read_glossary",
    "read_terms",
]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means for someone; `voice` is empty where the house speaks."""

    rank: int
    slug: str
    voice: str
    text: str
    source: str
    address: str
    consequence: str


@dataclass(frozen=True, slots=True)
class Same:
    """A notion kept elsewhere, and how this one stands to it."""

    kind: str
    address: str
    label: str

    @property
    def told(self) -> str:
        """How it stands to this one, in words."""
        return str(Correspondence.Kind(self.kind).label)

    @property
    def host(self) -> str:
        """Who keeps it, as its address says."""
        return urlsplit(self.address).netloc


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary: its names, its meanings, and the codes of those around it."""

    code: str
    label: str
    english: str
    lacks: str
    lack_note: str
    plain: str
    definition: str
    synonyms: tuple[str, ...]
    english_synonyms: tuple[str, ...]
    hidden: tuple[str, ...]
    parent: str
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    same: tuple[Same, ...]

    @property
    def title(self) -> str:
        return self.label[:1].upper() + self.label[1:]

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, in both languages, those nobody shows too."""
        told = (self.label, *self.synonyms, *self.hidden, self.english, *self.english_synonyms)
        return tuple(filter(None, told))

    def matches(self, kind: str) -> list[str]:
        """Return the addresses of the notions elsewhere that stand so to this one."""
        return [one.address for one in self.same if one.kind == kind]

    @property
    def is_contested(self) -> bool:
        return len(self.meanings) > 1


@dataclass(frozen=True)
class Glossary:
    """All the words in use, by code, in the order of the alphabet."""

    title: str
    edition: int
    words: Mapping[str, Word] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words.values())

    def __len__(self) -> int:
        return len(self.words)

    def of(self, codes: Sequence[str]) -> list[Word]:
        """Return these words, those out of use left aside."""
        return [self.words[code] for code in codes if code in self.words]

    @property
    def tops(self) -> list[Word]:
        return [word for word in self if not word.parent]

    def top_of(self, code: str) -> Word:
        """Return the widest word that this one stands under, by main parents; itself, maybe."""
        word = self.words[code]
        while word.parent:
            word = self.words[word.parent]
        return word

    @cached_property
    def synonyms(self) -> Synonyms:
        return Synonyms(word.names for word in self)

    def children(self, code: str) -> list[Word]:
        """Return the words this one is the main parent of."""
        return [word for word in self.of(self.words[code].narrower) if word.parent == code]

    def notions(self) -> list[Notion]:
        """Return the words as the integrity of a vocabulary is checked on."""
        return [
            Notion(
                code=word.code,
                preferred=[("fr", word.label), *[("en", word.english)] * bool(word.english)],
                alternative=[
                    *(("fr", text) for text in word.synonyms),
                    *(("en", text) for text in word.english_synonyms),
                ],
                hidden=[("fr", text) for text in word.hidden],
                broader=word.broader,
                related=word.related,
                exact=word.matches("EXACT"),
                broad_matches=word.matches("BROAD"),
                narrow_matches=word.matches("NARROW"),
            )
            for word in self
        ]


def read_glossary() -> Glossary:
    """Return the glossary as it is now; read anew only when its edition changed."""
    scheme = ConceptScheme.objects.filter(code=GLOSSARY).first()
    if scheme is None:
        return Glossary(title="", edition=0)
    return _read(scheme.pk, scheme.title, scheme.edition)


@dataclass(frozen=True, slots=True)
class Term:
    """A word as a text that names it tells it."""

    title: str
    plain: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What finds the words of the glossary in a text, and what is told of each."""

    recognizer: Recognizer
    words: Mapping[str, Term]


def read_terms() -> Terms:
    """Return the words to be marked in texts, as they are now."""
    # Only names people read: what is merely typed in a search would mark too much.
    is_read = Q(labels__kind=Label.Kind.ALT, labels__language=Language.FRENCH)
    rows = Concept.objects.glossary().annotate(other=FilteredRelation("labels", condition=is_read))
    told = list(rows.values_list("code", "label", "plain", "other__text"))
    known = {fold(label) for _code, label, _plain, _other in told}
    names = [(code, label) for code, label, _plain, _other in told]
    names += [(code, other) for code, *_ours, other in told if other and fold(other) not in known]
    words = {code: Term(label[:1].upper() + label[1:], plain) for code, label, plain, _ in told}
    return Terms(Recognizer(names), words)


def read_afresh(scheme: ConceptScheme) -> Glossary:
    """Return a scheme as the database says it now, inside what may yet be rolled back too."""
    return _read.__wrapped__(scheme.pk, scheme.title, scheme.edition)


@lru_cache(maxsize=2)
def _read(scheme: int, title: str, edition: int) -> Glossary:
    concepts = list(Concept.objects.in_force().filter(scheme=scheme))
    concepts.sort(key=lambda concept: fold(concept.label))
    code_of = {concept.pk: concept.code for concept in concepts}
    ties = _ties(concepts, code_of)
    names, meanings, same = _names(scheme), _meanings(scheme), _same(scheme)
    words = {
        concept.code: Word(
            code=concept.code,
            label=concept.label,
            english=concept.label_en,
            lacks=concept.no_equivalent_in,
            lack_note=concept.equivalence_note,
            plain=concept.plain,
            definition=concept.definition,
            synonyms=tuple(names[concept.pk, "ALT", "fr"]),
            english_synonyms=tuple(names[concept.pk, "ALT", "en"]),
            hidden=tuple(names[concept.pk, "HIDDEN", "fr"]),
            parent=code_of.get(concept.broader_id or 0, ""),
            broader=ties["broader", concept.code],
            narrower=ties["narrower", concept.code],
            related=ties["related", concept.code],
            meanings=tuple(meanings[concept.pk]),
            same=tuple(same[concept.pk]),
        )
        for concept in concepts
    }
    return Glossary(title=title, edition=edition, words=words)


def _ties(
    concepts: Sequence[Concept], code_of: Mapping[int, str]
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The codes around each word, by the kind of tie, in the order of the alphabet."""
    pairs = [("BROADER", concept.pk, concept.broader_id) for concept in concepts]
    kept = Relation.objects.filter(source__in=code_of, target__in=code_of)
    pairs += kept.values_list("kind", "source_id", "target_id")
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, source, target in pairs:
        if target is None or target not in code_of:
            continue
        one, other = code_of[source], code_of[target]
        there, back = ("broader", "narrower") if kind == "BROADER" else ("related", "related")
        found[there, one].add(other)
        found[back, other].add(one)
    rank = {concept.code: place for place, concept in enumerate(concepts)}
    sorted_ties = {key: tuple(sorted(codes, key=rank.__getitem__)) for key, codes in found.items()}
    return defaultdict(tuple, sorted_ties)


def _names(scheme: int) -> Mapping[tuple[int, str, str], list[str]]:
    names: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for label in Label.objects.filter(concept__scheme=scheme):
        names[label.concept_id, label.kind, label.language].append(label.text)
    return names


def _meanings(scheme: int) -> Mapping[int, list[Meaning]]:
    meanings: dict[int, list[Meaning]] = defaultdict(list)
    for one in Definition.objects.in_force().filter(concept__scheme=scheme):
        told = meanings[one.concept_id]
        # Ranks are counted anew: a meaning that was taken out leaves no hole.
        rank = len(told) + 1
        told.append(
            Meaning(rank, one.slug, one.voice, one.text, one.source, one.address, one.consequence)
        )
    return meanings


def _same(scheme: int) -> Mapping[int, list[Same]]:
    same: dict[int, list[Same]] = defaultdict(list)
    for one in Correspondence.objects.shown().filter(concept__scheme=scheme):
        same[one.concept_id].append(Same(one.kind, one.address, one.label))
    return same
