"""Readings: the regions with their MRC, what one looks for, what is near."""

import pytest

from impact.knowledge.territories import queries
from impact.knowledge.territories.distance import kilometers, nearest
from impact.knowledge.territories.models import Territory
from impact.knowledge.territories.operations import import_directory
from tests.cast import NOON


@pytest.fixture
def municipalities(reference, directory):
    import_directory(directory=directory(), year=2025, by=None, at=NOON)


def _found(words):
    found = queries.search(words, among=queries.list_regions())
    counties = [county.name for listing in found.listings for county in listing.counties]
    return counties, [place.name for place in found.localities]


def test_regions_come_by_code_with_their_mrc_by_name(val_des_rapides):
    listings = queries.list_regions()

    assert [listing.region.code for listing in listings] == [f"{n:02}" for n in range(1, 18)]
    assert [county.name for county in listings[1].counties][:2] == [
        *("Lac-Saint-Jean-Est", "Le Domaine-du-Roy")
    ]


def test_a_search_forgets_accents_capitals_and_hyphens(municipalities):
    assert _found("ile d'orleans") == (["L’Île-d’Orléans"], [])
    assert _found("RIMOUSKI") == (["Rimouski-Neigette"], ["Rimouski"])
    assert _found("saint anaclet") == ([], ["Saint-Anaclet-de-Lessard"])


def test_a_search_takes_a_code(municipalities):
    assert _found("10043") == ([], ["Rimouski"])
    assert _found("941") == (["Saguenay"], [])


def test_a_region_found_comes_whole(reference):
    assert len(_found("bas-saint-laurent")[0]) == 8


def test_a_search_may_find_nothing(reference):
    assert _found("xyzzy") == ([], [])


def test_neighbors_are_the_tiles_that_touch(reference):
    tiles = list(queries.map_tiles())
    gaspe = next(one for one in tiles if one.slug == "mrc-03")

    names = [one.name for one in queries.neighbors_of(gaspe, tiles)]

    assert names == ["Bonaventure", "La Haute-Gaspésie", "Le Rocher-Percé"]


def test_the_nearest_municipalities_come_first(municipalities):
    rimouski = Territory.objects.get(slug="mun-10043")

    assert [place.name for place in queries.near(rimouski)] == [
        *("Saint-Anaclet-de-Lessard", "Lac-Huron", "Kataskomiq")
    ]


def test_a_place_without_a_point_has_nothing_near(reference):
    assert queries.near(Territory(code="1")) == []


def test_distance_is_as_the_crow_flies():
    montreal, quebec = (45.51, -73.55), (46.81, -71.21)

    assert 225 < kilometers(montreal, quebec) < 240
    assert nearest(montreal, [("b", quebec), ("a", montreal)], count=1) == ["a"]
