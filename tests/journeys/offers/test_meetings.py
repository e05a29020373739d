"""Which hands meet: willingness only, and never the same two again too soon."""

from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.offers.meetings import Meeting, Raised, find_meetings

HANDS = st.lists(
    st.builds(Raised, st.integers(1, 6), st.sampled_from(["a", "b"]), st.booleans()), max_size=20
)


def test_someone_who_can_help_meets_someone_who_wants_to_grow():
    hands = [Raised(1, "a", helps=True), Raised(2, "a", helps=False), Raised(3, "b", helps=False)]

    assert find_meetings(hands) == [Meeting("a", helper=1, learner=2)]


def test_those_brought_together_lately_are_left_alone():
    hands = [Raised(1, "a", helps=True), Raised(2, "a", helps=False)]

    assert find_meetings(hands, lately=[Meeting("a", 1, 2)]) == []


@given(hands=HANDS)
def test_every_meeting_joins_two_people_on_the_two_sides_of_one_thread(hands):
    for one in find_meetings(hands):
        assert one.helper != one.learner
        assert Raised(one.helper, one.thread, helps=True) in hands
        assert Raised(one.learner, one.thread, helps=False) in hands


@given(hands=HANDS, data=st.data())
def test_the_order_hands_were_held_out_in_changes_nothing(hands, data):
    assert find_meetings(data.draw(st.permutations(hands))) == find_meetings(hands)


@given(hands=HANDS)
def test_once_all_were_brought_together_nobody_is_again(hands):
    assert find_meetings(hands, lately=find_meetings(hands)) == []
