"""Reading the framework: few queries, whole answers."""

import pytest

from impact.knowledge.competencies.comparisons import Standing
from impact.knowledge.competencies.models import Version
from impact.knowledge.competencies.queries import (
    cell_counts,
    compare,
    core_of,
    expectations_for,
    neighbours_of,
)
from impact.knowledge.mobilization.models import Role, Stage


@pytest.fixture
def agent(reference) -> Role:
    return Role.objects.get(code="AGD")


@pytest.fixture
def emergence(reference) -> Stage:
    return Stage.objects.get(code="S1")


def test_expectations_are_those_of_the_roles_and_stages_asked(
    version, agent, emergence, django_assert_num_queries
):
    with django_assert_num_queries(1):
        lines = expectations_for(version=version, roles=[agent], stages=[emergence])

    assert {(line.role, line.stage) for line in lines} == {("AGD", "S1")}
    first = lines[0]
    assert (first.competency, first.domain, first.level, first.is_essential) == ("A1", "A", 3, True)


def test_expectations_of_everyone_everywhere_are_all_of_them(version):
    assert len(expectations_for(version=version)) == version.expectations.count()


def test_what_is_expected_of_a_retired_role_is_no_longer_told(version, agent):
    Role.objects.filter(pk=agent.pk).update(retired_on="2025-05-05")

    assert expectations_for(version=version, roles=[agent]) == []


def test_a_core_comes_in_its_order_with_the_level_expected(version, agent):
    core = list(core_of(version=version, role=agent))

    codes = [competency.code for competency in core]
    assert codes == ["A1", "B1", "B4", "C1", "C2", "C4", "D1", "E2", "E5", "E6", "F2", "H3"]
    levels = {competency.code: competency.expected_level for competency in core}
    assert (levels["A1"], levels["C1"]) == (3, 4)


def test_a_core_at_a_stage_keeps_only_what_touches_it(version, agent):
    last = Stage.objects.filter(code="S8")

    core = core_of(version=version, role=agent, stages=last)

    assert [competency.code for competency in core] == ["A1", "C4", "E5", "E6", "H3"]


def test_the_matrix_takes_one_query(version, django_assert_num_queries):
    with django_assert_num_queries(1):
        cells = cell_counts(version)

    assert len(cells) == 80
    assert sum(cell.expected for cell in cells.values()) == version.expectations.count()
    expected = version.expectations.filter(role__code="AGD", stage__code="S1")
    cell = cells["AGD", "S1"]
    assert (cell.expected, cell.essential) == (expected.count(), expected.essential().count())


def test_two_roles_are_set_side_by_side(version, agent, django_assert_num_queries):
    elected = Role.objects.get(code="ELU")

    with django_assert_num_queries(3):
        lines = {
            line.compared.code: line for line in compare(version=version, left=agent, right=elected)
        }

    assert lines["F3"].compared.standing == Standing.ONLY_LEFT
    assert lines["A1"].compared.gap == -1
    assert (lines["A1"].compared.left.is_essential, lines["A1"].compared.right.is_essential) == (
        True,
        False,
    )
    assert lines["A1"].domain_title == "Posture et éthique du pouvoir d’agir"


def test_two_stages_are_set_side_by_side(version, emergence):
    vision = Stage.objects.get(code="S4")

    lines = {
        line.compared.code: line.compared
        for line in compare(version=version, left=emergence, right=vision)
    }

    assert (lines["B1"].standing, lines["F1"].standing) == (Standing.ONLY_LEFT, Standing.ONLY_RIGHT)


def test_a_person_is_set_beside_a_role(version, agent):
    mine = {"A1": 1, "B1": 4, "C1": None}

    lines = {
        line.compared.code: line.compared
        for line in compare(version=version, left=mine, right=agent)
    }

    assert (lines["A1"].gap, lines["B1"].gap) == (2, -1)
    assert lines["C1"].standing == Standing.ONLY_RIGHT


@pytest.mark.parametrize(
    ("code", "before", "after"), [("A1", None, "A2"), ("B1", "A6", "B2"), ("I6", "I5", None)]
)
def test_each_competency_has_its_neighbours(
    code, before, after, competency, django_assert_num_queries
):
    row = competency(code)

    with django_assert_num_queries(1):
        around = neighbours_of(row)

    codes = [beside and beside.code for beside in (around.previous, around.next)]
    assert codes == [before, after]


def test_there_is_no_current_version_before_one_is_published(version):
    Version.objects.filter(pk=version.pk).update(status="RETIRED")

    with pytest.raises(Version.DoesNotExist):
        Version.objects.current()
