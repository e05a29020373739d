"""The index in FTS5 looks at so many candidates: those that hold the rarest words."""

import pytest

from impact.lib.search import fts5_index
from impact.lib.search.records import Question, Record, Term
from impact.lib.search.words import stem


@pytest.fixture
def index(tmp_path, monkeypatch):
    monkeypatch.setattr(fts5_index, "CANDIDATES", 10)
    made = fts5_index.Fts5Index(tmp_path, facets=())
    crowd = [Record("r", f"{number:03}", f"Commun {number}", "/r/") for number in range(50)]
    made.put([*crowd, Record("r", "rare", "Commun et singulier", "/r/")])
    made.commit()
    yield made
    made.close()


def test_what_holds_the_rarest_word_is_among_them_and_comes_first(index):
    terms = [Term(word, stem(word), word) for word in ("commun", "singulier")]

    found = index.search(terms, Question("commun singulier"))

    assert found.hits[0].key == "rare"
    assert found.total == 10


def test_a_word_nobody_holds_any_more_is_known_no_more(index):
    assert index.frequency("singulier") == 1
    index.drop(["r:rare"])
    index.commit()

    assert index.frequency("singulier") == 0
