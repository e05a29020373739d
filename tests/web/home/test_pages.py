"""The first pages: anyone reads them, each says what to do next, and no way leads nowhere."""

from html import unescape
from http import HTTPStatus

import pytest

from impact.web.home.doors import DOORS, LOOP

WAYS = sorted({way.address for door in DOORS for way in door.ways})


@pytest.mark.parametrize("address", ["/", "/commencer/", "/confiance/", "/accessibilite/"])
def test_anyone_reads_the_first_pages_in_two_queries_at_most(
    client, db, address, django_assert_max_num_queries
):
    with django_assert_max_num_queries(2):
        response = client.get(address)

    assert response.status_code == HTTPStatus.OK
    assert response.content.decode().count("<h1") == 1


def test_the_loop_is_a_picture_and_the_same_in_words(client, db):
    page = unescape(client.get("/").content.decode())

    assert page.count('class="loop__chevron ') == len(LOOP)
    assert all(str(beat.name) in page and str(beat.told) in page for beat in LOOP)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.code)
def test_whoever_comes_is_shown_three_ways_to_begin(client, db, door):
    page = unescape(client.get(f"/commencer/?je-suis={door.code}").content.decode())

    assert str(door.promise) in page
    assert all(f'href="{way.address}"' in page for way in door.ways)


def test_an_unknown_visitor_is_still_welcome(client, db):
    response = client.get("/commencer/?je-suis=martienne")

    assert response.status_code == HTTPStatus.OK
    assert 'id="votre-entree"' not in response.content.decode()


@pytest.mark.parametrize("address", WAYS)
def test_every_way_leads_to_a_page_or_to_the_sign_in(client, reference, db, address):
    response = client.get(address)

    assert response.status_code in {HTTPStatus.OK, HTTPStatus.FOUND}


def test_a_lost_address_gets_help_and_not_a_dead_end(client, db):
    response = client.get("/nulle-part/")

    page = unescape(response.content.decode())
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert "Que faire maintenant?" in page
    assert 'href="/commencer/"' in page


def test_a_failure_of_ours_is_said_without_the_database(client, settings):
    settings.ROOT_URLCONF = "tests.web.home.broken_urls"
    client.raise_request_exception = False

    response = client.get("/panne/")

    assert response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "Ce n’est pas votre faute" in response.content.decode()


def test_a_form_without_its_seal_says_how_to_lose_nothing(db):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/commencer/essai/", {})

    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "Ce formulaire a expiré" in response.content.decode()
