from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from impact.presence.communities import operations
from impact.presence.communities.models import Initiative, Invitation
from tests.cast import NOON


@pytest.fixture
def invite(initiative, maude):
    def addresses(*those, at=NOON):
        return operations.invite_addresses(initiative=initiative, addresses=those, by=maude, at=at)

    return addresses


@pytest.fixture
def link(initiative, maude):
    return operations.open_link(initiative=initiative, by=maude, at=NOON)


def test_an_address_lets_one_person_in(invite, odette, rosalie):
    (invitation,) = invite("odette@exemple.test")
    operations.accept_invitation(invitation=invitation, by=odette, at=NOON)

    assert Initiative.objects.visible_to(odette).exists()
    with pytest.raises(operations.Closed) as refusal:
        operations.accept_invitation(invitation=invitation, by=rosalie, at=NOON)
    assert refusal.value.why == Invitation.Closing.USED


def test_a_link_lets_many_in_and_counts_them(link, odette, rosalie):
    operations.accept_invitation(invitation=link, by=odette, at=NOON)
    operations.accept_invitation(invitation=link, by=rosalie, at=NOON)

    link.refresh_from_db()
    assert link.used == 2


def test_whoever_comes_in_may_say_her_roles(link, odette, role):
    membership = operations.accept_invitation(
        invitation=link, by=odette, roles=[role("CIL"), role("ANI")], at=NOON
    )

    assert membership.assignments.count() == 2


def test_an_invitation_expires(link, odette):
    with pytest.raises(operations.Closed) as refusal:
        operations.accept_invitation(invitation=link, by=odette, at=NOON + timedelta(days=14))
    assert refusal.value.why == Invitation.Closing.EXPIRED


def test_a_revoked_invitation_lets_nobody_in(link, odette, maude):
    operations.revoke_invitation(invitation=link, by=maude, at=NOON)

    with pytest.raises(operations.Closed) as refusal:
        operations.accept_invitation(invitation=link, by=odette, at=NOON)
    assert refusal.value.why == Invitation.Closing.REVOKED


def test_an_archived_initiative_lets_nobody_in(initiative, link, odette, maude):
    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)

    with pytest.raises(operations.Closed) as refusal:
        operations.accept_invitation(invitation=link, by=odette, at=NOON)
    assert refusal.value.why == Invitation.Closing.ARCHIVED


def test_a_member_who_follows_a_link_uses_nothing_up(invite, maude):
    (invitation,) = invite("maude@exemple.test")

    with pytest.raises(operations.AlreadyMember):
        operations.accept_invitation(invitation=invitation, by=maude, at=NOON)
    invitation.refresh_from_db()
    assert invitation.used == 0


def test_an_address_that_is_waiting_is_not_written_to_again(invite):
    assert len(invite("a@exemple.test", "b@exemple.test")) == 2
    assert invite("a@exemple.test") == []
    assert len(invite("a@exemple.test", at=NOON + timedelta(days=15))) == 1


def test_a_day_has_its_limit_and_the_next_day_is_free(invite):
    invite(*(f"p{number}@exemple.test" for number in range(49)))

    with pytest.raises(operations.TooMany) as refusal:
        invite("x@exemple.test", "y@exemple.test")
    assert refusal.value.left == 1
    assert Invitation.objects.count() == 49
    assert invite("x@exemple.test", "y@exemple.test", at=NOON + timedelta(days=1))


def test_an_address_is_kept_only_while_its_invitation_is_open(invite, odette, maude):
    used, revoked, expired, waiting = invite(*(f"p{n}@exemple.test" for n in range(4)))
    Invitation.objects.filter(pk=expired.pk).update(expires_at=NOON - timedelta(hours=1))
    operations.accept_invitation(invitation=used, by=odette, at=NOON)
    operations.revoke_invitation(invitation=revoked, by=maude, at=NOON)

    assert operations.forget_closed_addresses(at=NOON) == 1
    assert Invitation.objects.exclude(email="").get() == waiting


def test_a_command_forgets_them_day_after_day(invite):
    invite("a@exemple.test")
    said = StringIO()

    call_command("forget_invitations", stdout=said)

    assert said.getvalue() == "Adresses oubliées : 1\n"
    assert not Invitation.objects.exclude(email="").exists()


def test_an_archived_initiative_keeps_no_address(initiative, invite, maude):
    invite("a@exemple.test")

    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)

    assert not Invitation.objects.exclude(email="").exists()


def test_a_code_is_found_however_it_is_typed(link):
    assert Invitation.objects.held_by(link.code.upper()).get() == link
