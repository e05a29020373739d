"""Reading a vocabulary that others keep, from its SKOS file: Turtle, RDF/XML or JSON-LD.

What is read becomes a family of concepts like ours, in French and in English; what is left aside is
counted and told. Nothing is ever fetched: a file that asks for another one is refused.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any
from xml.sax import SAXException, handler

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from rdflib import DC, DCTERMS, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from impact.knowledge.concepts.content import ConceptEntry, Meaning, SchemeFile, slug_of
from impact.knowledge.concepts.integrity import Breach, Notion, find_breaches
from impact.lib.search.words import fold

__all__ = ["PLAIN", "NotAVocabulary", "Vocabulary", "read_vocabulary"]

#: Longest name, code, source and address that are kept, in characters.
NAME, CODE, SOURCE, ADDRESS = 200, 60, 300, 500
_NOTES = (SKOS.definition, SKOS.scopeNote, SKOS.note)
_MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
_LANGUAGES = ("fr", "en")
#: French made easier to read; the tag is a private use of BCP 47.
PLAIN = "fr-x-facile"
#: What stands between words; a no-break space is typography, and stays.
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


class NotAVocabulary(Exception):
    """Why a file cannot be read as a vocabulary, and what to do."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a file says: its family as ours are filed, what it says of itself, what it is not."""

    address: str
    scheme: SchemeFile
    publisher: str
    license: str
    description: str
    modified: str
    names: Mapping[str, int]
    #: What is not kept, in words → how many.
    aside: Mapping[str, int]
    breaches: Sequence[Breach] = field(default=())

    def named(self, code: str) -> SchemeFile:
        """Return the family under the code it is known by here."""
        return replace(self.scheme, code=code)

    @property
    def breaches_by_condition(self) -> list[tuple[str, list[Breach]]]:
        kinds = sorted({one.condition for one in self.breaches})
        return [(kind, [one for one in self.breaches if one.condition == kind]) for kind in kinds]


def read_vocabulary(data: bytes) -> Vocabulary:
    """Return the vocabulary of a file, its form told by what it holds rather than by its name.

    :raises NotAVocabulary: if it cannot be read, or holds no vocabulary.
    """
    graph = _parse(data)
    home = _home(graph)
    nodes = _addressed(graph, SKOS.Concept)
    if not nodes:
        raise NotAVocabulary(_("Le fichier ne contient aucun concept de SKOS."))
    codes = _codes(nodes)
    ties = _Ties(graph, codes)
    entries = sorted(
        (_read_concept(graph, node, codes=codes, ties=ties) for node in nodes),
        key=lambda entry: fold(entry.label),
    )
    title = _told(graph, home, (DCTERMS.title, SKOS.prefLabel, DC.title, RDFS.label)) or str(home)
    code = slugify(title)[:50].strip("-") or "vocabulaire"
    aside = _left_aside(graph) | ties.aside
    return Vocabulary(
        address=str(home),
        scheme=SchemeFile(code, title[:NAME], tuple(entries)),
        publisher=_told(graph, home, (DCTERMS.publisher, DC.publisher, DCTERMS.creator))[:NAME],
        license=_told(graph, home, (DCTERMS.license, DCTERMS.rights, DC.rights))[:300],
        description=_told(graph, home, (DCTERMS.description, DC.description, SKOS.note)),
        modified=_told(graph, home, (DCTERMS.modified, DCTERMS.issued, DCTERMS.created))[:40],
        names={one: _count_names(graph, one) for one in _LANGUAGES},
        aside={name: count for name, count in aside.items() if count},
        breaches=find_breaches(_notion(graph, node) for node in nodes),
    )


def _parse(data: bytes) -> Graph:
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    is_xml = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<rdf:", b"<!DOCTYPE"))
    form = "json-ld" if start in (b"{", b"[") else "xml" if is_xml else "turtle"
    try:
        if form == "json-ld":
            _refuse_remote_contexts(json.loads(data))
        if form == "xml":
            parseString(data, handler.ContentHandler(), forbid_dtd=False)
        return Graph().parse(data=data, format=form)
    except DefusedXmlException as unsafe:
        raise NotAVocabulary(
            _("Ce fichier déclare des entités XML\u00a0: enregistrez-le en Turtle, ou sans elles.")
        ) from unsafe
    except (SAXException, ValueError, SyntaxError, KeyError, TypeError, AttributeError) as problem:
        # rdflib says what it cannot read by whatever its parsers raise.
        raise NotAVocabulary(
            _("Le fichier ne se lit pas\u00a0: ni Turtle, ni RDF/XML, ni JSON-LD.")
        ) from problem
    except Exception as problem:
        if type(problem).__module__.startswith("rdflib"):
            raise NotAVocabulary(
                _("Le fichier ne se lit pas\u00a0: corrigez-le avec l’outil qui l’a écrit.")
            ) from problem
        raise


