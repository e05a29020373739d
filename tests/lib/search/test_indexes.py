"""Two kinds of index, one behaviour: what is found, in what order, counted how, for whom."""

from dataclasses import replace

import pytest

from impact.lib.search.fts5_index import Fts5Index
from impact.lib.search.records import Question, Term
from impact.lib.search.tantivy_index import TantivyIndex
from impact.lib.search.words import stem, stem_english, words_of
from tests.lib.search.conftest import EVERYONE, FACETS, GUIDE, RECORDS

KINDS = {"tantivy": TantivyIndex, "fts5": Fts5Index}


@pytest.fixture
def index(backend, tmp_path):
    made = KINDS[backend](tmp_path, facets=FACETS)
    made.put(RECORDS)
    made.commit()
    yield made
    if backend == "fts5":
        made.close()


def _terms(text):
    return [Term(word, stem(word), stem_english(word)) for word in words_of(text)]


def _find(index, text, **question):
    return index.search(_terms(text), Question(text, **question))


def _keys(found):
    return [hit.key for hit in found.hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("pouvoir agir", "pouvoir-dagir"),
        ("guides d’evaluation", "guide"),
        ("empowerment", "pouvoir-dagir"),
        ("community", "concertation"),
        ("TIRSHV", "guide"),
        ("agente", "guide"),
        ("une concertation introuvablementlongue", "concertation"),
    ],
)
def test_what_is_looked_for_comes_first(index, text, first):
    assert _keys(_find(index, text))[0] == first


def test_a_word_of_the_title_weighs_beside_one_of_the_text(index):
    assert set(_keys(_find(index, "évaluation"))) == {"guide", "concertation"}


def test_what_one_may_not_read_is_neither_found_nor_counted(index):
    found = _find(index, "récit secretariat gardé")

    assert (found.total, found.hits) == (0, ())
    assert not any(found.counts.get("kind", {}).values())
    assert index.suggest(["recit"], audience=EVERYONE, most=5) == []
    assert _keys(_find(index, "secretariat", audience=("equipe",))) == ["brouillon"]


def test_counts_say_what_one_would_see_by_choosing_otherwise(index):
    found = _find(index, "", facets={"region": ["03"]})

    assert _keys(found) == ["pouvoir-dagir"]
    assert found.counts["region"] == {"02": 2, "03": 1}
    assert found.counts["kind"] == {"repere": 1}


def test_a_page_begins_where_the_other_ended(index):
    first = _find(index, "", order="title", most=2)
    second = _find(index, "", order="title", most=2, start=2)

    assert _keys(first) + _keys(second) == ["concertation", "guide", "pouvoir-dagir"]
    assert (first.total, second.total) == (3, 3)


def test_the_latest_comes_first_when_asked(index):
    assert _keys(_find(index, "", order="day")) == ["pouvoir-dagir", "guide", "concertation"]


def test_a_beginning_of_words_is_enough_for_suggestions(index):
    found = index.suggest(words_of("guide d’éval"), audience=EVERYONE, most=5)

    assert [hit.key for hit in found] == ["guide"]


def test_putting_a_record_again_replaces_it(index):
    index.put(RECORDS)
    index.commit()

    assert len(index) == len(RECORDS)
    assert index.frequency("concertation") == 1


def test_a_record_that_is_dropped_is_found_no_more(index):
    index.drop(["repere:concertation"])
    index.commit()

    assert _keys(_find(index, "concertation")) == []
    assert len(index) == len(RECORDS) - 1


def test_nothing_is_seen_before_it_is_committed(index):
    index.drop(["repere:concertation"])
    assert _keys(_find(index, "concertation")) == ["concertation"]

    index.commit()
    assert _keys(_find(index, "concertation")) == []


def test_what_is_over_is_neither_found_nor_counted_nor_suggested(index):
    index.put([replace(GUIDE, until=20250630)])
    index.commit()

    assert _keys(_find(index, "guide", on=20250630)) == ["guide"]
    late = _find(index, "guide", on=20250701)
    assert (late.total, late.hits, late.counts["kind"]) == (0, (), {})
    assert index.suggest(["guide"], audience=EVERYONE, most=5, on=20250630)
    assert not index.suggest(["guide"], audience=EVERYONE, most=5, on=20250701)


def test_several_filters_at_once_count_each_what_the_others_leave(index):
    found = _find(index, "", facets={"region": ["03"], "kind": ["ressource"]})

    assert found.total == 0
    assert found.counts["kind"] == {"repere": 1}
    assert found.counts["region"] == {}
