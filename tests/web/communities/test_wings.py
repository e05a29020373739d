"""The rooms of an initiative: one way in to each, on every page, for each of its members."""

import re
from http import HTTPStatus

import pytest
from django.urls import reverse

from impact.presence.communities import operations
from impact.web.templatetags.initiative import WINGS
from tests.cast import NOON

HERE = "/demarches/le-jardin-des-voisins/"
ROOMS = [room for wing in WINGS for room in wing.rooms]


def links_in(page: str) -> dict[str, str]:
    """Return what the navigation of an initiative leads to, and which link is told current."""
    nav = re.search(r'<nav class="wings".*?</nav>', page, re.DOTALL)
    assert nav is not None
    return dict(re.findall(r'<a href="([^"]+)"(?: aria-current="(\w+)")?', nav.group()))


def test_each_room_has_one_word_and_one_place():
    assert len({room.code for room in ROOMS}) == len(ROOMS)
    assert len({room.label for room in ROOMS}) == len(ROOMS)


@pytest.mark.parametrize("room", ROOMS, ids=[room.code for room in ROOMS])
def test_a_room_opens_to_every_member_and_says_it_is_the_one(
    client, team, initiative, solange, room
):
    client.force_login(solange)
    address = reverse(room.route, args=[initiative.slug])

    response = client.get(address, follow=True)

    assert response.status_code == HTTPStatus.OK
    links = links_in(response.text)
    assert links[address]
    assert [href for href, current in links.items() if current] == [address]
    assert len(links) == len(ROOMS)


@pytest.mark.parametrize("room", ROOMS, ids=[room.code for room in ROOMS])
def test_no_room_opens_to_a_stranger(client, team, initiative, odette, room):
    client.force_login(odette)

    response = client.get(reverse(room.route, args=[initiative.slug]))

    assert response.status_code == HTTPStatus.NOT_FOUND


def test_a_page_inside_a_room_says_where_one_is_without_being_the_room(
    client, team, initiative, maude
):
    client.force_login(maude)

    links = links_in(client.get(f"{HERE}pouvoir-dagir/cadres/nouveau/").text)

    assert links[f"{HERE}pouvoir-dagir/"] == "true"


def test_an_archived_initiative_leads_nowhere_that_refuses(client, team, initiative, maude):
    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)
    client.force_login(maude)

    for address in links_in(client.get(HERE).text):
        assert client.get(address, follow=True).status_code == HTTPStatus.OK, address
