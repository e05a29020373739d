"""The glossary as other vocabularies read it: three forms, one graph, valid and whole."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from impact.knowledge.concepts.integrity import Notion, find_breaches

# rdflib’s JSON-LD and the SHACL checker still use what rdflib means to rename.
pytestmark = pytest.mark.filterwarnings(
    r"ignore:(ConjunctiveGraph|Dataset\.\w+) is deprecated:DeprecationWarning"
)

SHAPES = Path(__file__).with_name("skos.shacl.ttl")
ROOT = "http://testserver/reperes/"
FORMS = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "jsonld": ("json-ld", "application/ld+json"),
    "rdf": ("xml", "application/rdf+xml"),
}


@pytest.fixture
def graph(client, reference):
    return _read(client, "ttl")


def _read(client, form):
    response = client.get(f"/reperes/glossaire.{form}")
    assert response["Content-Type"] == FORMS[form][1]
    return Graph().parse(data=response.content.decode(), format=FORMS[form][0])


def _notions(graph):
    """Read a graph back as the values the integrity of a vocabulary is checked on."""
    codes = [*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(RDF.type, SKOS.ConceptScheme)]
    return [
        Notion(
            code=str(one),
            preferred=_names(graph, one, SKOS.prefLabel),
            alternative=_names(graph, one, SKOS.altLabel),
            hidden=_names(graph, one, SKOS.hiddenLabel),
            broader=[*map(str, graph.objects(one, SKOS.broader))],
            related=[*map(str, graph.objects(one, SKOS.related))],
            exact=[*map(str, graph.objects(one, SKOS.exactMatch))],
            broad_matches=[*map(str, graph.objects(one, SKOS.broadMatch))],
            related_matches=[*map(str, graph.objects(one, SKOS.relatedMatch))],
            kinds=frozenset(str(kind).rpartition("#")[2] for kind in graph.objects(one, RDF.type)),
        )
        for one in codes
    ]


def _names(graph, one, kind):
    return [(str(name.language), str(name)) for name in graph.objects(one, kind)]


def _verdict(graph):
    is_valid, _report, told = pyshacl.validate(graph, shacl_graph=str(SHAPES))
    return is_valid, told


def test_the_three_forms_say_the_same(client, graph):
    for form in ("jsonld", "rdf"):
        assert isomorphic(_read(client, form), graph), form


def test_the_shapes_hold(graph):
    is_valid, told = _verdict(graph)

    assert is_valid, told


def test_the_shapes_are_not_blind(graph):
    one = URIRef(f"{ROOT}concertation/")
    graph.add((one, SKOS.prefLabel, Literal("un autre nom", "fr")))
    graph.remove((one, SKOS.note, None))

    is_valid, told = _verdict(graph)

    assert not is_valid
    assert "uniqueLang" in told or "UniqueLang" in told


def test_what_shapes_do_not_see_holds_too(graph):
    assert find_breaches(_notions(graph)) == []


def test_a_breach_in_the_graph_would_be_seen(graph):
    child = URIRef(f"{ROOT}estime-de-soi/")
    graph.add((child, SKOS.related, URIRef(f"{ROOT}pouvoir-dagir/")))

    assert {one.condition for one in find_breaches(_notions(graph))} == {"S27"}


def test_each_word_is_named_by_the_address_of_its_page(client, graph):
    words = list(graph.subjects(RDF.type, SKOS.Concept))

    assert len(words) == 120
    assert client.get(str(words[0]).removeprefix("http://testserver")).status_code == 200


def test_a_contested_word_carries_its_voices_and_its_twin_elsewhere(graph):
    one = URIRef(f"{ROOT}pouvoir-dagir/")
    meanings = [each for each in graph.objects(one, SKOS.definition) if isinstance(each, URIRef)]

    assert len(meanings) == 4
    assert all(graph.value(each, SKOS.scopeNote) for each in meanings)
    elsewhere = "http://vocabularies.unesco.org/thesaurus/concept3430"
    assert (one, SKOS.closeMatch, URIRef(elsewhere)) in graph
    assert len(list(graph.objects(URIRef(f"{ROOT}table-concertation/"), SKOS.broader))) == 2
