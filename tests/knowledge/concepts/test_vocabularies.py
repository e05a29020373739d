"""Vocabularies of elsewhere: read in three forms, safely, and brought in whole, as often as wished."""

import gzip
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from impact.knowledge.concepts.models import Concept, ConceptScheme
from impact.knowledge.concepts.operations import (
    TakenName,
    foresee_vocabulary,
    import_vocabulary,
)
from impact.knowledge.concepts.vocabularies import NotAVocabulary, read_vocabulary
from impact.trust.journal.models import Entry
from tests.cast import NOON
from tests.knowledge.concepts.skos import TURTLE, told
from tests.others_data import read_others_data

# rdflib’s JSON-LD and the SHACL checker still use what rdflib means to rename.
pytestmark = pytest.mark.filterwarnings(
    r"ignore:(ConjunctiveGraph|Dataset\.\w+) is deprecated:DeprecationWarning"
)

UNESCO = "thesaurus/unesco-thesaurus_2019-10-15.ttl.gz"


@pytest.fixture
def bring_in(db):
    def bring_in(turtle=TURTLE, *, by=None, at=NOON):
        vocabulary = read_vocabulary(told("turtle", turtle))
        return import_vocabulary(vocabulary=vocabulary, by=by, at=at)[1]

    return bring_in


@pytest.mark.parametrize("form", ["turtle", "xml", "pretty-xml", "json-ld"])
def test_the_three_forms_are_read_alike(form):
    vocabulary = read_vocabulary(told(form))

    assert vocabulary == read_vocabulary(told("turtle"))
    act, decide, vote = vocabulary.scheme.concepts
    assert (act.label, act.label_en, act.synonyms) == ("agir", "acting", ("passer à l’acte",))
    assert (decide.broader, decide.related, vote.related) == ("agir", ("voter",), ("decider",))
    assert (vote.label, vote.no_equivalent_in) == ("voting", "fr")
    assert act.definition == "Faire, à plusieurs."


def test_what_is_left_aside_is_told():
    vocabulary = read_vocabulary(told("turtle"))

    assert vocabulary.aside == {
        "noms dans d’autres langues": 1,
        "regroupements de concepts": 1,
        "liens vers un concept absent du fichier": 1,
    }
    assert vocabulary.names == {"fr": 3, "en": 2}
    assert vocabulary.license == "http://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("more", "condition"),
    [
        ('v:agir skos:altLabel "agir"@fr .', "S13"),
        ('v:agir skos:prefLabel "faire"@fr .', "S14"),
        ("v:agir skos:related v:decider .", "S27"),
        ("v:agir a skos:Collection .", "S37"),
        ("v:agir skos:exactMatch <x:y> ; skos:broadMatch <x:y> .", "S46"),
        ("v:decider skos:narrower v:agir .", "circle"),
    ],
)
def test_what_breaks_in_a_file_is_told_and_does_not_break_us(more, condition, bring_in):
    vocabulary = read_vocabulary(told("turtle", TURTLE + more))

    assert condition in dict(vocabulary.breaches_by_condition)
    assert bring_in(TURTLE + more).created == 4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"pas un vocabulaire",
        b"{",
        b"[1, 2]",
        b"<?xml version='1.0'?><html>",
        b"\xff\xfe\x00",
        b"<https://a.example/> a <https://b.example/> .",
        b"@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <urn:x> a skos:ConceptScheme .",
        b'{"@context": "https://ailleurs.example/c.json", "@id": "https://a.example/"}',
        b'{"@graph": [{"@context": {"@import": "https://ailleurs.example/c.json"}}]}',
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r>&e;</r>',
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e "ha">]><r>&e;</r>',
    ],
)
def test_what_is_no_vocabulary_or_not_safe_is_refused(data):
    with pytest.raises(NotAVocabulary):
        read_vocabulary(data)


def test_importing_is_told_in_the_journal_and_stays_apart(bring_in, theo):
    assert bring_in(by=theo).created == 4

    scheme = ConceptScheme.objects.imported().get()
    assert (scheme.code, scheme.publisher, scheme.license_name) == (
        "mots-dailleurs",
        "Le Gué",
        "CC BY 4.0",
    )
    assert not Concept.objects.glossary().filter(scheme=scheme).exists()
    assert Entry.objects.get(verb="concepts.vocabulary.imported").actor == theo


def test_importing_again_changes_nothing_and_what_left_is_retired(bring_in):
    bring_in()
    later = NOON + timedelta(days=1)
    assert bring_in(at=later).touched == 0
    assert ConceptScheme.objects.imported().get().imported_at == NOON

    without = TURTLE.replace('skos:prefLabel "voting"@en', 'skos:prefLabel "ballot"@en')
    assert bring_in(without, at=later).changed == 1

    less = "\n".join(line for line in TURTLE.splitlines() if not line.startswith("v:voter"))
    assert bring_in(less, at=later).retired == 1
    assert bring_in(at=later).changed >= 1
    assert Concept.objects.in_force().in_scheme("mots-dailleurs").count() == 3


def test_foreseeing_counts_and_leaves_no_trace(db):
    outcome = foresee_vocabulary(vocabulary=read_vocabulary(told("turtle")), at=NOON)

    assert outcome.created == 4
    assert not ConceptScheme.objects.imported().exists()
    assert not Entry.objects.filter(verb="concepts.vocabulary.imported").exists()


def test_a_vocabulary_never_takes_the_place_of_ours(reference, bring_in):
    with pytest.raises(TakenName):
        bring_in(TURTLE.replace("Mots d’ailleurs", "Glossaire"))


def test_the_command_shows_then_does(db, tmp_path, capsys):
    file = tmp_path / "mots.rdf.gz"
    file.write_bytes(gzip.compress(told("xml")))

    call_command("import_vocabulary", str(file))
    assert "Rien n’a été importé" in capsys.readouterr().out
    assert not ConceptScheme.objects.imported().exists()

    call_command("import_vocabulary", str(file), "--appliquer")
    assert "ajouts\u00a0: 4" in capsys.readouterr().out

    with pytest.raises(CommandError, match="ne se lit pas"):
        call_command("import_vocabulary", str(tmp_path / "absent.ttl"))


def test_the_thesaurus_of_unesco_comes_in_whole(db):
    vocabulary = read_vocabulary(gzip.decompress(read_others_data(UNESCO)))

    _scheme, outcome = import_vocabulary(vocabulary=vocabulary, by=None, at=NOON)

    assert len(vocabulary.scheme.concepts) == 4420
    assert vocabulary.names == {"fr": 8801, "en": 7332}
    assert sum(bool(one.related) for one in vocabulary.scheme.concepts) > 3000
    assert vocabulary.breaches == []
    assert outcome.created == 4421
    tops = Concept.objects.in_force().in_scheme("thesaurus-de-lunesco").filter(broader=None)
    assert tops.count() == 584
