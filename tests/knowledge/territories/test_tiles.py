"""The map of equal hexagons: who touches whom, and the shape that was drawn."""

import pytest

from impact.knowledge.territories.models import Territory
from impact.knowledge.territories.tiles import around, pieces


@pytest.fixture
def tiles(reference) -> dict[str, tuple[int, int]]:
    return {county.slug: county.tile for county in Territory.objects.official().counties()}


@pytest.mark.parametrize("tile", [(4, 6), (4, 7)])
def test_who_touches_is_touched(tile):
    assert len(set(around(tile))) == 6
    assert all(tile in around(other) for other in around(tile))


def test_odd_rows_are_shifted_to_the_right():
    assert around((2, 2)) == [(2, 1), (3, 2), (2, 3), (1, 3), (1, 2), (1, 1)]
    assert around((2, 3)) == [(3, 2), (3, 3), (3, 4), (2, 4), (1, 3), (2, 2)]


def test_two_tiles_apart_are_two_pieces():
    assert pieces([(0, 0), (1, 0), (5, 5)]) == [{(0, 0), (1, 0)}, {(5, 5)}]


def test_each_of_the_104_has_a_tile_of_its_own(tiles):
    assert len(tiles) == 104
    assert len(set(tiles.values())) == 104
    assert None not in tiles.values()


def test_each_region_holds_together_but_for_the_islands(reference):
    islands = Territory.objects.get(slug="mrc-01")
    for region in Territory.objects.official().regions():
        held = {county.tile for county in region.children.exclude(pk=islands.pk)}

        assert len(pieces(held)) == 1, region.name


def test_the_islands_are_alone_in_the_gulf_to_the_east(tiles):
    islands = tiles.pop("mrc-01")

    assert not set(around(islands)) & set(tiles.values())
    assert all(islands[0] > column for column, _row in tiles.values())


def test_the_rest_of_quebec_is_one_piece(tiles):
    del tiles["mrc-01"]

    assert len(pieces(tiles.values())) == 1


def test_the_compass_is_kept(tiles):
    north, south = tiles["mrc-992"], tiles["mrc-44"]
    montreal, quebec, gaspe = tiles["mrc-66"], tiles["mrc-23"], tiles["mrc-03"]

    assert north[1] == min(row for _column, row in tiles.values())
    assert south[1] == max(row for _column, row in tiles.values())
    assert montreal[0] < quebec[0] < gaspe[0]
    assert montreal[1] > quebec[1] > gaspe[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mrc-65", "mrc-66"),  # Laval, Montréal
        ("mrc-66", "mrc-58"),  # Montréal, Longueuil
        ("mrc-23", "mrc-251"),  # Québec, Lévis: the bridges
        ("mrc-371", "mrc-38"),  # Trois-Rivières, Bécancour
        ("mrc-991", "mrc-993"),  # Jamésie, Eeyou Istchee
        ("mrc-03", "mrc-02"),  # La Côte-de-Gaspé, Le Rocher-Percé
    ],
)
def test_neighbors_that_everyone_knows_are_kept(one, other, tiles):
    assert tiles[other] in around(tiles[one])


def test_the_estuary_stays_open(tiles):
    north_shore, south_shore = tiles["mrc-95"], tiles["mrc-11"]

    assert south_shore not in around(north_shore)
    assert not set(around(tiles["mrc-15"])) & {tiles["mrc-14"], tiles["mrc-12"]}
