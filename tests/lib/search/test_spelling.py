"""A word nobody writes is mended by one edit; a known word is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.lib.search.spelling import mend

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
