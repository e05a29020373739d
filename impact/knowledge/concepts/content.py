"""Reading a file of concepts: one scheme, its notions, their names, ties and meanings."""

from dataclasses import dataclass

from django.utils.text import slugify

from impact.knowledge.concepts.integrity import Notion, find_breaches
from impact.lib.content import HEADER, BadContent, Entry

#: What a file must mend, by the condition it breaks.
TOLD = {
    "S13": "a deux fois le même nom «\u00a0{}\u00a0»",
    "S14": "a plusieurs noms en «\u00a0{}\u00a0»",
    "S27": "est à la fois voisin et plus large ou plus précis que {}",
    "circle": "le repère se contient lui-même",
}

KINDS = {"exact": "EXACT", "close": "CLOSE", "broad": "BROAD", "narrow": "NARROW"}
NAMES = ("label", "label_en", "synonyms", "synonyms_en", "hidden")
TIES = ("broader", "also_broader", "related", "correspondences")
EQUIVALENCE = ("no_equivalent_in", "equivalence_note")
MEANING = ("source", "address", "consequence")
KEYS = ("code", "plain", "definition", "other_meanings", *NAMES, *TIES, *EQUIVALENCE, *MEANING)


@dataclass(frozen=True, slots=True)
class Meaning:
    voice: str
    text: str
    source: str
    address: str
    consequence: str

    @property
    def slug(self) -> str:
        return slug_of(self.voice)


@dataclass(frozen=True, slots=True)
class OutsideNotion:
    kind: str
    address: str
    label: str


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    code: str
    label: str
    label_en: str
    definition: str
    broader: str
    plain: str
    no_equivalent_in: str
    equivalence_note: str
    synonyms: tuple[str, ...]
    synonyms_en: tuple[str, ...]
    hidden: tuple[str, ...]
    also_broader: tuple[str, ...]
    related: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    correspondences: tuple[OutsideNotion, ...]
    #: Where it is kept, for one of a vocabulary that others keep.
    address: str = ""


@dataclass(frozen=True, slots=True)
class SchemeFile:
    code: str
    title: str
    concepts: tuple[ConceptEntry, ...]


def slug_of(voice: str) -> str:
    """Return what tells the meaning of a voice from the others; empty for the house’s own."""
    return slugify(voice)[:60].strip("-")


def read_scheme(content: Entry) -> SchemeFile:
    """Return the scheme a file describes.

    :raises BadContent: if a key is missing or unknown, if a tie leads nowhere or only one way, or
        if a condition of SKOS does not hold.
    """
    content.only(*HEADER, "scheme", "concepts")
    scheme = content.entry("scheme").only("code", "title")
    concepts = tuple(_read_concept(entry) for entry in content.entries("concepts"))
    _check_ties(content, {concept.code: concept for concept in concepts})
    _check_integrity(content, concepts)
    return SchemeFile(scheme.text("code"), scheme.text("title"), concepts)


def _read_concept(entry: Entry) -> ConceptEntry:
    entry.only(*KEYS)
    lacking = entry.choice("no_equivalent_in", ("", "fr", "en"), default="")
    if lacking and not entry.text("equivalence_note", default=""):
        raise entry.refusal("il manque «\u00a0equivalence_note\u00a0»")
    if lacking == "en" and entry.text("label_en", default=""):
        raise entry.refusal("a un nom anglais et se dit sans équivalent")
    return ConceptEntry(
        code=entry.text("code"),
        label=entry.text("label"),
        label_en=entry.text("label_en", default=""),
        definition=entry.text("definition", default=""),
        broader=entry.text("broader", default=""),
        plain=entry.text("plain", default=""),
        no_equivalent_in=lacking,
        equivalence_note=entry.text("equivalence_note", default=""),
        synonyms=tuple(entry.codes("synonyms", default=[])),
        synonyms_en=tuple(entry.codes("synonyms_en", default=[])),
        hidden=tuple(entry.codes("hidden", default=[])),
        also_broader=tuple(entry.codes("also_broader", default=[])),
        related=tuple(entry.codes("related", default=[])),
        meanings=_read_meanings(entry),
        correspondences=tuple(
            _read_outside(one)
            for one in entry.entries("correspondences", code="address", default=[])
        ),
    )


def _read_meanings(entry: Entry) -> tuple[Meaning, ...]:
    """The house's own meaning when it names its source, then those of others."""
    others = [
        one.only("voice", "text", *MEANING)
        for one in entry.entries("other_meanings", code="voice", default=[])
    ]
    if others and not entry.text("consequence", default=""):
        raise entry.refusal("un mot disputé dit ce que change chaque sens, le nôtre aussi")
    own = [_meaning(entry, "", text=entry.text("definition"))] if "source" in entry.raw else []
    for one in others:
        one.text("consequence")
    told = [_meaning(one, one.text("voice"), text=one.text("text")) for one in others]
    slugs = [one.slug for one in told]
    if not all(slugs) or len(set(slugs)) < len(slugs):
        raise entry.refusal("deux voix portent presque le même nom")
    return (*own, *told)


def _meaning(entry: Entry, voice: str, *, text: str) -> Meaning:
    return Meaning(
        voice=voice,
        text=text,
        source=entry.text("source"),
        address=entry.text("address", default=""),
        consequence=entry.text("consequence", default=""),
    )


def _read_outside(entry: Entry) -> OutsideNotion:
    entry.only("kind", "address", "label")
    kind = entry.choice("kind", tuple(KINDS))
    return OutsideNotion(KINDS[kind], entry.text("address"), entry.text("label"))


def _check_ties(content: Entry, known: dict[str, ConceptEntry]) -> None:
    for code, concept in known.items():
        ties = {
            "broader": [concept.broader] if concept.broader else [],
            "also_broader": concept.also_broader,
            "related": concept.related,
        }
        for name, others in ties.items():
            for other in others:
                if other not in known:
                    cause = f"«\u00a0{name}\u00a0» inconnu, {other}"
                    raise BadContent(cause, file=content.file, code=code)
        for other in concept.related:
            if code not in known[other].related:
                cause = f"est voisin de {other}, qui ne le dit pas"
                raise BadContent(cause, file=content.file, code=code)


def _check_integrity(content: Entry, concepts: tuple[ConceptEntry, ...]) -> None:
    for breach in find_breaches(map(_notion, concepts)):
        cause = TOLD[breach.condition].format(breach.about)
        raise BadContent(cause, file=content.file, code=breach.code)


def _notion(entry: ConceptEntry) -> Notion:
    english = [("en", entry.label_en)] if entry.label_en else []
    return Notion(
        code=entry.code,
        preferred=[("fr", entry.label), *english],
        alternative=[
            *(("fr", text) for text in entry.synonyms),
            *(("en", text) for text in entry.synonyms_en),
        ],
        hidden=[("fr", text) for text in entry.hidden],
        broader=[*filter(None, [entry.broader]), *entry.also_broader],
        related=entry.related,
    )
