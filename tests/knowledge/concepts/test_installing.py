"""Installing the concepts from their files."""

from datetime import date

import pytest
from django.core.management import call_command

from impact.knowledge.concepts.models import Concept
from impact.knowledge.concepts.operations import install_concepts
from impact.lib.content import BadContent

NAME = "concepts/pouvoir-dagir.yaml"
TODAY = date(2025, 5, 5)


def test_twelve_components_stand_under_three_planes(reference):
    planes = Concept.objects.empowerment_planes()
    components = Concept.objects.empowerment_components()

    assert [plane.code for plane in planes] == ["individuel", "communautaire", "organisationnel"]
    assert [sum(c.broader == plane for c in components) for plane in planes] == [4, 4, 4]
    assert all(component.definition for component in components)


def test_four_natures_stand(reference):
    assert [nature.code for nature in Concept.objects.natures()] == [
        *("savoirs", "habiletes", "attitudes", "facons_de_faire")
    ]


def test_installing_twice_changes_nothing(reference, capsys):
    call_command("install_concepts")

    assert "ajouts\u00a0: 0, changements\u00a0: 0, retraits\u00a0: 0" in capsys.readouterr().out


def test_what_leaves_the_file_is_retired_and_comes_back(reference, altered):
    without = altered(NAME, lambda content: content["concepts"].pop())

    assert install_concepts(path=without, on=TODAY).retired == 1
    assert Concept.objects.get(code="org.conscience").retired_on == TODAY
    assert install_concepts(path=without, on=TODAY).touched == 0

    assert install_concepts(path=altered(NAME), on=TODAY).changed == 1
    assert Concept.objects.get(code="org.conscience").retired_on is None


def test_a_concept_may_move_under_another(reference, altered):
    path = altered(NAME, lambda content: content["concepts"][-1].update(broader="individuel"))

    assert install_concepts(path=path, on=TODAY).changed == 1
    assert Concept.objects.get(code="org.conscience").broader.code == "individuel"


@pytest.mark.parametrize(
    ("edit", "code", "cause"),
    [
        (
            lambda c: c["concepts"][3].update(broader="nulle-part"),
            "ind.participation",
            "inconnu, nulle-part",
        ),
        (
            lambda c: c["concepts"][0].update(broader="ind.estime"),
            "individuel",
            "se contient lui-même",
        ),
        (
            lambda c: c["concepts"][0].update(broader="individuel"),
            "individuel",
            "se contient lui-même",
        ),
        (lambda c: c["concepts"].append(c["concepts"][3]), "ind.participation", "est là deux fois"),
        (
            lambda c: c["concepts"][3].pop("label"),
            "ind.participation",
            "il manque «\u00a0label\u00a0»",
        ),
        (lambda c: c["concepts"][3].pop("code"), "", "concepts nº 4 n’a pas de «\u00a0code\u00a0»"),
        (lambda c: c.pop("concepts"), "", "il manque «\u00a0concepts\u00a0»"),
    ],
)
def test_a_faulty_file_changes_nothing(edit, code, cause, reference, altered):
    path = altered(NAME, edit)
    before = list(Concept.objects.order_by("pk").values())

    with pytest.raises(BadContent) as refusal:
        install_concepts(path=path, on=TODAY)

    assert (refusal.value.file, refusal.value.code) == (path, code)
    assert cause in refusal.value.cause
    assert list(Concept.objects.order_by("pk").values()) == before
