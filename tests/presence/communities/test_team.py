from datetime import timedelta

import pytest

from impact.presence.communities import operations
from impact.presence.communities.models import Initiative, Membership
from impact.presence.communities.queries import members_of, roles_present_in
from tests.cast import NOON, SPRING, TODAY


def test_the_team_is_told_coordination_first(initiative, team):
    members = members_of(initiative)

    assert members[0].name == "Maude Lachance"
    assert {role.code for role in roles_present_in(initiative)} == {
        "COO",
        "CIL",
        "AGD",
        "ANI",
        "ELU",
        "BAF",
        "ORC",
    }


def test_nobody_joins_twice(initiative, team, solange):
    with pytest.raises(operations.AlreadyMember):
        operations.join(initiative=initiative, person=solange, at=NOON)


def test_whoever_leaves_takes_her_roles_and_her_reach_with_her(initiative, team, solange):
    operations.leave(initiative=initiative, person=solange, at=NOON)

    assert not Initiative.objects.visible_to(solange).exists()
    assert "CIL" not in {role.code for role in roles_present_in(initiative)}
    with pytest.raises(operations.NotAMember):
        operations.leave(initiative=initiative, person=solange, at=NOON)


def test_whoever_left_may_be_told_at_a_former_day(initiative, team, rosalie):
    then = Membership.objects.at(SPRING + timedelta(days=20))

    assert then.filter(initiative=initiative, person=rosalie).exists()
    assert not Membership.objects.at(NOON).filter(person=rosalie).exists()


def test_whoever_left_may_come_back(initiative, team, rosalie):
    operations.join(initiative=initiative, person=rosalie, at=NOON)

    assert Initiative.objects.visible_to(rosalie).count() == 1


def test_the_last_coordinator_does_not_leave(initiative, team, maude):
    with pytest.raises(operations.LastCoordinator):
        operations.leave(initiative=initiative, person=maude, at=NOON)
    assert Initiative.objects.visible_to(maude).exists()


def test_the_last_coordinator_leaves_what_is_archived(initiative, team, maude):
    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)

    operations.leave(initiative=initiative, person=maude, at=NOON)


def test_the_last_coordinator_does_not_give_up(membership, initiative, maude):
    with pytest.raises(operations.LastCoordinator):
        operations.withdraw_coordination(membership=membership(maude), by=maude, at=NOON)


def test_the_coordination_is_shared_then_taken_back(membership, initiative, team, maude, solange):
    hers = membership(solange)
    operations.give_coordination(membership=hers, by=maude, at=NOON)
    operations.give_coordination(membership=hers, by=maude, at=NOON)
    assert initiative.memberships.coordinating().count() == 2

    operations.withdraw_coordination(membership=hers, by=maude, at=NOON)
    assert initiative.memberships.coordinating().get().person == maude


def test_the_coordination_is_handed_over(membership, initiative, team, maude, solange):
    operations.hand_over(membership=membership(solange), by=maude, at=NOON)

    assert initiative.memberships.coordinating().get().person == solange
    operations.leave(initiative=initiative, person=maude, at=NOON)


def test_the_coordination_removes_a_member(membership, initiative, team, maude, solange):
    operations.remove_member(membership=membership(solange), by=maude, at=NOON)

    assert not Initiative.objects.visible_to(solange).exists()


def test_nobody_coordinates_after_leaving(membership, initiative, team, maude, solange):
    hers = membership(solange)
    operations.leave(initiative=initiative, person=solange, at=NOON)

    with pytest.raises(operations.NotAMember):
        operations.give_coordination(membership=hers, by=maude, at=NOON)


def test_a_role_has_its_days(membership, initiative, maude, role):
    played = operations.assign_role(
        membership=membership(maude), role=role("ANI"), on=TODAY, by=maude, at=NOON
    )
    operations.end_role(assignment=played, on=TODAY, by=maude, at=NOON)

    (member,) = members_of(initiative)
    assert [each.code for each in member.roles] == ["COO"]
    assert [(each.code, each.until) for each in member.past_roles] == [("ANI", TODAY)]


def test_saying_a_role_twice_changes_nothing(membership, initiative, maude, role):
    told = {"membership": membership(maude), "role": role("COO"), "by": maude, "at": NOON}

    assert operations.assign_role(on=TODAY, **told).started_on < TODAY
    assert membership(maude).assignments.count() == 1


def test_a_role_starts_not_tomorrow_and_ends_not_before_it_starts(
    membership, initiative, maude, role
):
    hers = membership(maude)
    with pytest.raises(operations.WrongDay):
        operations.assign_role(
            membership=hers, role=role("ANI"), on=TODAY + timedelta(days=1), by=maude, at=NOON
        )
    with pytest.raises(operations.WrongDay):
        operations.end_role(
            assignment=hers.assignments.get(),
            on=TODAY - timedelta(days=900),
            by=maude,
            at=NOON,
        )


def test_what_is_not_named_stays_when_roles_change(membership, initiative, team, bastien, role):
    operations.change_roles(
        membership=membership(bastien),
        added=[role("EVA")],
        ended=[role("ANI")],
        on=TODAY,
        by=bastien,
        at=NOON,
    )

    member = next(each for each in members_of(initiative) if each.person == bastien.pk)
    assert {each.code for each in member.roles} == {"AGD", "EVA"}
