"""What a person is asked to look at, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.needs.agenda import LARGEST_SITTING, Candidate, plan_sittings

candidates = st.lists(
    st.builds(
        Candidate,
        competency=st.integers(1, 60),
        place=st.integers(1, 60),
        level=st.integers(1, 4),
        is_core=st.booleans(),
        at_main_stage=st.booleans(),
    ),
    unique_by=lambda one: one.competency,
    max_size=60,
)


def candidate(competency, *, level=3, is_core=True, at_main_stage=True):
    return Candidate(competency, competency, level, is_core, at_main_stage)


@given(candidates)
def test_every_expected_competency_is_asked_once_and_only_once(expected):
    asked = [one for sitting in plan_sittings(expected) for one in sitting.competencies]

    assert sorted(asked) == sorted(one.competency for one in expected)


@given(candidates)
def test_nobody_is_asked_for_more_than_twelve_at_once(expected):
    sizes = [len(sitting.competencies) for sitting in plan_sittings(expected)]

    assert all(1 <= size <= LARGEST_SITTING for size in sizes)


@given(candidates)
def test_the_core_comes_before_what_goes_further(expected):
    kinds = [sitting.is_core for sitting in plan_sittings(expected)]

    assert kinds == sorted(kinds, reverse=True)


@given(candidates)
def test_a_sitting_never_mixes_the_core_with_the_rest(expected):
    is_core = {one.competency: one.is_core for one in expected}

    for sitting in plan_sittings(expected):
        assert {is_core[one] for one in sitting.competencies} == {sitting.is_core}


@given(candidates)
def test_the_sittings_of_a_kind_are_of_one_size_give_or_take_one(expected):
    for kind in (True, False):
        sizes = [len(one.competencies) for one in plan_sittings(expected) if one.is_core is kind]
        assert not sizes or max(sizes) - min(sizes) <= 1


@given(candidates, st.randoms())
def test_the_order_in_which_expectations_are_read_changes_nothing(expected, chance):
    shuffled = list(expected)
    chance.shuffle(shuffled)

    assert plan_sittings(shuffled) == plan_sittings(expected)


def test_twelve_competencies_of_the_core_fit_in_one_sitting():
    sittings = plan_sittings([candidate(number) for number in range(1, 13)])

    assert [sitting.competencies for sitting in sittings] == [tuple(range(1, 13))]


def test_a_longer_core_begins_with_the_main_stage():
    elsewhere = [candidate(number, level=4, at_main_stage=False) for number in range(1, 9)]
    here = [candidate(number) for number in range(9, 17)]

    first, second = plan_sittings(elsewhere + here)

    assert first.competencies == tuple(range(9, 17))
    assert second.competencies == tuple(range(1, 9))


def test_at_the_same_stage_what_asks_the_most_comes_first():
    easy = [candidate(number, level=2) for number in range(1, 8)]
    demanding = [candidate(number, level=4) for number in range(8, 15)]

    first, _second = plan_sittings(easy + demanding)

    assert first.competencies == tuple(range(8, 15))


def test_without_expectations_nothing_is_asked():
    assert plan_sittings([]) == []
