"""The glossary of the field: whole, plain, sourced, and its disputes kept open."""

from datetime import date

import pytest

from impact.knowledge.concepts.integrity import find_breaches
from impact.knowledge.concepts.models import Concept, ConceptScheme, Definition, Label, Relation
from impact.knowledge.concepts.operations import install_concepts
from impact.knowledge.concepts.queries import read_glossary
from impact.lib.content import BadContent
from impact.lib.search.models import Change

NAME = "concepts/glossaire.yaml"
TODAY = date(2025, 5, 5)
CONTESTED = {
    *("pouvoir-dagir", "mobilisation", "communaute", "participation", "concertation"),
    *("gouvernance", "developpement-communautes", "evaluation"),
}


@pytest.fixture
def glossary(reference):
    return read_glossary()


def test_a_hundred_and_twenty_words_each_told_plainly_and_sourced(glossary):
    assert len(glossary) == 120
    assert not [word.code for word in glossary if not word.plain or word.plain == word.definition]
    assert not [word.code for word in glossary if not word.meanings]
    assert all(meaning.source for word in glossary for meaning in word.meanings)


def test_a_plain_twin_is_short_sentences(glossary):
    sentences = [
        (word.code, sentence)
        for word in glossary
        for sentence in word.plain.replace("!", ".").replace("?", ".").split(". ")
    ]

    assert [one for one in sentences if len(one[1].split()) > 30] == []


def test_contested_words_keep_several_voices_and_each_says_what_it_changes(glossary):
    contested = {word.code: word for word in glossary if word.is_contested}

    assert contested.keys() >= CONTESTED
    for word in contested.values():
        assert all(meaning.consequence for meaning in word.meanings), word.code
        assert len({meaning.voice for meaning in word.meanings}) == len(word.meanings)


def test_a_word_has_an_english_name_or_says_why_it_has_none(glossary):
    assert not [word.code for word in glossary if bool(word.english) == bool(word.lacks)]
    assert glossary.words["concertation"].lack_note


def test_neighbors_see_each_other_and_children_know_all_their_parents(glossary):
    for word in glossary:
        assert all(word.code in other.related for other in glossary.of(word.related))
        assert all(word.code in other.narrower for other in glossary.of(word.broader))
        assert word.parent in {"", *word.broader}
    assert glossary.words["table-concertation"].broader == ("concertation", "gouvernance")
    assert len(glossary.tops) == 11


def test_the_conditions_of_skos_hold(glossary):
    assert find_breaches(glossary.notions()) == []


def test_installing_twice_changes_nothing_and_keeps_the_edition(reference, altered):
    before = ConceptScheme.objects.get(code="glossaire").edition

    assert install_concepts(path=altered(NAME), on=TODAY).touched == 0
    assert ConceptScheme.objects.get(code="glossaire").edition == before


def test_a_word_that_leaves_is_retired_with_its_ties_and_the_search_is_told(reference, altered):
    def without_economy(content):
        content["concepts"] = [
            concept for concept in content["concepts"] if concept["code"] != "economie-sociale"
        ]
        for concept in content["concepts"]:
            if concept["code"] == "dec":
                del concept["related"]

    seen = Change.objects.count()
    outcome = install_concepts(path=altered(NAME, without_economy), on=TODAY)

    assert (outcome.retired, outcome.changed) == (1, 1)
    assert Concept.objects.get(code="economie-sociale").retired_on == TODAY
    assert not Relation.objects.filter(source__code="economie-sociale").exists()
    assert "economie-sociale" not in read_glossary().words
    told = Change.objects.order_by("pk").values_list("kind", "key")[seen:]
    assert set(told) == {("repere", "economie-sociale"), ("repere", "dec")}


def test_a_change_around_a_word_is_a_change_of_the_word(reference, altered):
    def with_a_name(content):
        content["concepts"][0]["synonyms"].append("puissance d’agir")
        content["concepts"][0]["other_meanings"].pop()

    outcome = install_concepts(path=altered(NAME, with_a_name), on=TODAY)

    assert (outcome.created, outcome.changed, outcome.retired) == (0, 1, 0)
    assert Label.objects.filter(text="puissance d’agir", kind="ALT").exists()
    assert Definition.objects.in_force().filter(concept__code="pouvoir-dagir").count() == 3
    assert "puissance d’agir" in read_glossary().words["pouvoir-dagir"].synonyms


@pytest.mark.parametrize(
    ("edit", "cause"),
    [
        (lambda word: word.update(related=["nulle-part"]), "inconnu, nulle-part"),
        (lambda word: word.update(also_broader=["nulle-part"]), "inconnu, nulle-part"),
        (lambda word: word["related"].append("bailleur"), "est voisin de bailleur, qui ne le dit"),
        (lambda word: word["synonyms"].append(word["label"]), "deux fois le même nom"),
        (lambda word: word.update(also_broader=["participation"]), "à la fois voisin et plus"),
        (lambda word: word.update(also_broader=["estime-de-soi"]), "se contient lui-même"),
        (lambda word: word.pop("consequence"), "le nôtre aussi"),
        (lambda word: word["other_meanings"][0].pop("consequence"), "il manque"),
        (lambda word: word["other_meanings"][0].pop("source"), "il manque"),
        (lambda word: word.update(no_equivalent_in="en"), "equivalence_note"),
        (
            lambda word: word.update(no_equivalent_in="en", equivalence_note="Parce que."),
            "se dit sans équivalent",
        ),
        (lambda word: word["correspondences"][0].update(kind="pareil"), "vaut"),
    ],
)
def test_a_fault_is_told_where_it_is(edit, cause, reference, altered):
    path = altered(NAME, lambda content: edit(content["concepts"][0]))

    with pytest.raises(BadContent) as refusal:
        install_concepts(path=path, on=TODAY)

    assert cause in refusal.value.cause
