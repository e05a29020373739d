"""A word nobody writes is mended by one edit; a known word is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.lib.search.spelling import as_written, mend, rewrite
from impact.lib.search.words import fold

KNOWN = {"concertation": 9, "consternation": 1, "evaluation": 5, "mobiliser": 3}


def frequency(word):
    return KNOWN.get(word, 0)


@pytest.mark.parametrize(
    "typed", ["concertaton", "concertattion", "concertatoin", "concertasion", "oncertation"]
)
def test_one_edit_is_mended(typed):
    assert mend(typed, frequency=frequency) == "concertation"


def test_the_commonest_wins():
    known = {"marche": 2, "mariche": 0, "marchz": 7}

    assert mend("marchx", frequency=lambda word: known.get(word, 0)) == "marchz"


@pytest.mark.parametrize("typed", ["abc", "mob1liser", "xyzxyzxyz"])
def test_what_is_short_or_far_is_left_alone(typed):
    assert mend(typed, frequency=frequency) is None


@given(st.sampled_from(sorted(KNOWN)), st.integers(0, 11), st.sampled_from("aeiouz"))
def test_a_letter_too_many_is_always_mended(word, place, letter):
    typed = word[:place] + letter + word[place:]

    assert mend(typed, frequency=frequency) in KNOWN


@pytest.mark.parametrize(
    ("word", "texts", "written"),
    [
        ("evaluation", ["Évaluation des besoins", "l’évaluation, évaluation"], "évaluation"),
        ("gaspesie", ["En Gaspésie.", "La Gaspésie"], "Gaspésie"),
        ("oeuvre", ["Mise en œuvre, ou oeuvre, ou mise en œuvre"], "œuvre"),
        ("agent", ["un agent·e", "des agents"], "agent"),
        ("developpement", ["developpement", "développement", "co-développement"], "développement"),
        ("empowerment", [], "empowerment"),
    ],
)
def test_a_word_is_told_as_people_write_it(word, texts, written):
    assert as_written(word, texts) == written


@given(st.text(alphabet="aàeéèoœucçz’ -", max_size=40), st.sampled_from(["eau", "coeur", "ca"]))
def test_what_is_told_is_always_the_same_word(text, word):
    assert fold(as_written(word, [text])) == word


def test_only_what_was_mended_changes_in_what_was_typed():
    swaps = {"evaluatoin": "évaluation"}

    assert rewrite("L’Evaluatoin, à côté?", swaps) == "L’évaluation, à côté?"
