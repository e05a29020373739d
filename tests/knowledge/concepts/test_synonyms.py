"""What else a question may mean, and which texts name a word."""

from hypothesis import given
from hypothesis import strategies as st

from impact.knowledge.concepts.mentions import find_mentions, stems_in
from impact.knowledge.concepts.queries import read_glossary
from impact.knowledge.concepts.synonyms import MOST, WEIGHT, Synonyms
from impact.lib.search.words import stems_of, words_of

FEW = Synonyms(
    [
        ["pouvoir d’agir", "appropriation du pouvoir", "empowerment"],
        ["participation", "prise de part"],
        ["participation citoyenne", "civisme"],
    ]
)


def _gained(synonyms, question):
    return {word for word, _weight in synonyms.of(words_of(question))}


def test_a_name_of_several_words_brings_the_others_at_a_lower_weight():
    assert FEW.of(words_of("le pouvoir d'agir des gens")) == [
        ("appropriation", WEIGHT),
        ("empowerment", WEIGHT),
    ]


def test_an_english_name_brings_the_french_ones():
    assert _gained(FEW, "empowerment") == {"pouvoir", "agir", "appropriation"}


def test_accents_and_plurals_are_no_matter():
    assert _gained(FEW, "participations") == {"prise", "part"}


def test_the_longest_name_is_the_one_that_is_meant():
    assert _gained(FEW, "participation citoyenne") == {"civisme"}


def test_half_a_name_brings_nothing():
    assert _gained(FEW, "pouvoir") == set()


def test_the_glossary_serves(reference):
    synonyms = read_glossary().synonyms

    assert "bailleur" in _gained(synonyms, "subventionnaire")
    assert {"releve"} <= _gained(synonyms, "succession")


@given(
    st.lists(st.sampled_from(["pouvoir", "agir", "empowerment", "participation", "citoyenne", "x"]))
)
def test_what_is_gained_is_new_and_little(words):
    gained = FEW.of(words)

    assert len(gained) <= MOST
    assert not set(stems_of(words)) & set(stems_of([word for word, _weight in gained]))


def test_a_text_that_names_a_word_is_found_whatever_its_form():
    texts = {
        "A": stems_in("Placer le pouvoir d’agir au centre"),
        "B": stems_in("Agir avec pouvoir"),
        "C": stems_in("Les BAILLEURS de fonds"),
    }

    assert find_mentions(texts=texts, names=["pouvoir d'agir"]) == ["A"]
    assert find_mentions(texts=texts, names=["bailleur de fonds", "bailleur"]) == ["C"]
    assert find_mentions(texts=texts, names=["", "le"]) == []
