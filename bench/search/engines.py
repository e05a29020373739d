"""The searches that are compared: ours on either index, and what one would do without it."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
import snowballstemmer

from bench.search.judged import DEPTH, KINDS, Search
from impact.knowledge.concepts.queries import read_glossary
from impact.lib.search.engine import Engine
from impact.lib.search.records import Question, Record
from impact.lib.search.shelf import Shelf
from impact.lib.search.words import fold
from impact.web.search.facets import FACETS
from impact.web.search.sources import SOURCES

BACKENDS = ("tantivy", "fts5")
_FRENCH = snowballstemmer.stemmer("french")


def make_engine(folder: Path, backend: str) -> Engine:
    """Return the engine of the site, its index made of what the database holds."""
    engine = Engine(
        Shelf(folder, tuple(FACETS), backend),
        expand=lambda words: read_glossary().synonyms.of(words),
    )
    for source in SOURCES:
        engine.register(source)
    engine.rebuild()
    return engine


def asking(engine: Engine) -> Search:
    """Return a search of this engine among what is judged."""

    def search(text: str) -> list[str]:
        asked = Question(text, facets={"kind": KINDS}, most=DEPTH)
        return [f"{hit.kind}:{hit.key}" for hit in engine.ask(asked).found.hits]

    return search


def judged_records() -> list[Record]:
    """Return everything that is judged, as the sources tell it."""
    return [one for source in SOURCES if source.kind in KINDS for one in source.records("")]


def plain_fts5(records: Sequence[Record]) -> Search:
    """Return a search of one table of stemmed words: any word, BM25, nothing more."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE told USING fts5(name UNINDEXED, words)")
    rows = [(one.name, " ".join(_stems(_whole(one)))) for one in records]
    base.executemany("INSERT INTO told VALUES (?, ?)", rows)

    def search(text: str) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in _stems(text))
        if not asked:
            return []
        found = base.execute(
            "SELECT name FROM told WHERE told MATCH ? ORDER BY rank LIMIT ?", [asked, DEPTH]
        )
        return [name for (name,) in found]

    return search


@contextmanager
def plain_postgres(records: Sequence[Record], address: str) -> Iterator[Callable[[str], Search]]:
    """Give searches by PostgreSQL's own French, every word wanted (`&`) or any (`|`)."""
    with psycopg.connect(address) as base:
        base.execute("CREATE TEMPORARY TABLE told (name text, words tsvector)")
        for one in records:
            base.execute(
                "INSERT INTO told VALUES (%s, to_tsvector('french', %s))", [one.name, _whole(one)]
            )

        def among(joint: str) -> Search:
            def search(text: str) -> list[str]:
                found = base.execute(
                    "SELECT name FROM told, (SELECT replace("
                    "plainto_tsquery('french', %s)::text, '&', %s)::tsquery AS asked) AS question "
                    "WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC, name LIMIT %s",
                    [text, joint, DEPTH],
                )
                return [name for (name,) in found]

            return search

        yield among


def _whole(record: Record) -> str:
    return " ".join((record.title, *record.labels, record.body, record.english))


def _stems(text: str) -> list[str]:
    words = "".join(one if one.isalnum() else " " for one in fold(text)).split()
    return [str(_FRENCH.stemWord(word)) for word in words]
