"""A floor under what the search finds: questions kept apart, asked of both kinds of index."""

import pytest

from bench.search.engines import BACKENDS, asking, make_engine
from bench.search.judged import (
    HELD,
    KINDS,
    TUNING,
    WAYS,
    kept_by,
    mean,
    read_half,
    scores_of,
)
from impact.web.search.sources import SOURCES


@pytest.fixture(params=BACKENDS)
def scores(request, reference, tmp_path):
    return scores_of(read_half(HELD), asking(make_engine(tmp_path, request.param)))


def test_what_people_ask_in_their_own_words_is_found(scores):
    assert mean(one.ndcg for one in scores) >= 0.92
    assert mean(one.success for one in scores) >= 0.95
    for way in WAYS:
        assert mean(one.ndcg for one in scores if one.asked.way == way) >= 0.88, way


def test_hardly_a_question_stays_without_an_answer(scores):
    assert mean(one.is_empty for one in scores) <= 0.005


def test_accents_dropped_and_slips_of_the_finger_cost_next_to_nothing(scores):
    assert kept_by(scores, "accents") >= 0.99
    assert kept_by(scores, "typo") >= 0.97


def test_the_judged_questions_are_many_and_their_answers_exist(reference):
    held, tuned = read_half(HELD), read_half(TUNING)
    known = {
        record.name for source in SOURCES if source.kind in KINDS for record in source.records("")
    }

    assert len(held) + len(tuned) >= 180
    assert not {name for asked in (*held, *tuned) for name in asked.judged} - known
    assert not {one.text for one in held} & {one.text for one in tuned}
