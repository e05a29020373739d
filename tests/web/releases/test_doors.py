"""Who opens what, when: each actor in front of each object at each moment of a release."""

import re
from http import HTTPStatus

import pytest
from django.utils import timezone

from impact.presence.releases import operations
from impact.presence.releases.models import Opening, Release
from tests.web.releases.conftest import NAMES, ROOT

OK, FOUND, FORBIDDEN, NOT_FOUND, GONE = (
    HTTPStatus.OK,
    HTTPStatus.FOUND,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.GONE,
)
MOMENTS = ["prepared", "decided", "over", "withdrawn", "archived"]
#: What those who belong read, whatever the moment.
READ = ["", "{pk}/", "{pk}/apercu/", "{pk}/registre.csv"] + [
    f"{{pk}}/apercu/partage.{kind}" for kind in ("csv", "json")
]
#: What is done inside: the page → at which moments a member, then the coordination, may.
DONE = {
    "nouveau/": (["prepared", "decided", "over", "withdrawn"],) * 2,
    "nouveau/couverture/": (["prepared", "decided", "over", "withdrawn"],) * 2,
    "{pk}/textes/": (["prepared"],) * 2,
    "{pk}/textes/reprise/": (["prepared"],) * 2,
    "{pk}/abandon/": (["prepared"],) * 2,
    "{pk}/decision/": ([], ["prepared"]),
    "{pk}/destinataires/nouveau/": ([], ["prepared", "decided", "over", "withdrawn"]),
    "{pk}/destinataires/{recipient}/fermeture/": ([], MOMENTS),
    "{pk}/retrait/": ([], MOMENTS),
}
#: What opens for who receives.
OUTSIDE = ["", "partage.pdf", "partage.csv", "partage.json"]
#: A PDF takes longer to make, and goes by the same door as the others: here it is spared.
FILES = ["", "partage.csv", "partage.json"]


@pytest.fixture
def inside(recipient):
    names = {"pk": recipient.release.pk, "recipient": recipient.pk}
    return lambda path: ROOT + path.format(**names)


@pytest.fixture
def other_release(other_initiative, release, odette):
    """What Odette's own initiative lets out to someone else."""
    outline = operations.Outline(
        kind="PLAN", audience="ORGANIZATION", audience_name="Ville", title="La corvée"
    )
    made = operations.prepare_release(
        initiative=other_initiative,
        outline=outline,
        content=release.content,
        by=odette,
        at=timezone.now(),
    )
    decision = operations.Decision(on=timezone.localdate(), present="Nous", seen=made.fingerprint)
    operations.decide_release(release=made, decision=decision, by=odette, at=timezone.now())
    return operations.add_recipient(release=made, name="Mairie", by=odette, at=timezone.now())


@pytest.mark.parametrize("moment", MOMENTS)
def test_inside_nobody_comes_in_without_signing_in(client, at_moment, inside, moment):
    at_moment(moment)

    for path in [*READ, *DONE]:
        for ask in (client.get, client.post):
            response = ask(inside(path))
            assert response.status_code == FOUND, path
            assert response["Location"].startswith("/connexion/")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("who", ["odette", "rosalie", "theo"])
def test_inside_strangers_staff_and_those_who_left_find_nothing(
    client, at_moment, inside, other_initiative, moment, who, request
):
    at_moment(moment)
    client.force_login(request.getfixturevalue(who))

    for path in [*READ, *DONE]:
        assert client.get(inside(path)).status_code == NOT_FOUND, path
        refused = {NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
        assert client.post(inside(path)).status_code in refused, path


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("who", ["solange", "maude"])
def test_inside_the_team_reads_everything(client, at_moment, inside, moment, who, request):
    at_moment(moment)
    client.force_login(request.getfixturevalue(who))

    for path in READ:
        assert client.get(inside(path)).status_code == OK, path


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("who", ["solange", "maude"])
def test_inside_each_deed_has_its_people_and_its_moment(
    client, at_moment, inside, moment, who, request
):
    at_moment(moment)
    client.force_login(request.getfixturevalue(who))

    for path, moments in DONE.items():
        status = client.get(inside(path)).status_code
        assert (status == OK) == (moment in moments[who == "maude"]), (path, status)
        assert status in {OK, FORBIDDEN, NOT_FOUND}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("{pk}/decision/", {"decided_on": "2025-05-05", "present": "moi"}),
        ("{pk}/retrait/", {"reason": "non"}),
        ("{pk}/destinataires/nouveau/", {"name": "Moi"}),
        ("{pk}/destinataires/{recipient}/fermeture/", {}),
    ],
)
def test_a_member_decides_hands_out_and_takes_back_nothing(
    client, at_moment, inside, solange, path, told
):
    moment = "prepared" if "decision" in path else "decided"
    release = at_moment(moment)
    client.force_login(solange)

    assert client.post(inside(path), told).status_code == FORBIDDEN
    release.refresh_from_db()
    assert release.is_decided == (moment == "decided")
    assert release.withdrawn_at is None
    assert release.recipients.filter(closed_at=None).count() == 1


