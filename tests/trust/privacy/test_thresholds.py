"""From how many people on a figure is shown, and when it may replace the one before."""

import pytest

from impact.trust.privacy import thresholds
from impact.trust.privacy.thresholds import Answer, Figure, may_show, tell

EVERYONE = "abcdefghijklmnopqrstuvwxyz"


def figure(*people: str, viewers: str = "") -> Figure:
    """A figure by the letters of its people; « a2 » is the second answer of a."""
    answers = frozenset(Answer(_key(one), ord(one[0])) for one in people)
    return Figure(answers, frozenset(map(ord, viewers or EVERYONE)))


def _key(one: str) -> int:
    return ord(one[0]) * 100 + int(one[1:] or 1)


def test_counts_stop_at_two():
    assert [tell(count) for count in range(5)] == [0, 1, 2, 2, 2]


def test_four_people_are_too_few():
    assert not may_show(figure(*"abcd"))
    assert may_show(figure(*"abcde"))


def test_ten_are_needed_outside_the_group():
    nine, ten = figure(*"abcdefghi"), figure(*"abcdefghij")

    assert not may_show(nine, minimum=thresholds.PUBLIC_MINIMUM)
    assert may_show(ten, minimum=thresholds.PUBLIC_MINIMUM)


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        ("abcdef", True),  # nothing changed
        ("abcdefg", False),  # one came
        ("abcdefgh", False),  # two came: seen by one of them, the other stands alone
        ("abcdefghi", False),  # three came: seen by one of them, only two are mixed
        ("abcdefghij", True),  # four came: three besides whoever looks
        ("abcde", False),  # one left
    ],
)
def test_people_come_in_and_go_out_together(after, shown):
    assert may_show(figure(*after), before=[figure(*"abcdef")]) is shown


def test_answers_given_again_by_four_out_of_six_are_shown():
    again = figure("a2", "b2", "c2", "d2", "e", "f")

    assert may_show(again, before=[figure(*"abcdef")])


def test_answers_given_again_by_three_out_of_six_wait():
    again = figure("a2", "b2", "c2", "d", "e", "f")

    assert not may_show(again, before=[figure(*"abcdef")])


def test_one_who_leaves_is_not_hidden_by_those_who_come():
    swapped = figure(*"bcdefghijk")

    assert not may_show(swapped, before=[figure(*"abcdef")])


def test_figures_that_differ_enough_two_by_two_may_still_isolate_someone():
    """Whoever stands in both the first and the third stands in the second: z is alone in it."""
    second = figure(*"abcde", "z", *"uvw", *"opq")
    first, third = figure(*"abcde", *"opq", *"klmn"), figure(*"abcde", *"uvw", *"rstx")

    assert may_show(first, before=[third])
    assert not may_show(second, before=[first, third])


def test_an_answer_taken_back_is_hidden_but_hides_nobody():
    gone = Figure(
        frozenset(Answer(one.key, None) for one in figure(*"abcdefghij").answers),
        figure(*"abcdefghij").viewers,
    )

    assert not may_show(figure(*"abcdef"), before=[gone])


def test_teams_that_share_members_are_held_together():
    table = figure(*"abcde", viewers="abcde")
    next_door = figure(*"defgh", viewers="defgh")
    too_close = figure(*"cdefg", viewers="cdefg")

    assert may_show(next_door, before=[table])
    assert not may_show(too_close, before=[table])
