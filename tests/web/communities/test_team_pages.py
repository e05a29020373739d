"""The team at its pages: roles, coordination, departures."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from impact.presence.communities import operations
from impact.presence.communities.queries import members_of

ROOT = "/demarches/le-jardin-des-voisins/"
TODAY = timezone.localdate


def _roles_of(initiative, person):
    (member,) = [each for each in members_of(initiative) if each.person == person.pk]
    return [role.code for role in member.roles]


def _words(response):
    return unescape(response.content.decode())


@pytest.fixture
def say_roles(membership, role):
    """Post the roles form of someone: what she saw checked, what she checks."""

    def post(client, person, *, seen, checked, on=None):
        told = {
            "initial-roles": [role(code).pk for code in seen],
            "roles": [role(code).pk for code in checked],
            "on": (on or TODAY()).isoformat(),
        }
        return client.post(f"{ROOT}equipe/{membership(person).pk}/", told, follow=True)

    return post


def test_the_team_is_named_with_its_roles_and_without_addresses(signed_in, team, solange):
    page = _words(signed_in(solange).get(f"{ROOT}equipe/"))

    assert "Bastien Laforest" in page
    assert "Agent·e de développement" in page
    assert "@exemple.test" not in page
    assert "Inviter des personnes" not in page


def test_a_member_tells_her_own_roles(signed_in, initiative, team, solange, say_roles):
    say_roles(signed_in(solange), solange, seen=["CIL"], checked=["CIL", "ANI"])

    assert set(_roles_of(initiative, solange)) == {"CIL", "ANI"}


def test_a_role_ends_on_the_day_told(signed_in, initiative, team, solange, say_roles):
    on = TODAY() - timedelta(days=7)

    say_roles(signed_in(solange), solange, seen=["CIL"], checked=[], on=on)

    (member,) = [each for each in members_of(initiative) if each.person == solange.pk]
    assert [(role.code, role.until) for role in member.past_roles] == [("CIL", on)]


def test_two_people_telling_roles_at_once_both_count(
    signed_in, initiative, team, maude, solange, say_roles
):
    say_roles(signed_in(maude), solange, seen=["CIL"], checked=["CIL", "EVA"])
    say_roles(signed_in(solange), solange, seen=["CIL"], checked=["CIL", "ANI"])

    assert set(_roles_of(initiative, solange)) == {"CIL", "EVA", "ANI"}


def test_a_role_ended_meanwhile_does_not_come_back(
    signed_in, initiative, team, maude, solange, say_roles
):
    say_roles(signed_in(maude), solange, seen=["CIL"], checked=[])
    say_roles(signed_in(solange), solange, seen=["CIL"], checked=["CIL", "ANI"])

    assert _roles_of(initiative, solange) == ["ANI"]


def test_a_role_does_not_begin_tomorrow(signed_in, initiative, team, solange, say_roles):
    tomorrow = TODAY() + timedelta(days=1)

    page = say_roles(signed_in(solange), solange, seen=[], checked=["ANI"], on=tomorrow)

    assert "Cette date est encore à venir." in _words(page)
    assert _roles_of(initiative, solange) == ["CIL"]


def test_the_coordination_is_shared(signed_in, initiative, team, membership, maude, solange):
    page = f"{ROOT}equipe/{membership(solange).pk}/coordination/"

    signed_in(maude).post(page, {"way": "avec-moi"})

    assert initiative.memberships.coordinating().count() == 2


def test_the_coordination_is_handed_over(signed_in, initiative, team, membership, maude, solange):
    page = f"{ROOT}equipe/{membership(solange).pk}/coordination/"

    signed_in(maude).post(page, {"way": "a-ma-place"})

    assert initiative.memberships.coordinating().get().person == solange


def test_the_only_coordinator_cannot_stop(signed_in, team, initiative, membership, maude):
    page = f"{ROOT}equipe/{membership(maude).pk}/coordination/fin/"

    told = _words(signed_in(maude).post(page, follow=True))

    assert "Confiez d’abord la coordination à quelqu’un." in told
    assert initiative.memberships.coordinating().get().person == maude


def test_removing_someone_is_asked_then_done(
    signed_in, initiative, team, membership, maude, solange
):
    page = f"{ROOT}equipe/{membership(solange).pk}/retrait/"
    assert "Ses autoévaluations restent à elle." in _words(signed_in(maude).get(page))

    signed_in(maude).post(page)

    assert not initiative.memberships.current().filter(person=solange).exists()


def test_leaving_says_first_what_remains(signed_in, team, initiative, solange):
    hers = signed_in(solange)
    page = _words(hers.get(f"{ROOT}depart/"))
    assert "Le journal garde ce que vous avez fait ici" in page
    assert "Vos autoévaluations restent les vôtres." in page

    after = hers.post(f"{ROOT}depart/", follow=True)

    assert after.redirect_chain[-1][0] == "/demarches/"
    assert "Vous avez quitté « Le jardin des voisins »." in _words(after)


def test_the_last_coordinator_is_told_what_to_do_first(signed_in, team, initiative, maude):
    hers = signed_in(maude)

    page = _words(hers.post(f"{ROOT}depart/"))

    assert "Personne d’autre ne coordonne cette démarche." in page
    assert f"{ROOT}equipe/" in page
    assert initiative.memberships.coordinating().get().person == maude


def test_whoever_is_alone_is_told_to_archive_first(signed_in, initiative, maude):
    page = _words(signed_in(maude).get(f"{ROOT}depart/"))

    assert "Archivez-la d’abord" in page


def test_the_last_person_of_an_archived_initiative_is_warned(signed_in, initiative, maude):
    operations.archive_initiative(initiative=initiative, by=maude, at=timezone.now())

    page = _words(signed_in(maude).get(f"{ROOT}depart/"))

    assert "plus personne ne pourra lire cette démarche" in page