def _refuse_remote_contexts(value: Any) -> None:
    """A context named by its address would be fetched from another machine."""
    if isinstance(value, list):
        for one in value:
            _refuse_remote_contexts(one)
    elif isinstance(value, dict):
        contexts = value.get("@context", [])
        contexts = contexts if isinstance(contexts, list) else [contexts]
        if any(isinstance(one, str) for one in contexts) or "@import" in value:
            raise NotAVocabulary(
                _("Ce JSON-LD renvoie à un contexte d’ailleurs\u00a0: écrivez-le dans le fichier.")
            )
        for one in value.values():
            _refuse_remote_contexts(one)


def _home(graph: Graph) -> URIRef:
    """The scheme the file is about: the one that most of its concepts say they are in."""
    homes = _addressed(graph, SKOS.ConceptScheme)
    if not homes:
        raise NotAVocabulary(_("Le fichier ne dit pas de quel vocabulaire il s’agit."))
    counted = Counter(graph.objects(None, SKOS.inScheme))
    return max(homes, key=lambda home: counted[home])


def _addressed(graph: Graph, kind: URIRef) -> list[URIRef]:
    """The things of a kind that have an address of the web, in its order."""
    named = [one for one in graph.subjects(RDF.type, kind) if isinstance(one, URIRef)]
    return sorted(one for one in set(named) if str(one).startswith(("http://", "https://")))


def _codes(nodes: Iterable[URIRef]) -> dict[Node, str]:
    """A short name for each concept: the end of its address, when that tells it from the others."""
    ends = {node: re.split(r"[/#]", str(node).rstrip("/#"))[-1] for node in nodes}
    counted = Counter(end.lower() for end in ends.values())
    return {
        node: end
        if counted[end.lower()] == 1 and re.fullmatch(rf"[\w.-]{{1,{CODE}}}", end)
        else sha256(str(node).encode()).hexdigest()[:16]
        for node, end in ends.items()
    }


class _Ties:
    """The ties of a file, told on both ends; those that lead out of it are counted."""

    def __init__(self, graph: Graph, codes: Mapping[Node, str]) -> None:
        self.broader: dict[str, set[str]] = {code: set() for code in codes.values()}
        self.related: dict[str, set[str]] = {code: set() for code in codes.values()}
        out = onto_itself = 0
        for kind, is_turned in ((SKOS.broader, False), (SKOS.narrower, True), (SKOS.related, None)):
            for one, other in graph.subject_objects(kind):
                if one not in codes or other not in codes:
                    out += 1
                elif one == other:
                    onto_itself += 1
                elif is_turned is None:
                    self.related[codes[one]].add(codes[other])
                    self.related[codes[other]].add(codes[one])
                else:
                    low, high = (other, one) if is_turned else (one, other)
                    self.broader[codes[low]].add(codes[high])
        self.aside = Counter(
            {
                str(_("liens vers un concept absent du fichier")): out,
                str(_("liens d’un concept à lui-même")): onto_itself,
            }
        )


def _read_concept(
    graph: Graph, node: URIRef, *, codes: Mapping[Node, str], ties: _Ties
) -> ConceptEntry:
    french, english = (_texts(graph, node, kind=SKOS.prefLabel, language=one) for one in _LANGUAGES)
    any_name = [str(one) for one in graph.objects(node, SKOS.prefLabel)]
    label = (french or english or sorted(any_name) or [codes[node]])[0]
    others = set(_texts(graph, node, kind=SKOS.altLabel, language="fr")) - {label}
    hidden = set(_texts(graph, node, kind=SKOS.hiddenLabel, language="fr")) - {label} - others
    parents = sorted(ties.broader[codes[node]])
    definition = _note(graph, node)
    return ConceptEntry(
        code=codes[node],
        label=label[:NAME],
        label_en=english[0][:NAME] if english else "",
        definition=definition,
        broader=parents[0] if parents else "",
        plain="\n\n".join(_texts(graph, node, kind=SKOS.note, language=PLAIN)),
        no_equivalent_in="" if french else "fr",
        equivalence_note="",
        synonyms=tuple(sorted(one[:NAME] for one in others)),
        synonyms_en=tuple(
            sorted(
                {one[:NAME] for one in _texts(graph, node, kind=SKOS.altLabel, language="en")}
                - {*english[:1]}
            )
        ),
        hidden=tuple(sorted(one[:NAME] for one in hidden)),
        also_broader=tuple(parents[1:]),
        related=tuple(sorted(ties.related[codes[node]])),
        meanings=tuple(_read_meanings(graph, node, ours=definition)),
        correspondences=(),
        address=str(node)[:ADDRESS],
    )


