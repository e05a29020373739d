"""« Est-ce bien une question de compétence? »: the house must be able to say no to training."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.plans.question import Question, Reply, Verdict, weigh

replies = st.dictionaries(st.sampled_from([*Question]), st.sampled_from([*Reply]))


def test_it_is_a_question_of_competency_when_all_the_rest_is_in_place():
    assert weigh(dict.fromkeys(Question, Reply.YES)).verdict == Verdict.COMPETENCY


def test_it_is_something_else_when_most_of_the_rest_is_missing():
    answers = dict.fromkeys(Question, Reply.YES) | dict.fromkeys(
        [Question.MANDATE, Question.TIME, Question.RULES], Reply.NO
    )

    finding = weigh(answers)

    assert finding.verdict == Verdict.SOMETHING_ELSE
    assert finding.missing == (Question.MANDATE, Question.TIME, Question.RULES)


def test_it_is_both_when_only_time_is_missing():
    answers = dict.fromkeys(Question, Reply.YES) | {Question.TIME: Reply.NO}

    assert weigh(answers).verdict == Verdict.BOTH


def test_nobody_knows_before_answering():
    assert weigh({}).verdict == Verdict.UNKNOWN


@given(replies, st.sampled_from([*Question]))
def test_one_more_thing_missing_never_points_more_to_training(answers, question):
    order = [Verdict.COMPETENCY, Verdict.BOTH, Verdict.SOMETHING_ELSE]
    before, after = weigh(answers), weigh(answers | {question: Reply.NO})

    assert after.verdict != Verdict.COMPETENCY
    if before.verdict != Verdict.UNKNOWN:
        assert order.index(after.verdict) >= order.index(before.verdict)


@pytest.mark.parametrize("question", Question)
def test_every_no_is_named_so_that_something_can_be_done_about_it(question):
    assert weigh({question: Reply.NO}).missing == (question,)
