"""What a publication freezes: meaning stays, typing may be set right."""

from datetime import date

import pytest

from impact.knowledge.competencies.operations import install_competencies
from impact.lib.content import BadContent

TODAY = date(2025, 5, 5)


def _set(name, value):
    return lambda entry: entry.__setitem__(name, value)


FROZEN = {
    "description": (_set("description", "Autre chose."), "le sens"),
    "indicator": (lambda entry: entry["indicators"].__setitem__(1, "Autre."), "le sens"),
    "scope": (_set("scope", "COLLECTIVE"), "le sens"),
    "title": (_set("title", "Autre titre"), "le titre"),
    "domain": (_set("domain", "B"), "le domaine"),
    "nature": (_set("nature", "savoirs"), "la nature"),
    "components": (_set("components", ["ind.estime"]), "les composantes"),
    "stages": (_set("stages", ["S1"]), "les étapes"),
    "levels": (lambda entry: entry["roles"].__setitem__("AGD", 4), "les niveaux attendus"),
}


@pytest.mark.parametrize("part", FROZEN)
def test_a_published_version_keeps_its_meaning(part, little, item, first):
    change, told = FROZEN[part]
    path = little("0.1.0", lambda content: change(item(content, "A1")), status="published")

    with pytest.raises(BadContent) as refusal:
        install_competencies(path=path, on=TODAY)

    assert refusal.value.code == "A1"
    assert f"est publiée et ne change plus de sens ({told})" in refusal.value.cause
    assert first.competencies.get(code="A1").description.startswith("Croire que")


def test_a_published_version_keeps_its_cores(little, first):
    path = little("0.1.0", lambda content: content["core"]["AGD"].remove("A1"), status="published")

    with pytest.raises(BadContent, match=r"A1.*les noyaux"):
        install_competencies(path=path, on=TODAY)


def test_nothing_joins_a_published_version(little, item, first):
    def join(content):
        content["competencies"].append(item(content, "A1") | {"code": "A7"})

    with pytest.raises(BadContent, match="A7.*elle n’y était pas"):
        install_competencies(path=little("0.1.0", join, status="published"), on=TODAY)


def test_nothing_leaves_a_published_version(little, first):
    def leave(content):
        content["competencies"] = [c for c in content["competencies"] if c["code"] != "A5"]
        content["core"]["ACC"].remove("A5")

    with pytest.raises(BadContent, match="A5.*elle n’y est plus"):
        install_competencies(path=little("0.1.0", leave, status="published"), on=TODAY)


def test_a_published_version_does_not_become_a_draft_again(little, first):
    with pytest.raises(BadContent, match="ne redevient pas une ébauche"):
        install_competencies(path=little("0.1.0", status="draft"), on=TODAY)


def test_typography_translations_notes_and_sources_may_be_set_right(little, item, first):
    def correct(content):
        entry = item(content, "A1")
        entry["description"] = entry["description"].replace(
            "communautés peuvent", "communautés\u00a0peuvent"
        )
        entry["title_en"] = "Keep power with people"
        entry["sources"]["CTB"] = "boîte à outils 1"
        content["note"] = "Relue."

    outcome = install_competencies(path=little("0.1.0", correct, status="published"), on=TODAY)

    assert first.competencies.get(code="A1").title_en == "Keep power with people"
    assert first.competencies.get(code="A1").thread == "essai:A1:0.1.0"
    assert (outcome.created, outcome.retired) == (1, 0)
