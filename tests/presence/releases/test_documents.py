"""A document comes back as it was written, and only what the team wrote may be rewritten."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from impact.presence.releases.documents import (
    Document,
    Part,
    Picture,
    Piece,
    Text,
    passages_of,
    read,
    reword,
    rewrite,
    rows_of,
    write,
)
from tests.cast import TODAY

WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=12)
TEXTS = st.builds(Text, WORDS.filter(str.strip), WORDS, st.booleans())
PICTURES = st.builds(Picture, st.integers(1, 9), WORDS, WORDS, st.just(4), st.just(3))
PIECES = st.builds(
    Piece,
    TEXTS,
    WORDS,
    WORDS,
    st.none() | st.integers(0, 4),
    st.lists(TEXTS, max_size=3).map(tuple),
    st.lists(PICTURES, max_size=2).map(tuple),
)
PARTS = st.builds(
    Part, WORDS, st.none() | TEXTS, st.lists(PIECES, min_size=1, max_size=3).map(tuple)
)
DOCUMENTS = st.builds(
    Document,
    of=WORDS,
    place=WORDS,
    drawn_on=st.just(TODAY),
    parts=st.lists(PARTS, max_size=3).map(tuple),
    facts=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
)


@given(DOCUMENTS)
def test_what_is_written_is_read_back(document):
    assert read(write(document)) == document


@given(DOCUMENTS)
def test_rewriting_nothing_changes_nothing(document):
    same = {one.key: one.text for one in passages_of(document)}

    assert reword(document, str) == rewrite(document, same) == rewrite(document, {}) == document


@given(DOCUMENTS)
def test_emptying_every_passage_leaves_no_word_of_the_team(document):
    emptied = rewrite(document, dict.fromkeys((one.key for one in passages_of(document)), " "))

    assert passages_of(emptied) == []


@given(DOCUMENTS)
def test_each_passage_has_its_own_key(document):
    keys = [one.key for one in passages_of(document)]

    assert len(keys) == len(set(keys))


def test_an_action_emptied_goes_with_what_came_of_it(document):
    left = rewrite(document, {"0-0": ""})

    assert [piece.head.text for piece in left.parts[0].pieces] == ["Demander deux heures"]
    assert "Huit rencontres." not in str(write(left))


def test_words_of_the_framework_are_not_rewritten(document):
    assert rewrite(document, {"0-0-0": "Coaching"}) == document


def test_a_document_is_told_as_a_table(document):
    assert rows_of(document) == [
        ("", "", "Adopté", "le 2 mai 2025"),
        ("Bâtir la relation", "", "", "Être trois à bâtir la relation."),
        ("Bâtir la relation", "Jumeler deux voisines", "", "Faite"),
        ("Bâtir la relation", "Jumeler deux voisines", "Manière", "Mentorat"),
        ("Bâtir la relation", "Jumeler deux voisines", "Sorti", "Huit rencontres."),
        ("Bâtir la relation", "Demander deux heures", "", "À faire"),
    ]


def test_a_piece_without_a_status_tells_no_empty_line(document):
    piece = Piece(head=Text("La corvée"), texts=(Text("Quarante voisins."),))
    told = replace(document, facts=(), parts=(Part("Avril", pieces=(piece,)),))

    assert rows_of(told) == [("Avril", "La corvée", "", "Quarante voisins.")]