def _read_meanings(graph: Graph, node: URIRef, *, ours: str) -> Iterator[Meaning]:
    """The definitions that are things of their own: what each says, who carries it, after what.

    One that says what the concept itself says is that of whoever keeps the vocabulary: no voice.
    """
    voices = set[str]()
    for one in sorted(graph.objects(node, SKOS.definition), key=str):
        text = "" if isinstance(one, Literal) else _told(graph, one, (RDF.value,))
        voice = "" if text == ours else _told(graph, one, (DCTERMS.creator, DC.creator))[:NAME]
        slug = slug_of(voice)
        if not text or slug in voices or not (slug or text == ours):
            continue
        voices.add(slug)
        source, address = _read_source(graph, one, of=node)
        yield Meaning(voice, text, source, address, _told(graph, one, (SKOS.scopeNote,)))


def _read_source(graph: Graph, meaning: Node, *, of: URIRef) -> tuple[str, str]:
    """After what a meaning is told, as it is cited, and its address, unless that is within ours."""
    source = next(iter(sorted(graph.objects(meaning, DCTERMS.source), key=str)), Literal(""))
    cited = _told(graph, source, (RDFS.label, DCTERMS.title)) or str(source)
    address = _told(graph, source, (RDFS.seeAlso,)) or str(source)
    is_outside = address.startswith(("http://", "https://")) and not address.startswith(f"{of}#")
    return cited[:SOURCE], address if is_outside and len(address) <= ADDRESS else ""


def _note(graph: Graph, node: URIRef) -> str:
    """What the file says of a concept, in French, or in English where French says nothing."""
    for language in _LANGUAGES:
        found = [
            text for kind in _NOTES for text in _texts(graph, node, kind=kind, language=language)
        ]
        if found:
            return "\n\n".join(dict.fromkeys(found))
    return ""


def _texts(graph: Graph, node: Node, *, kind: URIRef, language: str) -> list[str]:
    return sorted(
        _SPACES.sub(" ", str(one)).strip()
        for one in graph.objects(node, kind)
        if isinstance(one, Literal) and _language_of(one) == language
    )


def _language_of(one: Literal) -> str:
    tag = (one.language or "fr").lower()
    return tag if tag == PLAIN else tag.split("-")[0]


def _told(graph: Graph, node: Node, kinds: Sequence[URIRef]) -> str:
    """The first thing said of it by one of these, in French if it can be."""
    for kind in kinds:
        for language in _LANGUAGES:
            if found := _texts(graph, node, kind=kind, language=language):
                return found[0]
        if others := sorted(str(one) for one in graph.objects(node, kind)):
            return others[0]
    return ""


def _count_names(graph: Graph, language: str) -> int:
    return sum(
        1
        for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        for subject, one in graph.subject_objects(kind)
        if isinstance(one, Literal) and _language_of(one) == language
    )


def _left_aside(graph: Graph) -> Counter[str]:
    every = sum(
        1
        for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        for _node in graph.subject_objects(kind)
    )
    kept = sum(_count_names(graph, one) for one in _LANGUAGES)
    homes = len(set(graph.subjects(RDF.type, SKOS.ConceptScheme)))
    return Counter(
        {
            str(_("noms dans d’autres langues")): every - kept,
            str(_("regroupements de concepts")): len(
                set(graph.subjects(RDF.type, SKOS.Collection))
            ),
            str(_("autres vocabulaires du même fichier")): homes - 1,
            str(_("correspondances avec d’autres vocabulaires")): sum(
                1 for kind in _MATCHES for _ends in graph.subject_objects(kind)
            ),
        }
    )


def _notion(graph: Graph, node: URIRef) -> Notion:
    """The concept as the file has it, mended in nothing, for its soundness to be told."""

    def names(kind: URIRef) -> list[tuple[str, str]]:
        return [
            (str(getattr(one, "language", "") or ""), str(one)) for one in graph.objects(node, kind)
        ]

    def ends(kind: URIRef) -> list[str]:
        return sorted(map(str, graph.objects(node, kind)))

    return Notion(
        code=str(node),
        preferred=names(SKOS.prefLabel),
        alternative=names(SKOS.altLabel),
        hidden=names(SKOS.hiddenLabel),
        broader=[*ends(SKOS.broader), *sorted(map(str, graph.subjects(SKOS.narrower, node)))],
        related=ends(SKOS.related),
        exact=ends(SKOS.exactMatch),
        broad_matches=ends(SKOS.broadMatch),
        narrow_matches=ends(SKOS.narrowMatch),
        related_matches=ends(SKOS.relatedMatch),
        kinds=frozenset(
            str(kind).rpartition("#")[2]
            for kind in graph.objects(node, RDF.type)
            if str(kind).startswith(str(SKOS))
        ),
    )
