"""Who opens which page where people help each other, and when: reach first, right next."""

from http import HTTPStatus

import pytest

from impact.journeys.offers.models import Hand, Pairing
from impact.presence.communities.operations import archive_initiative

OK, FOUND, NOT_FOUND, FORBIDDEN = (
    HTTPStatus.OK,
    HTTPStatus.FOUND,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.FORBIDDEN,
)
ROOT = "/demarches/le-jardin-des-voisins/entraide"
#: The page → what a member gets, what coordination gets, what both get once it is archived.
PAGES = {
    "/": (OK, OK, OK),
    "/mains/": (OK, OK, FORBIDDEN),
    "/jumelages/{pairing}/": (NOT_FOUND, NOT_FOUND, NOT_FOUND),
    "/jumelages/{pairing}/fin/": (NOT_FOUND, NOT_FOUND, NOT_FOUND),
    "/voisinage/": (OK, OK, OK),
    "/voisinage/partages/nouveau/": (FORBIDDEN, OK, FORBIDDEN),
    "/cahiers/": (OK, OK, OK),
    "/cahiers/nouveau/": (OK, OK, FORBIDDEN),
    "/cahiers/{draft}/": (OK, OK, OK),
    "/cahiers/{draft}/texte/": (OK, OK, FORBIDDEN),
    "/cahiers/{draft}/abandon/": (OK, OK, FORBIDDEN),
    "/cahiers/{draft}/publication/": (FORBIDDEN, OK, FORBIDDEN),
    "/cahiers/{draft}/fin/": (FORBIDDEN, OK, FORBIDDEN),
}


@pytest.fixture
def address(pairing, draft):
    names = {"pairing": pairing.pk, "draft": draft.pk}
    return lambda path: ROOT + path.format(**names)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["odette", "theo", "rosalie"])
def test_strangers_staff_and_those_who_left_find_nothing(client, address, path, who, request):
    client.force_login(request.getfixturevalue(who))

    assert client.get(address(path)).status_code == NOT_FOUND


@pytest.mark.parametrize("path", PAGES)
def test_nobody_looks_without_signing_in(client, address, path):
    response = client.get(address(path))

    assert response.status_code == FOUND
    assert response["Location"].startswith("/connexion/")


@pytest.mark.parametrize(("path", "expected"), PAGES.items())
def test_members_and_coordination_have_their_pages(
    client, address, initiative, ginette, maude, path, expected
):
    for who, status in zip([ginette, maude], expected[:2], strict=True):
        client.force_login(who)
        assert client.get(address(path)).status_code == status, who

    archive_initiative(initiative=initiative, by=maude, at=initiative.created_at)
    for who in (ginette, maude):
        client.force_login(who)
        assert client.get(address(path)).status_code == expected[2], who


@pytest.mark.parametrize(
    ("who", "status"),
    [("maude", NOT_FOUND), ("ginette", NOT_FOUND), ("odette", NOT_FOUND), ("bastien", FOUND)],
)
def test_only_the_two_named_answer(client, address, pairing, who, status, request):
    client.force_login(request.getfixturevalue(who))

    posted = client.post(address("/jumelages/{pairing}/reponse/"), {"reponse": "YES"})

    assert posted.status_code == status
    pairing.refresh_from_db()
    assert bool(pairing.learner_answer) == (status == FOUND)


@pytest.mark.parametrize("said", ["", "MAYBE"])
def test_an_answer_that_is_none_is_refused(client, address, bastien, said):
    client.force_login(bastien)

    posted = client.post(address("/jumelages/{pairing}/reponse/"), {"reponse": said})

    assert posted.status_code == NOT_FOUND


@pytest.mark.parametrize("data", [{}, {"HELP": "Z9"}, {"HELP": ""}, {"AUTRE": "C3"}])
def test_a_hand_that_is_none_is_refused(client, address, ginette, data):
    client.force_login(ginette)

    assert client.post(f"{ROOT}/mains/", data).status_code == NOT_FOUND
    assert not Hand.objects.filter(person=ginette).exists()


def test_in_an_archived_initiative_one_takes_back_but_does_not_hold_out(
    client, pairing, initiative, maude, bastien
):
    archive_initiative(initiative=initiative, by=maude, at=initiative.created_at)
    client.force_login(bastien)

    assert client.post(f"{ROOT}/mains/", {"HELP": "D1"}).status_code == FORBIDDEN
    assert client.post(f"{ROOT}/mains/", {"RETIRER": "C3"}).status_code == FOUND
    assert not Hand.objects.filter(person=bastien).exists()


def test_a_pairing_is_not_reached_through_another_initiative(
    client, pairing, other_initiative, odette, bastien
):
    Pairing.objects.update(helper_answer="YES", learner_answer="YES", agreed_at=pairing.proposed_at)
    for who in (odette, bastien):
        client.force_login(who)
        page = f"/demarches/la-corvee-du-rang/entraide/jumelages/{pairing.pk}/"
        assert client.get(page).status_code == NOT_FOUND
