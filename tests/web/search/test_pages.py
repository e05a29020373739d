"""One box over everything that is public, for everyone, with or without JavaScript."""

from http import HTTPStatus

import pytest

from impact.journeys.offers.models import Offer
from impact.journeys.offers.operations import retire_offer, write_offer
from impact.journeys.offers.operations.offers import Told
from impact.lib.search.engine import note
from tests.cast import NOON


def _titles(response):
    return [shown.hit.title for shown in response.context["results"].hits]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("prévenir les conflits", "Prévenir et traiter les tensions et les conflits"),
        ("prevenir conflit", "Prévenir et traiter les tensions et les conflits"),
        ("prevenir les conflitts", "Prévenir et traiter les tensions et les conflits"),
        ("l'animation de rencontres", "Concevoir et animer des rencontres utiles"),
        ("lac saint jean", "Saguenay–Lac-Saint-Jean"),
        ("coordonnatrice", "Coordonnateur·trice d’une initiative ou d’une table"),
    ],
)
def test_what_people_type_finds_what_they_mean(client, found, typed, wanted):
    response = client.get("/recherche/", {"q": typed})

    assert response.status_code == HTTPStatus.OK
    assert wanted in _titles(response)[:5]


def test_a_mended_word_is_told_and_can_be_followed(client, found):
    page = client.get("/recherche/", {"q": "concertaton"}).content.decode()

    assert "Personne n’écrit ce mot ici" in page
    assert "?q=concertation" in page


def test_what_is_found_is_marked_in_its_extract(client, found):
    page = client.get("/recherche/", {"q": "conflits"}).content.decode()

    assert "<mark>conflits</mark>" in page


def test_a_question_set_apart_or_dangerous_breaks_nothing(client, found):
    page = client.get("/recherche/", {"q": "comment mobiliser ? <script>"}).content.decode()

    assert "<script>" not in page.split("<main")[1].split("</main>")[0]


def test_nothing_found_says_what_to_do(client, found):
    page = client.get("/recherche/", {"q": "zzzzqqqq", "sorte": "etape"}).content.decode()

    assert "Rien ne correspond." in page
    assert "Enlever tous les filtres" in page


def test_no_filter_is_said_to_be_taken_off_where_there_is_none(client, found):
    page = client.get("/recherche/", {"q": "zzzzqqqq"}).content.decode()

    assert "Rien ne correspond." in page
    assert "Enlever tous les filtres" not in page
    assert "Voir tout ce qui se trouve ici" in page


def test_before_the_results_one_reads_what_narrows_them_and_where_to_narrow_more(client, found):
    asked = {"q": "action", "sorte": "etape", "langue": "fr"}
    page = client.get("/recherche/", asked).content.decode()

    before = page.split('class="hits"')[0]
    assert 'href="#preciser"' in before
    assert 'href="?q=action&amp;langue=fr"' in before
    assert 'id="preciser"' in page


def test_nothing_is_nearest_when_no_word_was_said(client, found):
    page = client.get("/recherche/").content.decode()

    assert "le plus proche d’abord" not in page
    assert 'name="tri"' not in page
    assert "le plus proche d’abord" in client.get("/recherche/", {"q": "action"}).content.decode()


def test_filters_are_addresses_that_another_question_keeps(client, found):
    response = client.get("/recherche/", {"sorte": "etape", "q": "action"})

    assert {shown.hit.kind for shown in response.context["results"].hits} == {"etape"}
    assert '<input type="hidden" name="sorte" value="etape">' in response.content.decode()


@pytest.mark.parametrize(
    "asked",
    [{"sorte": "n’importe"}, {"page": "-3"}, {"page": "99999"}, {"tri": "x"}, {"q": "x" * 900}],
)
def test_a_wrong_address_is_read_as_well_as_can_be(client, found, asked):
    assert client.get("/recherche/", asked).status_code == HTTPStatus.OK


def test_pages_follow_one_another_without_a_hole(client, found):
    first = client.get("/recherche/", {"sorte": "territoire", "tri": "titre"})
    second = client.get("/recherche/", {"sorte": "territoire", "tri": "titre", "page": "2"})

    assert not set(_titles(first)) & set(_titles(second))
    assert 'rel="next"' in first.content.decode()


def test_the_page_costs_few_queries(client, found, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get("/recherche/", {"q": "animer une rencontre"})


def test_suggestions_come_with_the_first_letters(client, found):
    told = client.get("/recherche/suggestions/", {"q": "conf"}).json()["suggestions"]

    assert any("conflits" in one["title"] for one in told)
    assert client.get("/recherche/suggestions/", {"q": "c"}).json() == {"suggestions": []}


def test_a_search_can_be_followed(client, found):
    response = client.get("/recherche/atom.xml", {"q": "conflits"})

    assert response["Content-Type"].startswith("application/atom+xml")
    assert "conflits" in response.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("theo", HTTPStatus.OK), ("maude", HTTPStatus.FORBIDDEN)]
)
def test_how_the_index_stands_is_told_to_the_staff(client, found, request, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get("/gestion/recherche/").status_code == status


def test_an_offer_is_found_as_soon_as_written_and_no_more_once_retired(client, found, theo):
    told = Told(
        {
            "kind": Offer.Kind.TRAINING,
            "title": "Traverser les querelles",
            "provider": "Une école",
        },
        aims=(),
    )
    offer = write_offer(told=told, by=theo, at=NOON)
    found.catch_up()
    assert "Traverser les querelles" in _titles(client.get("/recherche/", {"q": "querelle"}))

    retire_offer(offer=offer, by=theo, at=NOON)
    found.catch_up()
    assert _titles(client.get("/recherche/", {"q": "querelle"})) == []


def test_an_index_that_is_behind_says_so(client, found, theo):
    client.force_login(theo)
    assert "changement de retard" not in client.get("/gestion/recherche/").content.decode()

    note(kind="competence", keys=["A1"], at=NOON)
    assert "1 changement de retard" in client.get("/gestion/recherche/").content.decode()
