"""Who opens which page of a plan: members write, coordination adopts, the rest do not know it."""

from http import HTTPStatus

import pytest

OK, FOUND, NOT_FOUND, FORBIDDEN = (
    HTTPStatus.OK,
    HTTPStatus.FOUND,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.FORBIDDEN,
)
ROOT = "/demarches/le-jardin-des-voisins"
#: The page → what a member gets, what coordination gets.
PAGES = {
    "/plan/": (OK, OK),
    "/plan/nouveau/": (OK, OK),
    "/plan/titre/": (OK, OK),
    "/plan/cloture/": (FORBIDDEN, OK),
    "/plan/adoption/": (FORBIDDEN, OK),
    "/plan/objectifs/nouveau/": (OK, OK),
    "/plan/objectifs/{goal}/": (OK, OK),
    "/plan/objectifs/{goal}/enonce/": (OK, OK),
    "/plan/objectifs/{goal}/abandon/": (OK, OK),
    "/plan/objectifs/{goal}/question/": (OK, OK),
    "/plan/objectifs/{goal}/actions/nouvelle/": (OK, OK),
    "/plan/actions/{action}/": (OK, OK),
    "/plan/plan.pdf": (OK, OK),
    "/plan/plan.csv": (OK, OK),
    "/plan/plan.ics": (OK, OK),
    "/plans/": (OK, OK),
    "/plans/{plan}/": (OK, OK),
}


@pytest.fixture
def address(action):
    goal = action.goal
    names = {"goal": goal.pk, "action": action.pk, "plan": goal.plan_id}
    return lambda path: ROOT + path.format(**names)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["odette", "theo", "rosalie"])
def test_strangers_staff_and_those_who_left_find_nothing(client, address, team, path, who, request):
    client.force_login(request.getfixturevalue(who))

    assert client.get(address(path)).status_code == NOT_FOUND


@pytest.mark.parametrize("path", PAGES)
def test_nobody_reads_a_plan_without_signing_in(client, address, path):
    response = client.get(address(path))

    assert response.status_code == FOUND
    assert response["Location"].startswith("/connexion/")


@pytest.mark.parametrize(("path", "expected"), PAGES.items())
def test_members_and_coordination_have_their_pages(
    client, address, team, solange, maude, path, expected
):
    for who, status in zip([solange, maude], expected, strict=True):
        client.force_login(who)
        assert client.get(address(path)).status_code == status, who


@pytest.mark.parametrize("path", ["/plan/adoption/", "/plan/cloture/"])
def test_a_member_does_not_adopt_nor_close(client, address, team, solange, goal, path):
    client.force_login(solange)

    response = client.post(address(path), {"adopted_on": "2025-05-05", "present": "moi"})

    assert response.status_code == FORBIDDEN
    goal.plan.refresh_from_db()
    assert not goal.plan.is_closed
    assert not goal.plan.adoptions.exists()


def test_a_page_of_another_initiative_is_not_reached_by_its_number(client, address, odette, action):
    client.force_login(odette)

    assert client.post(address("/plan/actions/{action}/"), {"title": "À moi"}).status_code == 404


def test_an_archived_initiative_keeps_its_plan_readable_and_unchanged(
    client, address, maude, initiative
):
    initiative.archive(by=maude, at=initiative.created_at)
    initiative.save()
    client.force_login(maude)

    assert client.get(address("/plan/")).status_code == OK
    assert client.get(address("/plan/plan.pdf")).status_code == OK
    assert client.get(address("/plan/objectifs/nouveau/")).status_code == FORBIDDEN
    assert client.post(address("/plan/rappels/"), {"rappels": "oui"}).status_code == FORBIDDEN
