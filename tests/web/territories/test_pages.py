"""The pages of territories: everyone may read them, with no account and no script."""

import csv
import io
import re
from datetime import date

import pytest

from impact.knowledge.territories.models import Territory

MOST_QUERIES = 12


def test_the_map_and_the_list_say_the_same(opened):
    read = opened("/territoires/")

    tiles = set(re.findall(r'tilemap__tile" href="([^"]+)"', read))
    rows = set(re.findall(r'<th scope="row"><a href="([^"]+)"', read))
    assert len(tiles) == 104
    assert tiles == rows
    assert "17\u00a0827" in read


def test_what_is_invented_is_on_no_map(val_des_rapides, opened):
    assert "Val-des-Rapides" not in opened("/territoires/")
    assert "Val-des-Rapides" not in opened("/territoires/territoires.csv")
    assert "Ce territoire est inventé" in opened("/territoires/mrc-999/")


def test_a_search_needs_no_accent(municipalities, opened):
    read = opened("/territoires/", q="RIMOUSKI")

    assert "/territoires/mrc-10/" in read
    assert "/territoires/mun-10043/" in read
    assert "Ville, Rimouski-Neigette" in read


def test_a_search_that_finds_nothing_says_what_to_try(opened):
    assert "Aucun territoire ne porte ce nom ni ce code." in opened("/territoires/", q="<xyzzy>")
    assert "<xyzzy>" not in opened("/territoires/", q="<xyzzy>")


def test_a_region_shows_its_mrc_and_lights_its_tiles(opened):
    read = opened("/territoires/region-11/")

    assert "Région administrative 11" in read
    assert "Les Îles-de-la-Madeleine" in read
    assert read.count("tilemap__tile--back") == 98


def test_an_mrc_shows_its_region_its_people_its_neighbors_and_municipalities(
    municipalities, opened
):
    read = opened("/territoires/mrc-10/")

    assert '<a href="/territoires/region-01/">Bas-Saint-Laurent</a>' in read
    assert "59\u00a0679 personnes (2025)" in read
    assert "48,262° N, 68,579° O" in read
    assert '<a href="/territoires/mrc-11/">Les Basques</a>' in read
    assert '<a href="/territoires/mun-10043/">Rimouski</a>' in read


def test_before_any_import_an_mrc_says_so(opened):
    assert "ne sont pas encore importées" in opened("/territoires/mrc-10/")


def test_a_municipality_shows_where_it_stands(municipalities, opened):
    read = opened("/territoires/mun-10043/")

    assert '<a href="/territoires/mrc-10/">Rimouski-Neigette</a>' in read
    assert '<a href="/territoires/mun-10030/">Saint-Anaclet-de-Lessard</a>' in read
    assert "tile-locator__lit" in read


def test_an_indigenous_community_is_said_to_be_out_of_statistics(municipalities, opened):
    assert "n’entre dans aucune statistique territoriale" in opened("/territoires/mun-12802/")
    assert "Communautés autochtones" in opened("/territoires/mrc-12/")
    assert "Inconnue" in opened("/territoires/mun-12802/")


def test_a_retired_territory_keeps_its_page_and_says_so(reference, opened):
    Territory.objects.filter(slug="mrc-10").update(valid_to=date(2025, 5, 5))

    assert "Il a été retiré le 5 mai 2025" in opened("/territoires/mrc-10/")
    assert "/territoires/mrc-10/" not in opened("/territoires/")


def test_an_unknown_territory_is_not_found(client, reference):
    assert client.get("/territoires/mrc-000/").status_code == 404


def test_the_linked_data_of_an_mrc_says_what_holds_it_and_where(municipalities, graph):
    area = graph("/territoires/mrc-10/")["AdministrativeArea"]

    assert area["@id"] == "http://testserver/territoires/mrc-10/"
    assert area["containedInPlace"] == {"@id": "http://testserver/territoires/region-01/"}
    assert area["geo"] == {"@type": "GeoCoordinates", "latitude": 48.262, "longitude": -68.579}
    assert "http://testserver/territoires/mun-10043/" in [
        one["@id"] for one in area["containsPlace"]
    ]


def test_the_linked_data_of_the_atlas_names_its_regions(graph):
    told = graph("/territoires/")

    assert told["AdministrativeArea"]["@id"] == "http://testserver/territoires/region-17/"
    assert told["BreadcrumbList"]["itemListElement"][0]["name"] == "Territoires"


def test_a_name_cannot_break_out_of_the_linked_data(reference, graph):
    Territory.objects.filter(slug="mrc-10").update(name="</script><b>")

    assert graph("/territoires/mrc-10/")["AdministrativeArea"]["name"] == "</script><b>"


def test_the_table_is_open_to_download(municipalities, client):
    response = client.get("/territoires/territoires.csv")

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    by_slug = {row["identifiant"]: row for row in rows}
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert len(rows) == 17 + 104 + 3
    assert by_slug["mrc-10"]["population"] == "59679"
    assert by_slug["mun-10043"]["mrc"] == "Rimouski-Neigette"
    assert by_slug["mun-10043"]["region_code"] == "01"
    assert by_slug["mun-12802"]["autochtone"] == "oui"
    assert by_slug["mrc-10"]["uri"] == "http://testserver/territoires/mrc-10/"


@pytest.mark.parametrize(
    "path",
    [
        "/territoires/",
        "/territoires/?q=saint",
        "/territoires/region-01/",
        "/territoires/mrc-10/",
        "/territoires/mun-10043/",
        "/territoires/territoires.csv",
    ],
)
def test_a_page_asks_the_database_little(
    path, municipalities, client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(path).status_code == 200
