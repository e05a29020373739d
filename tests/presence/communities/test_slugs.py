import pytest

from impact.presence.communities.slugs import free_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Le jardin des voisins", "le-jardin-des-voisins"),
        ("Été à l’œuvre : 2025", "ete-a-luvre-2025"),
        ("東京", "demarche"),
    ],
)
def test_an_address_is_drawn_from_the_name(name, slug):
    assert free_slug(name, taken=set()) == slug


def test_a_taken_address_is_numbered():
    assert free_slug("Jardin", taken={"jardin", "jardin-2"}) == "jardin-3"


def test_an_address_that_a_page_answers_to_is_not_given():
    assert free_slug("Nouvelle", taken=set()) == "nouvelle-2"


def test_a_long_name_gives_an_address_that_fits():
    assert len(free_slug("mot " * 40, taken={"x"})) <= 60
