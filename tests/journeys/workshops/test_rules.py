"""Codes said aloud, and spreads told only when enough people answered."""

import random

from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.workshops.codes import ALPHABET, draw_code, read_code, spell_code
from impact.journeys.workshops.spread import count_answers, told_spread

ANSWERS = st.lists(
    st.tuples(st.none() | st.integers(0, 4), st.none() | st.integers(1, 3)), max_size=40
)


def test_no_character_of_a_code_is_taken_for_another():
    assert not set("AEIOUY01LMPTW") & set(ALPHABET)


@given(seed=st.integers(), spaces=st.sampled_from(["", " ", "-", "  ", " - "]), small=st.booleans())
def test_a_code_is_read_however_it_is_typed(seed, spaces, small):
    code = draw_code(random.Random(seed).choice)
    typed = f" {code[:3]}{spaces}{code[3:]} "

    assert read_code(typed.lower() if small else typed) == code
    assert read_code(spell_code(code)) == code


@given(st.text(max_size=20))
def test_anything_else_is_no_code(typed):
    found = read_code(typed)

    assert found == "" or (len(found) == 6 and set(found) <= set(ALPHABET))


@given(ANSWERS)
def test_every_answer_is_counted_once_or_none_is_under_five(answers):
    counts = count_answers(answers)

    counted = counts["unknown"] + sum(counts["levels"].values())
    assert counted == (len(answers) if len(answers) >= 5 else 0)


@given(ANSWERS)
def test_a_spread_is_told_from_five_answers_on(answers):
    spread = told_spread(count_answers(answers), scale=range(5))

    assert (spread is not None) == (len(answers) >= 5)
    if spread:
        assert spread.people == len(answers)


@given(ANSWERS)
def test_how_sure_the_room_is_is_told_once_five_said_it(answers):
    spread = told_spread(count_answers(answers), scale=range(5))
    sure = [sureness for _level, sureness in answers if sureness is not None]

    told = spread.sureness if spread else ()
    assert told == (tuple(sure.count(each) for each in (1, 2, 3)) if len(sure) >= 5 else ())


def test_a_question_not_counted_tells_nothing():
    assert told_spread(None, scale=range(5)) is None
