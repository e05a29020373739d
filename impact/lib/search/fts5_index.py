"""The index in SQLite's own FTS5, when nothing but Python is there: same words, same order.

Title, body and English names stand in tables of their own, so that each is scored apart (BM25)
and the scores are summed, as `tantivy_index` does.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from impact.lib.search.index import ENGLISH, KEPT, TITLE
from impact.lib.search.records import Found, Hit, Question, Record, Term
from impact.lib.search.words import fold, stem_english, stems_of, words_of

FIELDS = {"title": TITLE, "body": 1.0, "english": ENGLISH}
SCHEMA = """
PRAGMA journal_mode=WAL;
CREATE TABLE IF NOT EXISTS record (
    id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, kept TEXT NOT NULL,
    sorted_title TEXT NOT NULL, day INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS tag (record INTEGER NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS tag_value ON tag (facet, value, record);
CREATE INDEX IF NOT EXISTS tag_record ON tag (record);
"""
TABLES = ("title", "body", "english", "words", "prefixes")
#: Single words only are asked for, so places of words are not kept.
TABLE = """
CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5(told, detail=none, tokenize='unicode61');
"""
#: Name of the facet, kept beside the others, that says who may find a record.
AUDIENCE = "audience"


class Fts5Index:
    def __init__(self, folder: Path, *, facets: Sequence[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._facets = tuple(facets)
        self._base = sqlite3.connect(folder / "records.sqlite3", check_same_thread=False)
        self._base.executescript(SCHEMA + "".join(TABLE.format(name=name) for name in TABLES))

    def put(self, records: Iterable[Record]) -> None:
        for record in records:
            self.drop([record.name])
            self._add(record)

    def drop(self, names: Iterable[str]) -> None:
        for name in names:
            row = self._base.execute("SELECT id FROM record WHERE name = ?", [name]).fetchone()
            if row:
                for table in TABLES:
                    self._base.execute(f"DELETE FROM {table} WHERE rowid = ?", row)
                self._base.execute("DELETE FROM tag WHERE record = ?", row)
                self._base.execute("DELETE FROM record WHERE id = ?", row)

    def commit(self) -> None:
        self._base.commit()

    def reload(self) -> None:
        """Nothing to do: each question reads what is committed."""

    def close(self) -> None:
        self._base.close()

    def __len__(self) -> int:
        return int(self._base.execute("SELECT count(*) FROM record").fetchone()[0])

    def frequency(self, word: str) -> int:
        return self._count_with("words", word)

    def knows_stem(self, stem: str) -> bool:
        return any(self._count_with(field, stem) for field in ("title", "body"))

    def search(self, terms: Sequence[Term], question: Question) -> Found:
        scored, values = _scored(terms)
        where, chosen = self._filters(question)
        order = {"day": "day DESC", "title": "sorted_title"}.get(question.order, "relevance DESC")
        rows = self._base.execute(
            f"WITH scored AS ({scored}) SELECT kept, relevance, count(*) OVER () FROM scored "
            f"JOIN record ON record.id = scored.id WHERE {where} "
            f"ORDER BY {order}, record.id LIMIT ? OFFSET ?",
            [*values, *chosen, question.most, question.start],
        ).fetchall()
        hits = tuple(_hit(kept, relevance=relevance) for kept, relevance, _total in rows)
        total = rows[0][2] if rows else 0
        return Found(hits, total, self._count(terms, question))

    def suggest(self, words: Sequence[str], *, audience: Sequence[str], most: int) -> list[Hit]:
        if not words:
            return []
        asked = " AND ".join(_quoted(word[:12]) for word in words)
        where, chosen = self._filters(Question(audience=tuple(audience)))
        rows = self._base.execute(
            "SELECT kept FROM prefixes JOIN record ON record.id = prefixes.rowid "
            f"WHERE prefixes MATCH ? AND {where} ORDER BY length(sorted_title), record.id LIMIT ?",
            [asked, *chosen, most],
        )
        return [_hit(kept, relevance=1.0) for (kept,) in rows]

    def _add(self, record: Record) -> None:
        titles = words_of(" ".join((record.title, *record.labels)))
        body = words_of(record.body)
        english = words_of(record.english)
        told = {
            "title": stems_of(titles),
            "body": stems_of(body),
            "english": [stem_english(word) for word in english],
            "words": [*titles, *body, *english],
            "prefixes": sorted({word[:size] for word in titles for size in range(2, 13)}),
        }
        added = self._base.execute(
            "INSERT INTO record (name, kept, sorted_title, day) VALUES (?, ?, ?, ?)",
            [record.name, _kept(record), fold(record.title)[:200], record.day],
        )
        for table, words in told.items():
            self._base.execute(
                f"INSERT INTO {table} (rowid, told) VALUES (?, ?)",
                [added.lastrowid, " ".join(words)],
            )
        tags = [(name, one) for name in self._facets for one in record.facets.get(name, ())]
        tags += [(AUDIENCE, one) for one in record.audience]
        self._base.executemany(
            "INSERT INTO tag VALUES (?, ?, ?)", [(added.lastrowid, *tag) for tag in tags]
        )

    def _count_with(self, table: str, word: str) -> int:
        with suppress(sqlite3.OperationalError):
            row = self._base.execute(
                f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", [_quoted(word)]
            ).fetchone()
            return int(row[0])
        return 0

    def _filters(self, question: Question, *, leave_out: str = "") -> tuple[str, list[str]]:
        asked = {
            name: list(values)
            for name, values in question.facets.items()
            if values and name in self._facets and name != leave_out
        }
        asked[AUDIENCE] = list(question.audience)
        parts, values = [], []
        for name, among in asked.items():
            marks = ", ".join("?" * len(among))
            parts.append(
                "EXISTS (SELECT 1 FROM tag WHERE tag.record = record.id "
                f"AND facet = ? AND value IN ({marks}))"
            )
            values += [name, *among]
        return " AND ".join(parts), values

    def _count(self, terms: Sequence[Term], question: Question) -> dict[str, dict[str, int]]:
        """Count values under the other filters: what one would see by changing this one."""
        scored, values = _scored(terms)
        counts: dict[str, dict[str, int]] = {}
        for name in self._facets:
            where, chosen = self._filters(question, leave_out=name)
            rows = self._base.execute(
                f"WITH scored AS ({scored}) SELECT counted.value, count(*) FROM scored "
                "JOIN record ON record.id = scored.id "
                "JOIN tag AS counted ON counted.record = record.id AND counted.facet = ? "
                f"WHERE {where} GROUP BY counted.value",
                [*values, name, *chosen],
            )
            counts[name] = {value: int(number) for value, number in rows}
        return counts


def _scored(terms: Sequence[Term]) -> tuple[str, list[str | float]]:
    """The question as SQL: one row a record, its scores summed over words and fields."""
    if not terms:
        return "SELECT id, 0.0 AS relevance FROM record", []
    parts: list[str] = []
    values: list[str | float] = []
    for term in terms:
        for field, weight in FIELDS.items():
            word = term.english if field == "english" else term.stem
            parts.append(
                f"SELECT rowid AS id, -bm25({field}) * ? AS relevance FROM {field} "
                f"WHERE {field} MATCH ?"
            )
            values += [weight * term.weight, _quoted(word)]
    return (
        f"SELECT id, sum(relevance) AS relevance FROM ({' UNION ALL '.join(parts)}) GROUP BY id",
        values,
    )


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'


def _kept(record: Record) -> str:
    kept = {
        "kind": record.kind,
        "key": record.key,
        "title": record.title,
        "address": record.address,
        "body": record.body[:KEPT],
        "facets": {name: list(values) for name, values in record.facets.items()},
        "day": record.day,
    }
    return json.dumps(kept, ensure_ascii=False)


def _hit(kept: str, *, relevance: float) -> Hit:
    told = json.loads(kept)
    facets = {name: tuple(values) for name, values in told.pop("facets").items()}
    return Hit(relevance=relevance, facets=facets, **told)
