"""The glossary in the search: its words are found, and their other names bring what they mean."""

import pytest

from impact.knowledge.concepts.models import Concept
from impact.knowledge.concepts.operations import note_change
from tests.cast import NOON


def _answer(client, typed, kind):
    return client.get("/recherche/", {"q": typed, "sorte": kind}).context


def _asked(client, typed):
    return {term.word for term in _answer(client, typed, "repere")["answer"].terms}


def _titles(context):
    return [shown.hit.title for shown in context["results"].hits]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("empowerment", "Pouvoir d’agir"),
        ("empouvoirement", "Pouvoir d’agir"),
        ("subventionnaire", "Bailleur de fonds"),
        ("réunionite", "Hyperconcertation"),
        ("backbone organization", "Organisation porteuse"),
        ("freins à la participation", "Obstacles à la participation"),
    ],
)
def test_a_word_is_found_by_any_of_its_names(client, found, typed, title):
    assert title in _titles(_answer(client, typed, "repere"))[:3]


def test_a_name_brings_what_the_others_would_at_a_lower_weight(client, found):
    context = _answer(client, "empowerment", "competence")

    weights = {term.word: term.weight for term in context["answer"].terms}
    assert weights["empowerment"] == 1
    assert weights["agir"] == 0.4
    assert "Placer le pouvoir d’agir au centre de sa pratique" in _titles(context)


def test_a_changed_glossary_is_heard_at_once(client, found):
    assert "bailleur" not in _asked(client, "argentier")
    concept = Concept.objects.glossary().get(code="bailleur")
    concept.labels.create(kind="ALT", language="fr", text="argentier")

    note_change(scheme=concept.scheme, codes=[concept.code], at=NOON)

    assert "bailleur" in _asked(client, "argentier")


def test_the_search_costs_few_queries_even_when_it_reads_the_glossary(
    client, found, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        client.get("/recherche/", {"q": "empowerment"})
