"""When the counts of a competency are taken anew."""

from datetime import datetime, timedelta

from impact.journeys.needs.readings import Line, Voice, read_line
from impact.trust.privacy.thresholds import Answer, Figure
from tests.cast import NOON

NINE = frozenset(range(9))
SIX = frozenset(range(6))


def voices(*people: int, at: datetime = NOON, again: int = 0) -> list[Voice]:
    return [Voice(person + 100 * again, person, person % 5, at) for person in people]


def read(found, *, shown: Line | None = None, members=NINE, at: datetime = NOON):
    before = []
    if shown:
        answers = frozenset(Answer(*one) for one in shown.answers.items())
        before = [Figure(answers, members)]
    return read_line(
        voices=found, shown=shown, before=before, members=members, viewers=members, at=at
    )


def test_four_answers_are_not_counted():
    assert read(voices(0, 1, 2, 3)).line is None


def test_five_answers_are_counted_at_once_when_the_others_could_come_in_together():
    outcome = read(voices(0, 1, 2, 3, 4))

    assert outcome.line.holders == (2, 2, 2, 1)
    assert not outcome.is_waiting


def test_the_sixth_of_six_is_waited_for():
    outcome = read(voices(0, 1, 2, 3, 4), members=SIX)

    assert outcome.line is None
    assert outcome.look_again_at == NOON + timedelta(days=7)


def test_everyone_answered_so_nobody_is_waited_for():
    assert read(voices(*SIX), members=SIX).line is not None


def test_who_does_not_come_is_waited_for_a_week_only():
    outcome = read(voices(0, 1, 2, 3, 4), members=SIX, at=NOON + timedelta(days=7))

    assert outcome.line is not None


def test_a_line_stays_when_nothing_changed():
    shown = read(voices(*SIX), members=SIX).line

    assert read(voices(*SIX), shown=shown, members=SIX).line is shown


def test_one_new_answer_waits_behind_the_line_shown():
    shown = read(voices(*SIX), members=SIX).line
    changed = [*voices(1, 2, 3, 4, 5), *voices(0, again=1)]

    outcome = read(changed, shown=shown, members=SIX, at=NOON + timedelta(days=99))

    assert outcome.line is shown
    assert outcome.is_waiting


def test_four_new_answers_make_a_new_line():
    shown = read(voices(*SIX), members=SIX).line
    changed = [*voices(4, 5), *voices(0, 1, 2, 3, again=1)]

    outcome = read(changed, shown=shown, members=SIX, at=NOON + timedelta(days=99))

    assert outcome.line is not shown
    assert outcome.line.since == (NOON + timedelta(days=99)).isoformat()


def test_someone_who_left_stays_counted_until_others_change_with_her():
    shown = read(voices(*SIX), members=SIX).line

    outcome = read(voices(1, 2, 3, 4, 5), shown=shown, members=SIX - {0})

    assert outcome.line is shown
    assert not outcome.is_waiting
