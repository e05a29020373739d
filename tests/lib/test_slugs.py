"""An address is drawn from words, and belongs to one row only."""

import pytest

from impact.lib.slugs import free_slug, stem_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Le jardin des voisins", "le-jardin-des-voisins"),
        ("Été à l’œuvre : 2025", "ete-a-luvre-2025"),
        ("東京", "demarche"),
    ],
)
def test_an_address_is_drawn_from_the_name(name, slug):
    assert stem_of(name, otherwise="demarche") == slug


def test_a_taken_address_is_numbered():
    assert free_slug("jardin", taken={"jardin", "jardin-2"}) == "jardin-3"


def test_a_long_name_gives_an_address_that_fits():
    assert len(stem_of("mot " * 40, otherwise="demarche")) <= 60
