"""What a competency asks of each role at each stage (R1)."""

from hypothesis import given
from hypothesis import strategies as st

from impact.knowledge.competencies.expectations import Expected, expectations_of

ROLES = st.sampled_from(["AGD", "COO", "ANI", "ORC", "CIL"])
STAGES = st.sets(st.sampled_from([f"S{n}" for n in range(1, 9)]))
LEVELS = st.dictionaries(ROLES, st.integers(min_value=0, max_value=4))


def test_a_role_is_expected_to_hold_its_level_at_every_stage_of_the_competency():
    found = expectations_of(stages=["S1", "S2"], levels={"AGD": 3}, at_heart_of=[])

    assert found == [Expected("AGD", "S1", 3, False), Expected("AGD", "S2", 3, False)]


def test_a_level_of_zero_asks_nothing():
    assert expectations_of(stages=["S1"], levels={"ELU": 0}, at_heart_of=["ELU"]) == []


def test_what_is_in_the_core_of_a_role_is_essential_for_that_role_only():
    found = expectations_of(stages=["S1"], levels={"AGD": 3, "COO": 2}, at_heart_of=["AGD"])

    assert {line.role: line.is_essential for line in found} == {"AGD": True, "COO": False}


@given(stages=STAGES, levels=LEVELS, hearts=st.sets(ROLES))
def test_an_expectation_stands_exactly_where_the_stage_is_the_competency_s_and_the_level_above_zero(
    stages, levels, hearts
):
    found = expectations_of(stages=stages, levels=levels, at_heart_of=hearts)

    cells = [(line.role, line.stage) for line in found]
    assert len(cells) == len(set(cells))
    assert set(cells) == {(r, s) for r, level in levels.items() if level > 0 for s in stages}
    assert all(line.level == levels[line.role] for line in found)
    assert all(line.is_essential == (line.role in hearts) for line in found)
