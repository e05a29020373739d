"""What the field offers, as anyone reads it: the list, one offer, the table to take away."""

import csv
import io
import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from impact.journeys.offers.operations import retire_offer

ROOT = "/reponses/"
MOST = 12


@pytest.fixture
def read(client, reference):
    """Read a page without an account."""

    def get(path=ROOT):
        response = client.get(path)
        assert response.status_code == 200
        return unescape(response.content.decode())

    return get


def test_without_any_offer_the_page_says_why(read):
    assert "Aucune offre n’est encore inscrite." in read()


def test_the_list_tells_kind_provider_aims_and_cost(read, write):
    write(title="Rejoindre", levels=(1, 3))

    page = read()

    assert "1 offre" in page
    assert all(words in page for words in ["Formation", "Le Gué", "1 → 3", "par personne"])


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("texte=REJOINDRE", True),
        ("texte=autre", False),
        ("sorte=TRAINING", True),
        ("sorte=COACHING", False),
        ("competence=C3", True),
        ("competence=D1", False),
        ("role=COO&etape=S2", True),
        ("langue=en", False),
        ("en_ligne=on", False),
        ("cout=50", False),
        ("cout=100", True),
        ("territoire=mrc-999", True),
    ],
)
def test_filters_are_addresses_to_pass_on(read, write, val_des_rapides, query, is_found):
    write()

    page = read(f"{ROOT}?{query}")

    assert ("Le Gué" in page) is is_found
    assert "sur 1 " in page
    assert ("Rien ne correspond." in page) is not is_found


@pytest.mark.parametrize("query", ["sorte=CIRQUE", "cout=-3", "competence=Z9", "page=abc", "x=1"])
def test_a_wrong_filter_is_no_filter(read, write, query):
    write()

    assert "Le Gué" in read(f"{ROOT}?{query}")


def test_a_long_list_is_cut_in_pages_that_keep_the_filters(read, write):
    for number in range(23):
        write(title=f"Cours {number:02}")

    first, second = read(f"{ROOT}?texte=cours"), read(f"{ROOT}?texte=cours&page=2")

    assert "texte=cours&page=2" in first
    assert "Cours 22" in second
    assert "Cours 00" not in second


def test_one_offer_tells_all_it_knows(read, write, stage, role, val_des_rapides):
    write(
        stages=[stage("S2")],
        roles=[role("COO")],
        territories=[val_des_rapides],
        hours=7,
        capacity=12,
        evidence="Suivi à trois mois.",
        contact="418 555-0101",
        url="https://exemple.test/",
        starts_on=timezone.localdate() + timedelta(days=9),
    )

    page = read(f"{ROOT}rejoindre/")

    told = [stage("S2").name, role("COO").name, "Val-des-Rapides", "7 h par personne", "12"]
    assert all(words in page for words in [*told, "Suivi à trois mois.", "418 555-0101", "dès le"])
    assert 'href="https://exemple.test/"' in page


def test_what_is_invented_full_over_or_retired_is_said(read, write, theo):
    yesterday = timezone.localdate() - timedelta(days=1)
    write(title="Inventée", is_fictional=True)
    write(title="Complète", is_full=True)
    write(title="Finie", ends_on=yesterday)
    retire_offer(offer=write(title="Retirée"), by=theo, at=timezone.now())

    assert "Offre fictive" in read(f"{ROOT}inventee/")
    assert "reste plus de place" in read(f"{ROOT}complete/")
    assert "s’est terminée" in read(f"{ROOT}finie/")
    assert "a été retirée" in read(f"{ROOT}retiree/")
    page = read()
    assert "Finie" not in page
    assert "Retirée" not in page
    assert "fictive" in page
    assert "complet" in page


def test_an_offer_in_english_says_its_language(read, write):
    write(title="Listening first", language="en")

    assert '<h1 lang="en">Listening first</h1>' in read(f"{ROOT}listening-first/")


def test_machines_are_told_too_and_a_title_closes_no_script(client, write):
    write(title="</script><b>Dire")

    page = client.get(f"{ROOT}scriptbdire/").content.decode()

    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S).group(1)
    assert json.loads(block)["name"] == "</script><b>Dire"
    assert "<b>Dire" not in page


def test_an_unknown_address_is_not_found(client, reference):
    assert client.get(f"{ROOT}nulle-part/").status_code == 404


def test_the_table_holds_what_the_filters_keep(client, write):
    write(title="-Moins")
    write(title="Autre", code="D1")

    response = client.get(f"{ROOT}reponses.csv?competence=C3")

    [row] = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert row["titre"] == "'-Moins"
    assert (row["competences"], row["cout"], row["cout_par"]) == ("C3:0>2", "100", "personne")


@pytest.mark.parametrize(
    "path", ["", "?texte=cours&etape=S2&role=COO&territoire=mrc-999", "cours/"]
)
def test_however_many_offers_a_page_asks_little(
    client, write, val_des_rapides, stage, path, django_assert_max_num_queries
):
    write(title="Cours", territories=[val_des_rapides], stages=[stage("S2")])
    for number in range(25):
        write(title=f"Cours {number}", territories=[val_des_rapides], stages=[stage("S2")])

    with django_assert_max_num_queries(MOST):
        assert client.get(f"{ROOT}{path}").status_code == 200
