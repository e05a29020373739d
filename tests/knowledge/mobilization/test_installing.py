"""Installing the cycle, its stages and the roles from their file."""

from datetime import date

import pytest
from django.core.management import call_command

from impact.knowledge.mobilization.models import Role, Stage, StageRole
from impact.knowledge.mobilization.operations import install_mobilization
from impact.lib.content import BadContent

NAME = "mobilization/cycle-mdcl.yaml"
TODAY = date(2025, 5, 5)


def test_eight_stages_and_ten_roles_stand(reference):
    assert [stage.code for stage in Stage.objects.in_force()] == [f"S{n}" for n in range(1, 9)]
    assert Role.objects.in_force().count() == 10
    assert StageRole.objects.count() == 80


def test_a_stage_says_all_the_file_says(reference):
    stage = Stage.objects.get(slug="lecture-partagee")

    assert (stage.name, stage.name_en) == (
        "Lecture partagée du milieu",
        "Shared reading of the community",
    )
    lists = (stage.questions, stage.signs, stage.risks, stage.deliverables)
    assert [len(lines) for lines in lists] == [4, 3, 3, 3]
    agent = stage.stage_roles.get(role__slug="agent-de-developpement")
    assert agent.does == "Organise la collecte, aide à restituer"


def test_installing_twice_changes_nothing(reference, capsys):
    call_command("install_mobilization")

    assert "ajouts\u00a0: 0, changements\u00a0: 0, retraits\u00a0: 0" in capsys.readouterr().out


def test_a_role_that_leaves_the_file_is_retired_and_comes_back(reference, altered):
    def drop(content):
        content["roles"] = [role for role in content["roles"] if role["code"] != "GES"]
        for stage in content["stages"]:
            stage["roles"].pop("GES")

    assert install_mobilization(path=altered(NAME, drop), on=TODAY).retired == 1
    assert Role.objects.get(code="GES").retired_on == TODAY
    assert StageRole.objects.filter(role__code="GES").count() == 8

    outcome = install_mobilization(path=altered(NAME), on=TODAY)
    assert (outcome.created, outcome.changed) == (0, 1)
    assert Role.objects.get(code="GES").retired_on is None


def test_a_stage_that_leaves_the_file_is_retired_with_what_was_done_there(reference, altered):
    path = altered(NAME, lambda content: content["stages"].pop())

    assert install_mobilization(path=path, on=TODAY).retired == 1
    assert Stage.objects.get(code="S8").retired_on == TODAY
    assert StageRole.objects.filter(stage__code="S8").count() == 10


def test_what_the_file_says_now_is_what_stands(reference, altered):
    path = altered(NAME, lambda content: content["stages"][0].update(name="Élan"))

    assert install_mobilization(path=path, on=TODAY).changed == 1
    assert Stage.objects.get(code="S1").name == "Élan"


@pytest.mark.parametrize(
    ("edit", "code", "cause"),
    [
        (lambda c: c["stages"][0]["roles"].update(ZZZ="Rien"), "S1", "rôle inconnu, ZZZ"),
        (lambda c: c["roles"][0].update(family="AMIS"), "AGD", "«\u00a0family\u00a0» vaut"),
        (lambda c: c["stages"][0].pop("purpose"), "S1", "il manque «\u00a0purpose\u00a0»"),
        (lambda c: c["stages"][0].update(questions="Qui?"), "S1", "devrait être une liste"),
        (lambda c: c["stages"][0].update(questions=["Qui?", 3]), "S1", "autre chose que du texte"),
        (lambda c: c["stages"][1].update(slug="emergence"), "", "S1 et S2 ont le même"),
        (lambda c: c["stages"].append(c["stages"][0]), "S1", "est là deux fois"),
        (lambda c: c["roles"].append("GES"), "", "roles nº 11 n’est pas"),
    ],
)
def test_a_faulty_file_changes_nothing(edit, code, cause, reference, altered):
    path = altered(NAME, edit)
    before = list(Stage.objects.order_by("pk").values())

    with pytest.raises(BadContent) as refusal:
        install_mobilization(path=path, on=TODAY)

    assert (refusal.value.file, refusal.value.code) == (path, code)
    assert cause in refusal.value.cause
    assert list(Stage.objects.order_by("pk").values()) == before


def test_two_cycles_at_once_are_refused(reference, altered):
    altered(NAME, under="un.yaml")
    path = altered(NAME, under="deux.yaml")

    with pytest.raises(BadContent, match="un seul cycle à la fois"):
        install_mobilization(path=path.parent, on=TODAY)
