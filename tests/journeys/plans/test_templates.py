"""Templates of plans are written whole, and all they name stands."""

import pytest

from impact.journeys.plans.responses import find_response
from impact.journeys.plans.templates import find_template, read_template, templates
from impact.knowledge.competencies.models import Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.lib.content import BadContent

ALL = [pytest.param(one, id=one.code) for one in templates()]
HEAD = "source: x\nlicense: CC-BY-4.0\nlanguage: fr\nversion: '1'\n"


def test_every_stage_of_the_cycle_has_its_template(reference, db):
    served = {stage for one in templates() for stage in one.stages}

    assert served == set(Stage.objects.values_list("code", flat=True))


@pytest.mark.parametrize("template", ALL)
def test_what_a_template_names_stands(template, reference, db):
    competencies = Version.objects.current().competencies.in_force()
    codes = set(competencies.values_list("code", flat=True))
    actions = [action for goal in template.goals for action in goal.actions]

    assert {goal.competency for goal in template.goals} <= codes
    assert all(find_response(action.response) for action in actions)
    assert set(template.roles) <= set(Role.objects.values_list("code", flat=True))


@pytest.mark.parametrize("template", ALL)
def test_a_template_asks_for_competencies_of_its_own_stages(template, reference, db):
    version = Version.objects.current()
    for goal in template.goals:
        expected = version.competencies.get(code=goal.competency).expectations
        assert expected.filter(stage__code__in=template.stages).exists(), goal.competency


@pytest.mark.parametrize("template", ALL)
def test_a_template_is_short_enough_to_be_read_together(template):
    assert 2 <= len(template.goals) <= 5
    assert all(len(goal.statement) <= 1000 for goal in template.goals)
    assert all(1 <= len(goal.actions) <= 3 for goal in template.goals)


def test_a_template_of_another_stage_suits_less():
    template = find_template("preparer-la-releve")

    here = template.suits(stages=frozenset({"S8"}), roles=frozenset({"COO"}))
    elsewhere = template.suits(stages=frozenset({"S1"}), roles=frozenset({"COO"}))
    assert here > elsewhere > 0


def test_a_slip_of_the_pen_is_told_with_its_file_and_its_place(tmp_path):
    file = tmp_path / "essai.yaml"
    told = "title: t\nwords: w\nstages: [S1]\nroles: []\ngoals:\n"
    file.write_text(f"{HEAD}{told}  - {{competency: C3, statement: s, action: []}}\n")

    with pytest.raises(BadContent, match="C3"):
        read_template(file)
