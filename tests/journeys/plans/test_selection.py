"""Which resources are shown for a hole: what suits better is never left out for what suits less."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.plans.selection import MOST, Held, choose

LEVEL = 2
THIRDS = [False, None, True]

helds = st.builds(
    Held,
    pk=st.integers(1, 999),
    title=st.sampled_from(["Un guide", "Une fiche", "Un récit"]),
    level=st.none() | st.integers(1, 4),
    language=st.sampled_from(["fr", "en", "fr-en", "autre"]),
    is_for_stage=st.sampled_from(THIRDS),
    is_for_role=st.sampled_from(THIRDS),
)
many = st.lists(helds, max_size=10, unique_by=lambda one: one.pk)
GUIDE = Held(1, "Un guide", LEVEL, "fr")


@given(many.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_choice_is_of_a_few_and_does_not_hang_on_the_order_they_came_in(pair):
    found, shuffled = pair

    chosen = choose(found, level=LEVEL)

    assert len(chosen) == min(len(found), MOST)
    assert set(chosen) <= set(found)
    assert choose(shuffled, level=LEVEL) == chosen


@given(many)
def test_a_few_are_chosen_whole(found):
    few = found[:MOST]

    assert set(choose(few, level=LEVEL)) == set(few)


@given(many, helds, st.sampled_from(["level", "language", "is_for_stage", "is_for_role"]))
def test_suiting_better_never_takes_a_resource_out_of_the_few(found, one, ground):
    best = {"level": LEVEL, "language": "fr", "is_for_stage": True, "is_for_role": True}[ground]
    others = [other for other in found if other.pk != one.pk]
    better = replace(one, **{ground: best})

    if one in choose([*others, one], level=LEVEL):
        assert better in choose([*others, better], level=LEVEL)


@pytest.mark.parametrize(
    ("lesser", "better"),
    [
        ({"level": 3}, {"level": None}),
        ({"level": None}, {"level": LEVEL}),
        ({"level": 4}, {"level": 3}),
        ({"language": "en"}, {"language": "fr-en"}),
        ({"is_for_stage": False}, {}),
        ({}, {"is_for_stage": True}),
        ({"is_for_role": False}, {}),
        ({}, {"is_for_role": True}),
        ({"level": 3}, {"language": "en"}),
        ({"language": "en"}, {"is_for_stage": False}),
        ({"is_for_stage": False}, {"is_for_role": False}),
    ],
)
def test_the_level_counts_first_then_the_language_the_stage_and_the_roles(lesser, better):
    first, second = replace(GUIDE, pk=9, **better), replace(GUIDE, pk=2, **lesser)

    assert choose([second, first], level=LEVEL) == [first, second]


def test_told_for_two_versions_of_a_competency_it_stands_once_at_its_best():
    assert choose([replace(GUIDE, level=4), GUIDE], level=LEVEL) == [GUIDE]
