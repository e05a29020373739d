"""The tile map as a component: each tile a link, its table the same, figures woven and said."""

import re

import pytest
from django.template import Context, Template

from impact.knowledge.territories import queries
from impact.knowledge.territories.models import Territory
from impact.web.templatetags import hexagons
from impact.web.templatetags.tilemap import Value


@pytest.fixture
def draw(reference):
    """Draw the map of the country: `draw('highlight="region-11"', values={…})`."""

    def render(options="", **context):
        tag = "{% load tilemap %}{% tilemap tiles title='Essai' OPTIONS %}"
        told = Context({"tiles": queries.map_tiles(), **context})
        return Template(tag.replace("OPTIONS", options)).render(told)

    return render


def _tiles(drawing):
    return re.findall(r'<a class="tilemap__tile[^"]*" href="([^"]+)" aria-label="([^"]+)"', drawing)


def test_each_of_the_104_is_a_link_that_says_its_name(draw):
    tiles = _tiles(draw())

    assert len(tiles) == 104
    assert ("/territoires/mrc-07/", "La Matapédia, Bas-Saint-Laurent") in tiles


def test_each_tile_is_drawn_in_a_place_of_its_own(draw):
    outlines = re.findall(r'class="tilemap__cloth" points="([^"]+)"', draw())

    assert len(set(outlines)) == 104


def test_the_table_says_what_the_map_says(draw):
    drawing = draw('table="open"')
    table = drawing[drawing.index("<table") :]

    rows = re.findall(r'<th scope="row"><a href="([^"]+)">([^<]+)</a>', table)

    assert [address for address, _name in rows] == [address for address, _said in _tiles(drawing)]
    assert len(re.findall(r'scope="rowgroup"', table)) == 17


def test_a_page_that_says_the_same_may_do_without_the_table(draw):
    assert "<table" not in draw('table="none"')


def test_figures_are_woven_said_and_written_in_the_table(draw):
    values = {"mrc-07": Value(3, "12 démarches"), "mrc-08": Value(0, "aucune démarche")}

    drawing = draw("values=values legend=legend", values=values, legend=[(3, "10 et plus")])

    assert "La Matapédia, Bas-Saint-Laurent, 12 démarches" in drawing
    assert drawing.count('class="tilemap__weave"') == 2  # One tile, and its line in the legend.
    assert drawing.count('class="tilemap__gap"') == 102
    assert "<td>12 démarches</td>" in drawing
    assert drawing.count("<td>Inconnu</td>") == 102
    assert "10 et plus" in drawing


def test_what_is_not_lit_is_drawn_back(draw):
    assert draw('highlight="region-11"').count("tilemap__tile--back") == 104 - 6
    assert draw('highlight="mrc-07"').count("tilemap__tile--back") == 103
    assert "tilemap__tile--back" not in draw()


def test_a_drawing_follows_what_it_draws(draw):
    before = draw()
    Territory.objects.filter(slug="mrc-07").update(name="La Vallée")

    assert "La Vallée, Bas-Saint-Laurent" not in before
    assert "La Vallée, Bas-Saint-Laurent" in draw()


def test_a_name_is_never_markup(draw):
    Territory.objects.filter(slug="mrc-07").update(name='"><b>', short_name="<b>|<i>")

    assert "<b>" not in draw()


def test_two_maps_on_a_page_do_not_share_their_ids(draw):
    values = {"mrc-07": Value(1, "un")}
    ids = re.findall(r' id="([^"]+)"', draw("values=values", values=values))
    others = re.findall(r' id="([^"]+)"', draw('values=values name="autre"', values=values))

    assert ids
    assert not set(ids) & set(others)


def test_a_keyboard_may_pass_the_map(draw):
    drawing = draw()

    assert 'href="#carte-fin"' in drawing
    assert 'id="carte-fin"' in drawing


def test_no_region_has_the_dye_of_one_beside_it(reference):
    groups = {county.tile: county.parent.slug for county in queries.map_tiles()}

    dyes = hexagons.dyes(groups, count=5)

    for tile, region in groups.items():
        beside = {groups[other] for other in queries.around(tile) if other in groups} - {region}
        assert dyes[region] not in {dyes[other] for other in beside}


def test_a_border_is_drawn_once_and_never_inside_a_region():
    assert hexagons.walls({(0, 0): "a", (1, 0): "a"}).count("M") == 10
    assert hexagons.walls({(0, 0): "a", (1, 0): "b"}).count("M") == 11


@pytest.mark.parametrize(
    ("slug", "lit", "held"), [("region-11", 6, 0), ("mrc-03", 1, 5), ("mun-10043", 1, 7)]
)
def test_the_locator_lights_where_one_stands(slug, lit, held, municipalities):
    here = Territory.objects.with_lineage().get(slug=slug)
    tag = "{% load tilemap %}{% tile_locator tiles here label='Ici' %}"

    drawing = Template(tag).render(Context({"tiles": queries.map_tiles(), "here": here}))

    assert drawing.count("tile-locator__lit") == lit
    assert drawing.count("tile-locator__held") == held
    assert 'role="img" aria-label="Ici"' in drawing
