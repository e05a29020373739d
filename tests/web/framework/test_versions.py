"""The versions of the framework: what stays readable, what left, what changed for a role."""

from http import HTTPStatus

import pytest


def test_every_published_version_is_listed_the_one_in_force_first(read, second):
    html = read("/referentiel/versions/")

    assert html.index("Version 0.2.0") < html.index("Version 0.1.0")
    assert 'href="/referentiel/versions/0.2.0/changements/?depuis=0.1.0"' in html


def test_the_list_follows_the_version_in_force(read, second):
    html = read("/referentiel/")

    assert 'id="C9"' in html
    assert 'id="B4"' not in html


def test_an_older_version_stays_readable_at_its_own_address(read, second):
    html = read("/referentiel/versions/0.1.0/")

    assert "Une version plus récente est en vigueur." in html
    assert 'href="/referentiel/versions/0.1.0/B4/"' in html


def test_an_older_text_says_it_is_older_and_what_follows_it(read, second):
    html = read("/referentiel/versions/0.1.0/A2/")

    assert "Vous lisez une version antérieure de cette compétence." in html
    assert "Voir les inégalités" in html
    assert 'href="/referentiel/A2/"' in html
    assert "Voir qui pèse sur quoi" in read("/referentiel/A2/")


def test_a_competency_that_was_renamed_points_to_the_one_that_replaces_it(read, second):
    html = read("/referentiel/C1/")

    assert "Cette compétence a été remplacée." in html
    assert 'href="/referentiel/C9/"' in html


def test_a_competency_that_left_says_so_and_stays_readable(read, second):
    html = read("/referentiel/B4/")

    assert "Cette compétence n’est plus au référentiel." in html
    assert "Cartographier les acteurs" in html


def test_a_competency_in_force_says_nothing_of_the_kind(read, reference):
    assert 'class="notice' not in read("/referentiel/A1/")


def test_the_neighbors_of_an_older_text_are_older_too(read, second):
    html = read("/referentiel/versions/0.1.0/B4/")

    assert 'href="/referentiel/versions/0.1.0/B3/"' in html


def test_what_changed_is_told_for_a_role(read, second):
    html = read("/referentiel/versions/0.2.0/changements/?depuis=0.1.0&role=agent-de-developpement")

    added = html.split("Nouvelles compétences attendues")[1]
    assert "/referentiel/A7/" in added.split("</ul>")[0]
    gone = html.split("Compétences qui ne sont plus attendues")[1].split("</ul>")[0]
    assert "/referentiel/versions/0.1.0/B4/" in gone
    moved = html.split("Niveau attendu modifié")[1].split("</ul>")[0]
    assert "A3" in moved
    assert "de 3 à 4" in moved
    reworded = html.split("Sens modifié")[1].split("</ul>")[0]
    assert "/referentiel/versions/0.1.0/A2/" in reworded


def test_without_a_role_the_page_asks_for_one(read, second):
    html = read("/referentiel/versions/0.2.0/changements/")

    assert "Votre rôle" in html
    assert "Nouvelles compétences attendues" not in html


def test_the_first_version_has_nothing_before_it(read):
    assert "C’est la première version" in read("/referentiel/versions/0.1.0/changements/")


@pytest.mark.parametrize("since", ["0.2.0", "9.9.9"])
def test_a_version_that_is_not_older_changes_nothing(read, second, since):
    address = f"/referentiel/versions/0.2.0/changements/?depuis={since}&role=coordination"

    assert "Ce que change la version 0.2.0" in read(address)


@pytest.mark.parametrize(
    "address", ["/referentiel/versions/9.9.9/", "/referentiel/versions/9.9.9/changements/"]
)
def test_an_unknown_version_is_a_404(client, reference, address):
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    "address",
    [
        "/referentiel/versions/",
        "/referentiel/versions/0.1.0/",
        "/referentiel/versions/0.1.0/B4/",
        "/referentiel/versions/0.2.0/changements/?depuis=0.1.0&role=coordination",
    ],
)
def test_a_version_asks_few_questions_of_the_database(
    client, maude, second, address, django_assert_max_num_queries
):
    client.force_login(maude)
    client.get("/reperes/dans-les-textes/")  # The words to mark are kept for a while.

    with django_assert_max_num_queries(12):
        client.get(address)
