"""Installing the framework from its file."""

import time
from datetime import date

import pytest
from django.core.management import call_command

from impact.knowledge.competencies.models import (
    Competency,
    CoreCompetency,
    Expectation,
    Framework,
    Indicator,
    Version,
)
from impact.knowledge.competencies.operations import install_competencies
from impact.knowledge.concepts.models import Concept
from impact.knowledge.mobilization.models import Role, Stage
from impact.lib.content import BadContent
from impact.presence.library.models import Subject

TODAY = date(2025, 5, 5)
LATER = date(2025, 6, 6)


@pytest.fixture
def draft(edition, reference) -> Version:
    """A draft beside the version in force, the same in everything."""
    install_competencies(path=edition("0.2.0"), on=TODAY)
    return Version.objects.get(number="0.2.0")


def test_the_whole_framework_stands(version):
    assert version.domains.count() == 9
    assert version.competencies.in_force().count() == 50
    assert Indicator.objects.filter(competency__version=version).count() == 200
    assert version.scale.levels.count() == 5
    assert sorted(set(version.core_competencies.values_list("role__code", flat=True))) == sorted(
        Role.objects.values_list("code", flat=True)
    )


def test_a_competency_says_all_the_file_says(competency):
    liaison = competency("A1")

    assert liaison.title == "Placer le pouvoir d’agir au centre de sa pratique"
    assert liaison.title_en == "Keep empowerment at the centre of practice"
    assert (liaison.domain.code, liaison.scope, liaison.nature.code) == (
        "A",
        "INDIVIDUAL",
        "attitudes",
    )
    assert [nature.code for nature in liaison.other_natures.all()] == ["facons_de_faire"]
    assert liaison.stages.count() == 8
    assert liaison.components.filter(code="com.participation").exists()
    cited = [(citation.source.code, citation.passage) for citation in liaison.citations.all()]
    assert ("LAV", "domaines 8 et 9") in cited


def test_expectations_follow_the_rule(version):
    asked = version.expectations.filter(role__code="AGD", competency__code="B1")

    assert sorted(asked.values_list("stage__code", "level", "weight")) == [
        (stage, 3, Expectation.Weight.ESSENTIAL) for stage in ("S1", "S2", "S3")
    ]
    assert not version.expectations.filter(role__code="ELU", competency__code="F3").exists()


def test_installing_twice_changes_nothing(reference, capsys):
    call_command("install_competencies")

    assert "ajouts\u00a0: 0, changements\u00a0: 0, retraits\u00a0: 0" in capsys.readouterr().out


def test_installing_is_quick(db, settings, django_assert_max_num_queries):
    path = settings.CONTENT_DIR / "competencies"
    _clear()

    start = time.process_time()
    with django_assert_max_num_queries(80):
        install_competencies(path=path, on=TODAY)
    first = time.process_time() - start
    start = time.process_time()
    with django_assert_max_num_queries(50):
        install_competencies(path=path, on=TODAY)

    assert first < 2
    assert time.process_time() - start < 1


def test_a_draft_says_what_its_file_says_now(draft, edition, item):
    def reword(content):
        item(content, "A1")["title"] = "Un autre titre"
        item(content, "A1")["stages"] = ["S1"]
        item(content, "A1")["roles"] = {"AGD": 4}
        content["core"] = {"AGD": ["A1"]}

    outcome = install_competencies(path=edition("0.2.0", reword), on=LATER)

    reworded = draft.competencies.get(code="A1")
    assert (reworded.title, reworded.stages.count()) == ("Un autre titre", 1)
    assert [line.level for line in reworded.expectations.all()] == [4]
    assert outcome.changed >= 1


def test_what_leaves_a_draft_is_retired_and_comes_back(draft, edition):
    def drop(content):
        content["competencies"] = [c for c in content["competencies"] if c["code"] != "I6"]
        content["core"]["BAF"].remove("I6")

    outcome = install_competencies(path=edition("0.2.0", drop), on=LATER)
    gone = draft.competencies.get(code="I6")

    assert (outcome.retired, gone.retired_on) == (1, LATER)
    assert gone.indicators.count() == 4

    outcome = install_competencies(path=edition("0.2.0"), on=LATER)
    gone.refresh_from_db()

    assert (gone.retired_on, outcome.retired) == (None, 0)
    assert gone.expectations.exists()


def test_two_files_of_one_version_are_refused(edition, altered, reference):
    edition("0.2.0")
    path = altered("competencies/mdcl-0.1.0.yaml", under="copie.yaml")
    altered("competencies/mdcl-0.1.0.yaml", under="autre.yaml")

    with pytest.raises(BadContent, match="est déjà celle de"):
        install_competencies(path=path.parent, on=TODAY)


def test_versions_install_in_the_order_of_their_numbers(edition, settings, reference):
    edition("0.10.0", status="published")
    path = edition("0.9.0", status="published")
    install_competencies(path=path.parent, on=TODAY)

    assert Version.objects.current().number == "0.10.0"
    assert Version.objects.current().follows.number == "0.9.0"


def _clear() -> None:
    """Empty the room, as on a first day."""
    Subject.objects.all().delete()
    Competency.objects.update(replaced_by=None)
    for model in (Expectation, CoreCompetency):
        model.objects.all().delete()
    Competency.objects.all().delete()
    for version in Version.objects.order_by("-pk"):
        version.domains.all().delete()
        version.sources.all().delete()
        version.delete()
    Framework.objects.all().delete()
    assert Stage.objects.exists()
    assert Concept.objects.exists()
