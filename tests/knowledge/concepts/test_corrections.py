"""What keeps a proposed word, or a proposed meaning, from being published; each with its cure."""

import pytest

from impact.knowledge.concepts.corrections import CONCEPTS, MEANINGS, concept_of
from impact.knowledge.concepts.queries import read_glossary
from impact.trust.publishing.queries import free_key
from tests.cast import NOON

WORD = {"label": "corvée", "plain": "On s’y met.", "definition": "Travail fait ensemble."}
WORD |= {"source": "Usage québécois"}
MEANING = {"concept": "concertation", "text": "Se parler.", "voice": "Notre table"}
MEANING |= {"consequence": "On finit par un geste.", "source": "Rencontre du 3 mars"}


def test_every_word_as_it_stands_may_be_published(reference):
    faults = {code: CONCEPTS.check(code, concept_of(code)) for code in read_glossary().words}

    assert {code: told for code, told in faults.items() if told} == {}


def test_every_meaning_as_it_stands_may_be_published(reference):
    keys = [
        f"{word.code}--{one.slug}" for word in read_glossary() for one in word.meanings if one.slug
    ]

    assert len(keys) > 20
    assert [key for key in keys if MEANINGS.check(key, MEANINGS.content_of(key))] == []


@pytest.mark.parametrize(
    ("says", "field"),
    [
        ({"label": " "}, "label"),
        ({"label": "Concertation"}, "label"),
        ({"source": ""}, "source"),
        ({"address": "notre-site"}, "address"),
        ({"plain": "a" * 601}, "plain"),
        ({"no_equivalent_in": "en"}, "equivalence_note"),
        (
            {"no_equivalent_in": "en", "equivalence_note": "Rien.", "label_en": "bee"},
            "no_equivalent_in",
        ),
        ({"related": ["nulle-part"]}, "related"),
        ({"also_broader": ["nulle-part"]}, "also_broader"),
        ({"synonyms": ["corvée"]}, "synonyms"),
        ({"synonyms": ["bee"], "hidden": ["bee"]}, "hidden"),
        ({"broader": "estime-de-soi", "related": ["pouvoir-dagir"]}, "related"),
    ],
)
def test_a_word_at_fault_is_told_beside_the_field(says, field, reference):
    assert field in CONCEPTS.check("corvee", WORD | says)


def test_a_word_does_not_come_under_itself(reference):
    content = concept_of("pouvoir-dagir") | {"broader": "estime-de-soi"}

    assert "broader" in CONCEPTS.check("pouvoir-dagir", content)


def test_a_contested_word_says_what_its_own_meaning_changes(reference):
    content = concept_of("pouvoir-dagir") | {"consequence": ""}

    assert "consequence" in CONCEPTS.check("pouvoir-dagir", content)


@pytest.mark.parametrize("field", ["text", "voice", "consequence", "source"])
def test_a_meaning_says_all_it_has_to(field, reference):
    assert list(MEANINGS.check("concertation--notre-table", MEANING | {field: ""})) == [field]


def test_a_meaning_stays_with_its_word(reference):
    moved = MEANING | {"concept": "mobilisation"}

    assert "concept" in MEANINGS.check("concertation--notre-table", moved)
    assert "concept" in MEANINGS.check("x--y", MEANING | {"concept": "nulle-part"})


def test_a_voice_carries_one_meaning_of_a_word(reference):
    again = MEANING | {"voice": "denis bourque"}

    assert "voice" in MEANINGS.check("concertation--autre", again)
    assert MEANINGS.check("concertation--denis-bourque", again) == {}


def test_a_new_thing_gets_a_key_that_nothing_ever_had(reference):
    assert free_key("repere", WORD) == "corvee"
    assert free_key("repere", {"label": "Coaching"}) == "coaching-2"
    assert free_key("sens", MEANING) == "concertation--notre-table"
    assert free_key("sens", MEANING | {"voice": "Denis Bourque"}) == "concertation--denis-bourque-2"


def test_a_word_renamed_keeps_its_code_and_its_neighbors_hear_of_it(reference):
    related = read_glossary().words["concertation"].related
    CONCEPTS.apply("concertation", concept_of("concertation") | {"label": "palabre"}, NOON)

    word = read_glossary().words["concertation"]
    assert (word.label, word.related) == ("palabre", related)
