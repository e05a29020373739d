from datetime import timedelta

import pytest

from impact.presence.communities import operations, policies
from impact.presence.communities.course import course_of
from impact.presence.communities.models import Initiative
from impact.presence.communities.queries import glances_for, members_of
from impact.trust.journal.models import Entry
from tests.cast import NOON, SPRING, TODAY


def _begin(name, *, by, stage, **fields):
    return operations.create_initiative(
        outline=operations.Outline(name=name),
        stages=[stage("S1")],
        main=stage("S1"),
        roles=[],
        by=by,
        at=NOON,
        **fields,
    )


def test_its_author_coordinates_with_the_roles_she_told(initiative, maude):
    (member,) = members_of(initiative)

    assert member.is_coordinating
    assert [role.code for role in member.roles] == ["COO"]
    assert policies.may_coordinate(maude, initiative)


def test_it_begins_with_its_stages_and_a_main_one(initiative):
    standing = course_of(initiative).standing

    assert standing.main.stage.code == "S3"
    assert [span.stage.code for span in standing.others] == ["S2"]


def test_the_main_stage_is_one_of_the_active_ones(maude, stage):
    with pytest.raises(operations.MainStageNotActive):
        operations.create_initiative(
            outline=operations.Outline(name="Vide"),
            stages=[stage("S1")],
            main=stage("S2"),
            roles=[],
            by=maude,
            at=NOON,
        )
    assert not Initiative.objects.exists()


def test_two_initiatives_of_the_same_name_have_their_own_addresses(maude, odette, stage):
    first, second = (
        _begin("Jardin", by=maude, stage=stage),
        _begin("Jardin", by=odette, stage=stage),
    )

    assert (first.slug, second.slug) == ("jardin", "jardin-2")


def test_a_history_can_begin_before_it_is_written_here(maude, stage):
    started = TODAY - timedelta(days=400)

    initiative = _begin("Jardin", by=maude, stage=stage, on=started)

    assert course_of(initiative).standing.main.started_on == started


def test_its_address_stays_when_its_name_changes(initiative, maude):
    operations.edit_initiative(
        initiative=initiative,
        outline=operations.Outline(name="Le verger"),
        revision=1,
        by=maude,
        at=NOON,
    )

    initiative.refresh_from_db()
    assert (initiative.name, initiative.slug) == ("Le verger", "le-jardin-des-voisins")
    assert (initiative.revision, initiative.revised_by) == (2, maude)


def test_whoever_read_an_older_sheet_does_not_write_over_it(initiative, maude):
    told = {"initiative": initiative, "revision": 1, "by": maude, "at": NOON}
    operations.edit_initiative(outline=operations.Outline(name="Le verger"), **told)

    with pytest.raises(operations.ChangedMeanwhile) as refusal:
        operations.edit_initiative(outline=operations.Outline(name="La serre"), **told)
    assert refusal.value.current.name == "Le verger"
    initiative.refresh_from_db()
    assert initiative.name == "Le verger"


def test_an_archived_initiative_changes_no_more_until_restored(initiative, maude):
    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)

    with pytest.raises(operations.AlreadyArchived):
        operations.archive_initiative(initiative=initiative, by=maude, at=NOON)
    with pytest.raises(operations.Archived):
        operations.open_link(initiative=initiative, by=maude, at=NOON)
    operations.restore_initiative(initiative=initiative, by=maude, at=NOON)
    operations.open_link(initiative=initiative, by=maude, at=NOON)


def test_what_is_done_is_in_the_journal_without_a_word_of_what_was_written(initiative, maude):
    entry = Entry.objects.within(initiative.context).get()

    assert (entry.verb, entry.actor, entry.at) == ("communities.initiative.created", maude, SPRING)
    assert entry.details == {}


@pytest.mark.parametrize(
    ("who", "sees", "takes_part", "coordinates"),
    [
        ("maude", True, True, True),
        ("solange", True, True, False),
        ("rosalie", False, False, False),
        ("odette", False, False, False),
        ("theo", False, False, False),
    ],
)
def test_who_may_do_what(initiative, team, request, who, sees, takes_part, coordinates):
    user = request.getfixturevalue(who)

    assert policies.may_see(user, initiative) is sees
    assert policies.may_take_part(user, initiative) is takes_part
    assert policies.may_coordinate(user, initiative) is coordinates
    assert policies.may_restore(user, initiative) is coordinates


@pytest.mark.parametrize("who", ["maude", "solange", "rosalie", "odette", "theo"])
def test_nobody_changes_what_is_archived(initiative, team, maude, request, who):
    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)
    initiative.refresh_from_db()
    user = request.getfixturevalue(who)

    assert not policies.may_take_part(user, initiative)
    assert not policies.may_coordinate(user, initiative)
    assert policies.may_restore(user, initiative) is (who == "maude")


def test_the_list_tells_each_at_a_glance(initiative, team, solange, odette):
    (glance,) = glances_for(solange)

    assert (glance.people, glance.main.code, glance.is_coordinating) == (6, "S3", False)
    assert glances_for(odette) == []
