"""Vocabularies of elsewhere, read beside the glossary and never mixed with it."""

from html import unescape

import pytest

from impact.knowledge.concepts.operations import import_vocabulary
from impact.knowledge.concepts.vocabularies import read_vocabulary
from tests.cast import NOON
from tests.knowledge.concepts.skos import TURTLE, told

HERE = "/reperes/vocabulaires/mots-dailleurs/"


@pytest.fixture
def read(client, reference):
    import_vocabulary(vocabulary=read_vocabulary(told("turtle")), by=None, at=NOON)
    return lambda path: unescape(client.get(path).content.decode()).replace("\u00a0", " ")


def test_each_says_who_keeps_it_and_under_what_licence(read):
    page = read("/reperes/vocabulaires/")

    assert "Mots d’ailleurs" in page
    assert "Tenu par Le Gué" in page
    assert ">CC BY 4.0</a>" in page
    assert "3 concepts" in page


def test_one_reads_a_letter_at_a_time_or_looks_for_a_word(read):
    assert "Lettre A, 1 concept" in read(HERE)
    assert ">décider</a>" in read(f"{HERE}?lettre=D")
    assert 'lang="en">voting</a>' in read(f"{HERE}?q=VOT")
    assert "pour « absent »" in read(f"{HERE}?q=absent")


def test_a_concept_shows_what_stands_around_it(read):
    page = read(f"{HERE}decider/")

    assert f'href="{HERE}agir/"' in page
    assert f'href="{HERE}voter/"' in page
    assert "https://mots.example/decider" in page
    assert "Sans nom français" in read(f"{HERE}voter/")


def test_the_glossary_does_not_list_them(read):
    assert ">décider</a>" not in read("/reperes/?q=décider")
    assert ">décider</a>" not in read("/reperes/")


@pytest.mark.parametrize(
    "path", ["/reperes/vocabulaires/glossaire/", "/reperes/vocabulaires/x/", f"{HERE}absent/"]
)
def test_what_is_not_there_is_not_found(path, client, read):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/reperes/vocabulaires/", HERE, f"{HERE}?q=a", f"{HERE}decider/", "/reperes/capital-social/"],
)
def test_each_page_asks_little(path, client, read, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert client.get(path).status_code == 200


def test_a_word_of_ours_leads_to_the_same_elsewhere_and_back(client, read):
    thesaurus = TURTLE.replace("Mots d’ailleurs", "Thésaurus").replace(
        "https://mots.example/", "http://vocabularies.unesco.org/thesaurus/"
    )
    thesaurus = thesaurus.replace("v:voter", "v:concept17054")
    import_vocabulary(vocabulary=read_vocabulary(told("turtle", thesaurus)), by=None, at=NOON)

    there = "/reperes/vocabulaires/thesaurus/concept17054/"
    assert f'href="{there}"' in read("/reperes/capital-social/")
    assert 'href="/reperes/capital-social/"' in read(there)
