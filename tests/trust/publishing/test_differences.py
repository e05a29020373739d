"""What changes is told whole, and changes that do not meet are joined."""

from hypothesis import given
from hypothesis import strategies as st

from impact.trust.publishing.differences import (
    Mark,
    changed_fields,
    compare_lists,
    compare_texts,
    join,
)

TEXTS = st.text(alphabet="abc éà’.,\n", max_size=60)
CONTENTS = st.dictionaries(
    st.sampled_from(["title", "body", "notes"]), st.sampled_from(["", "a", "b", "c"])
)


def _side(pieces, mark):
    return "".join(piece.text for piece in pieces if piece.mark in {Mark.SAME, mark})


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_again_from_their_differences(before, after):
    pieces = compare_texts(before, after)

    assert (_side(pieces, Mark.GONE), _side(pieces, Mark.NEW)) == (before, after)


def test_only_the_words_that_change_are_marked():
    pieces = compare_texts("Choisir et agir ensemble.", "Choisir, décider et agir ensemble.")

    assert [piece.text for piece in pieces if piece.mark == Mark.GONE] == []
    assert "décider" in "".join(piece.text for piece in pieces if piece.mark == Mark.NEW)


def test_a_sentence_said_anew_is_read_as_a_whole():
    pieces = compare_texts(
        "Réduire les obstacles matériels, sociaux et linguistiques.",
        "Réduire ce qui empêche de venir et de parler.",
    )

    assert [(piece.mark, piece.text) for piece in pieces] == [
        (Mark.SAME, "Réduire "),
        (Mark.GONE, "les obstacles matériels, sociaux et linguistiques"),
        (Mark.NEW, "ce qui empêche de venir et de parler"),
        (Mark.SAME, "."),
    ]


def test_two_changes_far_from_one_another_are_told_apart():
    pieces = compare_texts(
        "Un mot. La suite ne change pas. Fin.", "Des mots. La suite ne change pas."
    )

    assert "La suite ne change pas" in "".join(one.text for one in pieces if one.mark == Mark.SAME)


@given(st.lists(st.integers(0, 5), unique=True), st.lists(st.integers(0, 5), unique=True))
def test_each_value_of_two_lists_is_told_once(before, after):
    told = compare_lists(before, after)

    assert sorted(one for _mark, one in told) == sorted({*before, *after})


def test_a_field_left_out_and_an_empty_one_say_the_same():
    assert changed_fields({"title": "Agir", "body": ""}, {"title": "Agir"}) == []


@given(CONTENTS, CONTENTS, CONTENTS)
def test_what_one_side_alone_changes_is_kept(base, theirs, ours):
    merged = join(base=base, theirs=theirs, ours=ours)

    for name in set(changed_fields(base, theirs)) - set(changed_fields(base, ours)):
        assert merged.content.get(name) == theirs.get(name)
    for name in changed_fields(base, ours):
        assert (merged.content.get(name) or "") == (ours.get(name) or "")


@given(CONTENTS, CONTENTS)
def test_the_same_change_twice_clashes_with_nothing(base, both):
    assert join(base=base, theirs=both, ours=both).clashing == ()


def test_two_changes_of_one_field_clash():
    merged = join(base={"title": "a"}, theirs={"title": "b"}, ours={"title": "c"})

    assert (merged.content, merged.clashing) == ({"title": "c"}, ("title",))
