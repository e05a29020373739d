"""The role × stage matrix: a real table, for eyes, ears and keys; and each of its cells."""

import csv
import io
import re
from http import HTTPStatus

import pytest


@pytest.fixture
def cloth(read) -> str:
    return read("/referentiel/matrice/")


def test_the_cloth_is_a_table_with_headers_both_ways(cloth):
    assert cloth.count("<table") == 1
    assert "<caption" in cloth
    assert cloth.count('<th scope="col"') == 9
    assert cloth.count('<th scope="row"') == 10
    assert cloth.count('<th scope="rowgroup"') == 4


def test_each_cell_says_its_two_numbers_and_opens(cloth):
    cells = re.findall(r'<td><a class="cell" href="([^"]+)">(.*?)</a></td>', cloth)

    assert len(cells) == 80
    where, inside = cells[0]
    said = re.sub(r"<svg.*?</svg>|<[^>]+>", "", inside)
    assert where == "/referentiel/matrice/agent-de-developpement/emergence/"
    assert said == "8 essentielles sur 17 attendues"


def test_the_drawing_of_a_cell_counts_its_threads(cloth):
    first = re.search(r'<a class="cell".*?</svg>', cloth).group(0)

    assert first.count('<path class="dye-') == 8
    assert first.count("h96") == 17 - 8
    assert 'aria-hidden="true"' in first


def test_what_scrolls_can_be_reached_and_has_a_name(cloth):
    assert 'role="region" tabindex="0" aria-labelledby="toile"' in cloth
    assert 'id="toile"' in cloth


def test_every_cell_that_the_cloth_shows_opens(client, cloth):
    addresses = re.findall(r'class="cell" href="([^"]+)"', cloth)

    assert {client.get(address).status_code for address in addresses[::9]} == {HTTPStatus.OK}


def test_a_cell_lists_what_is_expected_there_the_noyau_first(read):
    html = read("/referentiel/matrice/coordination/vision-commune/")

    assert "<strong>5 compétences essentielles</strong> sur 26 attendues" in html
    assert html.count('<li class="line ') == 26
    assert "3 · Maîtrise" in html
    assert html.index('id="noyau"') < html.index('id="aussi"')
    assert 'href="/commencer/essai/?role=coordination&amp;etape=vision-commune"' in html


@pytest.mark.parametrize(
    "address",
    ["/referentiel/matrice/inconnu/emergence/", "/referentiel/matrice/coordination/inconnue/"],
)
def test_an_unknown_cell_is_a_404(client, reference, address):
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_the_table_of_the_matrix_says_the_same_numbers(client, reference):
    response = client.get("/referentiel/matrice/matrice.csv")

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 81
    assert rows[1] == ["Agent·e de développement", "Émergence", "17", "8"]


@pytest.mark.parametrize(
    "address", ["/referentiel/matrice/", "/referentiel/matrice/coordination/emergence/"]
)
def test_the_matrix_asks_few_questions_of_the_database(
    client, maude, reference, address, django_assert_max_num_queries
):
    client.force_login(maude)

    with django_assert_max_num_queries(12):
        client.get(address)
