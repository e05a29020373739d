"""The whole table of rights: who × every page of an initiative × reading or doing → status."""

from http import HTTPStatus

import pytest
from django.utils import timezone

from impact.presence.communities import operations
from impact.presence.communities.models import Initiative
from tests.cast import NOON

OK, FOUND = HTTPStatus.OK, HTTPStatus.FOUND
FORBIDDEN, NOT_FOUND = HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND

ROOT = "/demarches/le-jardin-des-voisins/"

#: What any member reads, archived or not.
READ = ["", "etapes/", "equipe/", "journal/", "journal/journal.csv", "depart/"]

#: What the coordination alone opens, and what it gets when it posts there with nothing filled in.
COORDINATED = {
    "fiche/": OK,
    "archivage/": FOUND,
    "etapes/nouvelle/": OK,
    "etapes/principale/": OK,
    "etapes/{span}/dates/": OK,
    "etapes/{span}/fin/": OK,
    "etapes/{span}/retrait/": FOUND,
    "etapes/passages/{move}/annulation/": FOUND,
    "equipe/{solange}/retrait/": FOUND,
    "equipe/{solange}/coordination/": OK,
    "equipe/{maude}/coordination/fin/": FOUND,
}

#: What the coordination alone reads.
READ_BY_COORDINATION = [
    *COORDINATED,
    "invitations/",
    "invitations/{link}/",
    "invitations/{link}/affiche/",
]

#: Doors that only take a post.
POSTED = {
    "invitations/courriels/": OK,
    "invitations/lien/": FOUND,
    "invitations/{link}/revocation/": FOUND,
    "reouverture/": FOUND,
}

#: Whoever is not of the team, the site's staff and those who left alike.
OUTSIDE = ["odette", "rosalie", "theo"]


@pytest.fixture
def fill(initiative, team, membership, maude, solange, stage):
    """Write the identifiers of this initiative in an address."""
    now = timezone.now()
    move = operations.move_main_stage(
        initiative=initiative, to=stage("S4"), on=timezone.localdate(now), by=maude, at=now
    )
    found = {
        "span": initiative.spans.get(stage__code="S2").pk,
        "move": move.pk,
        "maude": membership(maude).pk,
        "solange": membership(solange).pk,
        "link": operations.open_link(initiative=initiative, by=maude, at=now).pk,
    }
    return lambda path: ROOT + path.format(**found)


@pytest.fixture
def status(client, request):
    """Try a door as someone: `status("solange", "get", "/…")`."""

    def of(who, method, path):
        client.logout()
        if who:
            client.force_login(request.getfixturevalue(who))
        return getattr(client, method)(path).status_code

    return of


@pytest.mark.parametrize("path", READ)
def test_members_read(fill, status, path):
    assert status("maude", "get", fill(path)) == OK
    assert status("solange", "get", fill(path)) == OK


@pytest.mark.parametrize("path", READ_BY_COORDINATION)
def test_some_pages_are_for_the_coordination(fill, status, path):
    assert status("maude", "get", fill(path)) == OK
    assert status("solange", "get", fill(path)) == FORBIDDEN


@pytest.mark.parametrize("path", [*READ, *READ_BY_COORDINATION, "equipe/{solange}/"])
def test_nobody_else_reads_anything(fill, status, path):
    assert [status(who, "get", fill(path)) for who in OUTSIDE] == [NOT_FOUND] * 3
    assert status(None, "get", fill(path)) == FOUND


@pytest.mark.parametrize(("path", "done"), [*COORDINATED.items(), *POSTED.items()])
def test_the_coordination_alone_does(fill, status, path, done):
    assert [status(who, "post", fill(path)) for who in OUTSIDE] == [NOT_FOUND] * 3
    assert status(None, "post", fill(path)) == FOUND
    assert status("solange", "post", fill(path)) == FORBIDDEN
    assert status("maude", "post", fill(path)) == done


@pytest.mark.parametrize("method", ["get", "post"])
def test_roles_are_told_by_oneself_or_by_the_coordination(fill, status, method):
    page = fill("equipe/{solange}/")

    assert status("solange", method, page) == OK
    assert status("maude", method, page) == OK
    assert status("bastien", method, page) == FORBIDDEN


def test_a_member_leaves_and_reads_no_more(fill, status):
    assert status("solange", "post", fill("depart/")) == FOUND
    assert status("solange", "get", fill("")) == NOT_FOUND


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_leaves_what_is_not_hers(fill, status, who):
    assert status(who, "post", fill("depart/")) == NOT_FOUND


def test_the_list_and_the_beginning_are_for_whoever_signed_in(fill, status):
    for path in ["/demarches/", "/demarches/nouvelle/"]:
        assert status("odette", "get", path) == OK
        assert status(None, "get", path) == FOUND


def test_the_list_shows_a_stranger_nothing(fill, client, theo):
    client.force_login(theo)

    assert b"jardin" not in client.get("/demarches/").content


@pytest.mark.parametrize("path", READ)
def test_what_is_archived_is_read(fill, status, initiative, maude, path):
    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)

    assert status("solange", "get", fill(path)) == OK


@pytest.mark.parametrize(
    "path", [*COORDINATED, *(path for path in POSTED if path != "reouverture/"), "equipe/{maude}/"]
)
def test_what_is_archived_does_not_change(fill, client, initiative, maude, path):
    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)
    client.force_login(maude)

    refusal = client.post(fill(path))

    assert refusal.status_code == FORBIDDEN
    assert "Cette démarche est archivée" in refusal.content.decode()


def test_the_coordination_alone_takes_it_up_again(fill, status, initiative, maude):
    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)

    assert status("solange", "post", fill("reouverture/")) == FORBIDDEN
    assert status("maude", "post", fill("reouverture/")) == FOUND
    assert Initiative.objects.active().filter(pk=initiative.pk).exists()


@pytest.mark.parametrize(
    ("method", "part"),
    [
        ("get", "etapes/{span}/fin/"),
        ("post", "etapes/{span}/retrait/"),
        ("post", "etapes/passages/{move}/annulation/"),
        ("post", "equipe/{member}/"),
        ("post", "equipe/{member}/retrait/"),
        ("post", "equipe/{member}/coordination/fin/"),
        ("get", "invitations/{link}/"),
        ("post", "invitations/{link}/revocation/"),
    ],
)
def test_what_belongs_to_another_initiative_is_out_of_reach(
    fill, status, odette, stage, method, part
):
    theirs = operations.create_initiative(
        outline=operations.Outline(name="Ailleurs"),
        stages=[stage("S1")],
        main=stage("S1"),
        roles=[],
        by=odette,
        at=NOON,
    )
    found = {
        "span": theirs.spans.get().pk,
        "move": theirs.moves.get().pk,
        "member": theirs.memberships.get().pk,
        "link": operations.open_link(initiative=theirs, by=odette, at=timezone.now()).pk,
    }

    assert status("maude", method, ROOT + part.format(**found)) == NOT_FOUND