def test_a_release_is_not_reached_through_another_initiative(
    client, release, recipient, other_initiative, odette
):
    client.force_login(odette)
    names = {"pk": release.pk, "recipient": recipient.pk}

    for path in (path for path in [*READ, *DONE] if "{" in path):
        address = "/demarches/la-corvee-du-rang/partages/" + path.format(**names)
        assert client.get(address).status_code == NOT_FOUND, path


@pytest.mark.parametrize("moment", [*MOMENTS, "closed"])
@pytest.mark.parametrize("who", [None, "odette", "theo", "rosalie", "solange", "maude"])
def test_outside_the_address_opens_while_it_is_in_force(
    client, at_moment, recipient, moment, who, request
):
    at_moment(moment)
    if who:
        client.force_login(request.getfixturevalue(who))
    told = {"prepared": NOT_FOUND, "over": GONE, "withdrawn": GONE, "closed": GONE}

    for file in OUTSIDE if moment in told else FILES:
        response = client.get(f"/partages/recu/{recipient.key}/{file}")
        assert response.status_code == told.get(moment, OK), file


@pytest.mark.parametrize("moment", MOMENTS)
def test_outside_a_guessed_key_opens_nothing(client, at_moment, recipient, moment):
    release = at_moment(moment)
    key = recipient.key
    guesses = ["a" * 43, key[:-1], f"{key}x", key.swapcase(), str(release.pk), release.slug, "%"]

    for guess in guesses:
        for file in [*OUTSIDE, "photos/1.jpg"]:
            address = f"/partages/recu/{guess}/{file}"
            assert client.get(address).status_code == NOT_FOUND, address


@pytest.mark.parametrize("moment", MOMENTS)
def test_outside_only_what_is_for_everyone_has_a_public_address(client, at_moment, moment):
    release = at_moment(moment)
    told = {"prepared": NOT_FOUND, "over": GONE, "withdrawn": GONE}

    for file in FILES:
        assert client.get(f"/partages/{release.slug}/{file}").status_code == NOT_FOUND, file
    Release.objects.filter(pk=release.pk).update(audience="PUBLIC")
    for file in FILES:
        status = client.get(f"/partages/{release.slug}/{file}").status_code
        assert status == told.get(moment, OK), file


def test_each_recipient_reads_her_release_and_no_other(client, recipient, other_release):
    for one in (recipient, other_release):
        for file in OUTSIDE:
            assert client.get(f"/partages/recu/{one.key}/{file}").status_code == OK

    for one in (recipient, other_release):
        assert {opening.recipient for opening in one.release.openings.all()} == {one}


def test_outside_there_is_nothing_else(client, recipient):
    for file in ["partage.xlsx", "partage.", "registre.csv", "photos/1.jpg", "apercu/"]:
        assert client.get(f"/partages/recu/{recipient.key}/{file}").status_code == NOT_FOUND, file


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_outside_nothing_is_written(client, recipient, method):
    for file in OUTSIDE:
        response = getattr(client, method)(f"/partages/recu/{recipient.key}/{file}")
        assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED

    assert not Opening.objects.exists()


@pytest.mark.parametrize("moment", ["decided", "withdrawn"])
def test_outside_no_link_leads_inside(client, at_moment, recipient, moment):
    at_moment(moment)

    page = client.get(f"/partages/recu/{recipient.key}/").content.decode()

    links = set(re.findall(r'(?:href|src|action)="([^"]*)"', page))
    files = {"partage.pdf", "partage.csv", "partage.json"} if moment == "decided" else set()
    assert {link for link in links if not link.startswith("/static/")} == {"#contenu"} | files


def test_outside_nobody_of_the_team_is_named(client, recipient):
    for file in ["", "partage.csv", "partage.json"]:
        told = client.get(f"/partages/recu/{recipient.key}/{file}").content.decode()
        assert "Jumeler" in told
        assert [name for name in NAMES if name in told] == []


@pytest.mark.parametrize("moment", ["decided", "withdrawn"])
def test_outside_nothing_is_kept_on_the_way(client, at_moment, recipient, moment):
    at_moment(moment)

    for file in OUTSIDE:
        response = client.get(f"/partages/recu/{recipient.key}/{file}")
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies


def test_what_is_for_everyone_may_be_found_until_it_is_taken_back(client, release, maude):
    Release.objects.filter(pk=release.pk).update(audience="PUBLIC")
    assert "X-Robots-Tag" not in client.get(f"/partages/{release.slug}/")

    operations.withdraw_release(release=release, reason="", by=maude, at=timezone.now())

    assert "noindex" in client.get(f"/partages/{release.slug}/")["X-Robots-Tag"]
