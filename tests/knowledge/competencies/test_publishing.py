"""A new version beside the old one: what follows what, and what a publication freezes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from impact.knowledge.competencies import operations
from impact.knowledge.competencies.models import Version
from impact.knowledge.competencies.operations import install_competencies, publish_version
from impact.knowledge.competencies.queries import what_changed
from impact.knowledge.mobilization.models import Role
from impact.lib.content import BadContent
from impact.trust.journal.models import Entry

TODAY = date(2027, 5, 5)
NOON = datetime(2027, 5, 5, 12, tzinfo=ZoneInfo("America/Toronto"))


def _next(content, item):
    """A second version: one reworded, one taken away, one new, one renamed, levels moved."""
    item(content, "A2")["description"] = "Voir qui pèse sur quoi, et rééquilibrer."
    item(content, "A3")["roles"]["AGD"] = 4
    item(content, "C1")["code"] = "C9"
    item(content, "C9")["replaces"] = ["C1"]
    for core in content["core"].values():
        core[:] = ["C9" if code == "C1" else code for code in core if code != "B4"]
    content["competencies"] = [entry for entry in content["competencies"] if entry["code"] != "B4"]
    content["competencies"].append(item(content, "A5") | {"code": "A7", "replaces": []})


@pytest.fixture
def draft(little, item, first) -> Version:
    install_competencies(path=little("0.2.0", lambda content: _next(content, item)), on=TODAY)
    return Version.objects.get(number="0.2.0")


@pytest.fixture
def published(draft, maude) -> Version:
    return publish_version(version=draft, by=maude, at=NOON)


def test_a_draft_changes_nothing_of_what_is_in_force(draft, first):
    first.refresh_from_db()

    assert Version.objects.current("essai") == first
    assert not first.competencies.exclude(replaced_by=None).exists()
    assert draft not in Version.objects.readable()


def test_a_published_version_takes_over_and_the_old_one_stays_readable(published, first, maude):
    first.refresh_from_db()

    assert Version.objects.current("essai") == published
    assert (published.published_on, published.follows) == (TODAY, first)
    assert first.status == Version.Status.RETIRED
    assert first in Version.objects.readable()
    assert first.competencies.in_force().count() == 8
    entry = Entry.objects.get(verb="competencies.version.published")
    assert (entry.actor, entry.details["number"]) == (maude, "0.2.0")


def test_each_old_competency_knows_what_replaces_it(published, first):
    replaced = {
        old.code: old.replaced_by and old.replaced_by.code
        for old in first.competencies.select_related("replaced_by")
    }

    assert (replaced["A1"], replaced["C1"], replaced["B4"]) == ("A1", "C9", None)
    assert not published.competencies.get(code="A7").predecessors.exists()


def test_what_means_the_same_keeps_its_thread_and_what_does_not_begins_one(published, first):
    threads = dict(published.competencies.values_list("code", "thread"))

    assert threads["A1"] == first.competencies.get(code="A1").thread == "essai:A1:0.1.0"
    assert threads["C9"] == first.competencies.get(code="C1").thread
    assert threads["A2"] == "essai:A2:0.2.0"
    assert threads["A7"] == "essai:A7:0.2.0"


def test_other_levels_or_stages_do_not_break_a_thread(published):
    assert published.competencies.get(code="A3").thread == "essai:A3:0.1.0"


def test_another_scale_breaks_every_thread(little, first):
    def rescale(content):
        content["scale"]["code"] = "autre"

    install_competencies(path=little("0.2.0", rescale), on=TODAY)

    draft = Version.objects.get(number="0.2.0")
    assert not draft.competencies.filter(thread__endswith=":0.1.0").exists()


def test_what_changed_for_a_role_is_told(published, first):
    changes = what_changed(old=first, new=published, role=Role.objects.get(code="AGD"))

    assert [item.code for item in changes.added] == ["A7"]
    assert [item.code for item in changes.removed] == ["B4"]
    assert [change.after.code for change in changes.reworded] == ["A2"]
    assert [(c.before.level, c.after.level) for c in changes.moved] == [(3, 4)]
    assert changes.restaged == changes.reweighted == []


def test_what_a_draft_would_change_is_told_too(draft, first):
    changes = what_changed(old=first, new=draft, role=Role.objects.get(code="CIL"))

    assert [item.code for item in changes.removed] == ["B4"]


def test_what_changed_is_told_across_a_version_between(published, first, little, item):
    def third(content):
        _next(content, item)
        item(content, "C9").pop("replaces")
        item(content, "A7").pop("replaces")
        item(content, "C9")["roles"]["AGD"] = 2

    install_competencies(path=little("0.3.0", third, status="published"), on=TODAY)

    role = Role.objects.get(code="AGD")
    changes = what_changed(old=first, new=Version.objects.current("essai"), role=role)
    assert [(c.before.code, c.after.code) for c in changes.moved] == [("A3", "A3"), ("C1", "C9")]
    assert Version.objects.current("essai").competencies.get(code="C9").thread == "essai:C1:0.1.0"


def test_versions_that_do_not_follow_are_not_compared(published, first):
    with pytest.raises(ValueError, match="ne fait pas suite"):
        what_changed(old=published, new=first, role=Role.objects.get(code="AGD"))


def test_a_version_is_published_once(published, maude):
    with pytest.raises(operations.AlreadyPublished):
        publish_version(version=published, by=maude, at=NOON)


def test_an_older_number_is_not_published_over_a_newer_one(published, little, maude):
    install_competencies(path=little("0.1.5"), on=TODAY)

    with pytest.raises(operations.OlderThanCurrent):
        publish_version(version=Version.objects.get(number="0.1.5"), by=maude, at=NOON)
    with pytest.raises(BadContent, match="antérieure à celle qui est en vigueur"):
        install_competencies(path=little("0.1.5", status="published"), on=TODAY)


def test_installing_old_and_new_files_again_leaves_the_new_one_in_force(little, item, first):
    def second(content):
        _next(content, item)

    for number, edit in (("0.1.0", lambda content: None), ("0.2.0", second)):
        path = little(number, edit, status="published")
    install_competencies(path=path.parent, on=TODAY)
    outcome = install_competencies(path=path.parent, on=TODAY)

    assert outcome.touched == 0
    assert Version.objects.current("essai").number == "0.2.0"
    assert (
        Version.objects.get(framework__code="essai", number="0.1.0").status
        == Version.Status.RETIRED
    )
