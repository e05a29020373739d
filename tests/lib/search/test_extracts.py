"""An extract shows where the words were found, and only marks what was."""

from hypothesis import given
from hypothesis import strategies as st

from impact.lib.search.extracts import extract
from impact.lib.search.words import stems_of, words_of

LONG = (
    "Rien à voir ici. " * 60 + "Une évaluation participative des besoins. " + "Autre chose. " * 60
)


def _stems(text):
    return set(stems_of(words_of(text)))


def test_the_passage_holds_the_words_and_marks_them():
    pieces = extract(LONG, stems=_stems("evaluations"))

    assert [piece.text for piece in pieces if piece.is_found] == ["évaluation"]
    assert pieces[0].text.startswith("…")


def test_without_a_word_the_beginning_is_shown():
    assert "".join(one.text for one in extract(LONG, stems=set())).startswith("Rien à voir ici.")


@given(st.text(max_size=400))
def test_a_short_text_is_shown_whole(text):
    told = "".join(piece.text for piece in extract(text, stems=set(), length=1000))

    assert told == text
