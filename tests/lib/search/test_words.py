"""The words an index keeps are the words people type, however they type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.lib.search.words import fold, stem, stems_of, words_of


@pytest.mark.parametrize(
    "written", ["l’évaluation", "l'évaluation", "L`EVALUATION", "lʼévaluation"]
)
def test_an_elision_and_its_apostrophe_are_nothing(written):
    assert words_of(written) == ["evaluation"]


@pytest.mark.parametrize("elided", ["d’agir", "qu’agir", "jusqu’agir", "n’agir"])
def test_every_elision_is_dropped(elided):
    assert words_of(elided) == ["agir"]


def test_an_apostrophe_inside_a_word_keeps_it_whole_enough():
    assert words_of("aujourd’hui") == ["aujourd", "hui"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("agent·e", {"agent", "agente"}),
        ("agent·e·s", {"agent", "agente"}),
        ("agents·es", {"agent", "agente"}),
        ("citoyen·ne·s", {"citoyen", "citoyenne"}),
        ("coordonnateur-trice", {"coordonnateur", "coordonnatrice"}),
        ("coordonnateurs-trices", {"coordonnateur", "coordonnatrice"}),
        ("travailleur·euse·s", {"travailleur", "travailleuse"}),
        ("conseiller·ère", {"conseiller", "conseillere"}),
        ("intervenant(e)s", {"intervenant", "intervenante"}),
    ],
)
def test_an_inclusive_spelling_is_both_words(written, meant):
    assert meant <= set(words_of(written))


def test_an_acronym_is_found_whole_in_pieces_and_with_its_dots():
    assert words_of("TIR-SHV") == ["tir", "shv", "tirshv"]
    assert words_of("la M.R.C. d’ici")[0] == "mrc"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("évaluations", "evaluation"),
        ("bénévoles", "benevole"),
        ("communautaires", "communautaire"),
        ("mobilisées", "mobiliser"),
        ("conflits", "conflit"),
        ("élus", "élu"),
        ("travaux municipaux", "travaux municipal"),
    ],
)
def test_inflections_and_accents_come_to_one_stem(one, other):
    assert stems_of(words_of(one)) == stems_of(words_of(other))


def test_a_question_mark_set_apart_breaks_nothing():
    assert words_of("comment mobiliser ?") == ["mobiliser"]


@pytest.mark.parametrize("said", ["qu’est-ce qu’un conflit", "quelqu’un, un conflit", "y a-t-il"])
def test_words_that_say_nothing_leave_nothing_behind(said):
    assert set(words_of(said)) <= {"conflit"}


def test_a_number_is_left_as_it_is():
    assert stem("2025") == "2025"


@given(st.text(max_size=200))
def test_any_text_gives_plain_words(text):
    for word in words_of(text):
        assert word
        assert word.isascii()
        assert word.isalnum()


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
