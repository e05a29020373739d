"""Two spellings of one name, or of one address, are made alike."""

import pytest

from impact.presence.library.identifiers import address_alike, doi_of, isbn_of, name_alike


@pytest.mark.parametrize(
    "url",
    [
        "http://www.exemple.test/guide",
        "https://exemple.test/guide/",
        "HTTPS://Exemple.test:443/guide?utm_source=lettre&fbclid=x",
        "https://exemple.test/guide#haut",
        "https://exemple.test/guide/index.html",
    ],
)
def test_an_address_is_the_same_whatever_changes_nothing_to_where_it_leads(url):
    assert address_alike(url) == "exemple.test/guide"


@pytest.mark.parametrize(
    "url",
    [
        "https://exemple.test/Guide",
        "https://exemple.test/guide?page=2",
        "https://exemple.test/guide#/chapitre-2",
        "https://autre.exemple.test/guide",
        "https://exemple.test:8080/guide",
    ],
)
def test_an_address_that_leads_elsewhere_stays_another(url):
    assert address_alike(url) != "exemple.test/guide"


@pytest.mark.parametrize("url", ["", "guide", "https://", "http://[::1"])
def test_what_is_no_address_raises_nothing(url):
    assert isinstance(address_alike(url), str)


def test_words_that_are_no_address_name_no_place():
    assert address_alike("pas une adresse") == ""


def test_a_doi_is_read_wherever_it_stands():
    assert doi_of("https://doi.org/10.1234/AB.c") == doi_of("doi: 10.1234/ab.C.") == "10.1234/ab.c"


def test_an_isbn_of_ten_and_one_of_thirteen_are_the_same():
    assert isbn_of("2-920259-01-6") == isbn_of("ISBN 978-2-920259-01-0") != ""


def test_an_isbn_whose_check_digit_is_wrong_is_none():
    assert isbn_of("978-2-920259-01-1") == ""


def test_other_numbers_are_compared_without_their_signs():
    assert name_alike("QC-2020 / 14") == name_alike("qc 2020/14")
