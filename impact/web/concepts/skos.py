"""The glossary as a graph of SKOS, each word under the address of its page.

A meaning that someone carries is a thing of its own (`#sens-…`), with its creator, its source and
what it changes, since a literal could say none of these.
"""

from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from impact.knowledge.concepts.queries import Glossary, Meaning, Word
from impact.knowledge.concepts.vocabularies import PLAIN

LICENSE = URIRef("https://creativecommons.org/licenses/by-sa/4.0/deed.fr")

#: How a notion elsewhere stands to one of ours → how SKOS says it.
MATCHES = {
    "EXACT": SKOS.exactMatch,
    "CLOSE": SKOS.closeMatch,
    "BROAD": SKOS.broadMatch,
    "NARROW": SKOS.narrowMatch,
}


def graph_of(glossary: Glossary, *, root: str) -> Graph:
    """Return the graph; `root` is the address of the glossary, that of its words begins so."""
    graph = Graph()
    graph.bind("reperes", Namespace(root))
    scheme = URIRef(root)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, SKOS.prefLabel, Literal(glossary.title, "fr")))
    graph.add((scheme, DCTERMS.title, Literal(glossary.title, "fr")))
    graph.add((scheme, DCTERMS.license, LICENSE))
    graph.add((scheme, DCTERMS.language, Literal("fr-CA")))
    for word in glossary.tops:
        graph.add((scheme, SKOS.hasTopConcept, _address(root, word.code)))
    for word in glossary:
        _add_word(graph, word, root=root)
    return graph


def _address(root: str, code: str) -> URIRef:
    return URIRef(f"{root}{code}/")


def _add_word(graph: Graph, word: Word, *, root: str) -> None:
    here = _address(root, word.code)
    graph.add((here, RDF.type, SKOS.Concept))
    graph.add((here, SKOS.inScheme, URIRef(root)))
    graph.add((here, SKOS.notation, Literal(word.code)))
    if not word.parent:
        graph.add((here, SKOS.topConceptOf, URIRef(root)))
    _add_names(graph, here, word)
    ties = ((SKOS.broader, word.broader), (SKOS.narrower, word.narrower))
    for tie, codes in (*ties, (SKOS.related, word.related)):
        for code in codes:
            graph.add((here, tie, _address(root, code)))
    for same in word.same:
        graph.add((here, MATCHES[same.kind], URIRef(same.address)))
    graph.add((here, SKOS.definition, Literal(word.definition, "fr")))
    if word.plain:
        graph.add((here, SKOS.note, Literal(word.plain, PLAIN)))
    for meaning in word.meanings:
        _add_meaning(graph, here, meaning)


def _add_names(graph: Graph, here: URIRef, word: Word) -> None:
    names = (
        (SKOS.prefLabel, "fr", [word.label]),
        (SKOS.prefLabel, "en", [word.english] if word.english else []),
        (SKOS.altLabel, "fr", word.synonyms),
        (SKOS.altLabel, "en", word.english_synonyms),
        (SKOS.hiddenLabel, "fr", word.hidden),
    )
    for kind, language, texts in names:
        for text in texts:
            graph.add((here, kind, Literal(text, language)))
    if word.lacks:
        graph.add((here, SKOS.editorialNote, Literal(word.lack_note, "fr")))


def _add_meaning(graph: Graph, here: URIRef, meaning: Meaning) -> None:
    name = meaning.slug or "ici"
    one = URIRef(f"{here}#sens-{name}")
    graph.add((here, SKOS.definition, one))
    graph.add((one, RDF.value, Literal(meaning.text, "fr")))
    graph.add((one, DCTERMS.creator, Literal(meaning.voice or "IMPACT")))
    # A thing of its own: two meanings may cite one address, each in its words.
    source = URIRef(f"{here}#source-{name}")
    graph.add((one, DCTERMS.source, source))
    graph.add((source, RDFS.label, Literal(meaning.source, "fr")))
    if meaning.address:
        graph.add((source, RDFS.seeAlso, URIRef(meaning.address)))
    if meaning.consequence:
        graph.add((one, SKOS.scopeNote, Literal(meaning.consequence, "fr")))
