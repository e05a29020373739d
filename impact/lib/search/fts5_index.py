"""The index in SQLite's own FTS5, when nothing but Python is there: same words, same order.

Title, body and English names stand in tables of their own, so that each is scored apart (BM25)
and the scores are summed, as `tantivy_index` does.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock

from impact.lib.search.index import ENGLISH, TITLE, hit_of, keep
from impact.lib.search.records import Found, Hit, Question, Record, Term
from impact.lib.search.words import fold, stem_english, stems_of, words_of

FIELDS = {"title": TITLE, "body": 1.0, "english": ENGLISH}
SCHEMA = """
PRAGMA journal_mode=WAL;
CREATE TABLE IF NOT EXISTS record (
    id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, kept TEXT NOT NULL,
    sorted_title TEXT NOT NULL, day INTEGER NOT NULL,
    until INTEGER NOT NULL, words TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS record_until ON record (until);
CREATE TABLE IF NOT EXISTS value (
    id INTEGER PRIMARY KEY, facet TEXT NOT NULL, told TEXT NOT NULL, UNIQUE (facet, told));
CREATE TABLE IF NOT EXISTS tag (
    record INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (record, value)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tag_value ON tag (value, record);
CREATE TABLE IF NOT EXISTS lexicon (word TEXT PRIMARY KEY, held INTEGER NOT NULL) WITHOUT ROWID;
"""
WORKING = """
PRAGMA temp_store=MEMORY;
CREATE TEMPORARY TABLE found (id INTEGER PRIMARY KEY);
"""
TABLES = ("title", "body", "english", "prefixes")
#: Places of words are kept though none is asked for: without them, FTS5 would read each text
#: again to score it.
TABLE = "CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5(told, tokenize='unicode61');"
#: A question is scored and counted among this many records at most, those with its rarest words
#: first: the others would hold its commonest words only.
CANDIDATES = 5_000
#: Titles that begin as what is typed, among which the shortest are suggested.
CLOSEST = 400
ORDERS = {"day": "day DESC", "title": "sorted_title"}
#: Name of the facet, kept beside the others, that says who may find a record.
AUDIENCE = "audience"


class Fts5Index:
    """Written through one connection and read through another, so that what is not committed is
    not seen; threads read one at a time, for they share the tables a question is worked out in.
    """

    def __init__(self, folder: Path, *, facets: Sequence[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._facets = tuple(facets)
        self._reading = Lock()
        self._base = sqlite3.connect(folder / "records.sqlite3", check_same_thread=False)
        self._base.executescript(SCHEMA + "".join(TABLE.format(name=name) for name in TABLES))
        self._reader = sqlite3.connect(
            folder / "records.sqlite3", check_same_thread=False, isolation_level=None
        )
        self._reader.executescript(WORKING)
        self._moved: Counter[str] = Counter()

    def put(self, records: Iterable[Record]) -> None:
        for record in records:
            self.drop([record.name])
            self._add(record)

    def drop(self, names: Iterable[str]) -> None:
        for name in names:
            row = self._base.execute(
                "SELECT id, words FROM record WHERE name = ?", [name]
            ).fetchone()
            if row:
                self._moved.subtract(row[1].split())
                for table in TABLES:
                    self._base.execute(f"DELETE FROM {table} WHERE rowid = ?", row[:1])
                self._base.execute("DELETE FROM tag WHERE record = ?", row[:1])
                self._base.execute("DELETE FROM record WHERE id = ?", row[:1])

    def commit(self) -> None:
        self._base.executemany(
            "INSERT INTO lexicon VALUES (?, ?) "
            "ON CONFLICT (word) DO UPDATE SET held = held + excluded.held",
            self._moved.items(),
        )
        self._moved.clear()
        self._base.commit()

    def reload(self) -> None:
        """Nothing to do: each question reads what is committed."""

    def close(self) -> None:
        self._reader.close()
        self._base.close()

    def __len__(self) -> int:
        return int(self._reader.execute("SELECT count(*) FROM record").fetchone()[0])

    def frequency(self, word: str) -> int:
        row = self._reader.execute("SELECT held FROM lexicon WHERE word = ?", [word]).fetchone()
        return int(row[0]) if row else 0

    def knows_stem(self, stem: str) -> bool:
        asked = "SELECT 1 FROM {0} WHERE {0} MATCH ? LIMIT 1"
        return any(
            self._reader.execute(asked.format(field), [_quoted(stem)]).fetchone()
            for field in ("title", "body")
        )

    def search(self, terms: Sequence[Term], question: Question) -> Found:
        with self._reading:
            self._find(terms, question)
            where, chosen = self._filters(question)
            total = self._reader.execute(
                f"SELECT count(*) FROM found WHERE {where}", chosen
            ).fetchone()[0]
            counts = self._count(question) if question.is_counted else {}
            return Found(self._page(terms, question), int(total), counts)

    def suggest(
        self, words: Sequence[str], *, audience: Sequence[str], most: int, on: int = 0
    ) -> list[Hit]:
        if not words:
            return []
        asked = " AND ".join(_quoted(word[:12]) for word in words)
        allowed, values = self._allowed(audience, on, "prefixes.rowid")
        rows = self._reader.execute(
            "SELECT kept FROM (SELECT rowid AS id FROM prefixes "
            f"WHERE prefixes MATCH ? AND {allowed} LIMIT {CLOSEST}) AS begun "
            "JOIN record ON record.id = begun.id ORDER BY length(sorted_title), record.id LIMIT ?",
            [asked, *values, most],
        ).fetchall()
        return [hit_of(kept, relevance=1.0) for (kept,) in rows]

    def _find(self, terms: Sequence[Term], question: Question) -> None:
        """Keep aside what holds a word, the rarest first, until there are enough candidates."""
        self._reader.execute("DELETE FROM found")
        allowed, values = self._allowed(question.audience, question.on, "id")
        if not terms:
            self._reader.execute(f"INSERT INTO found SELECT id FROM record WHERE {allowed}", values)
        left = CANDIDATES
        for term in sorted(terms, key=lambda one: (-one.weight, self.frequency(one.word))):
            for field in FIELDS:
                if left > 0:
                    added = self._reader.execute(
                        f"INSERT OR IGNORE INTO found SELECT rowid AS id FROM {field} "
                        f"WHERE {field} MATCH ? AND {allowed} "
                        "AND +rowid NOT IN (SELECT id FROM found) LIMIT ?",
                        [_quoted(_told(term, field)), *values, left],
                    )
                    left -= added.rowcount

    def _page(self, terms: Sequence[Term], question: Question) -> tuple[Hit, ...]:
        where, chosen = self._filters(question, column="scored.id")
        scored, values = _scored(terms if question.order not in ORDERS else ())
        order = ORDERS.get(question.order, "relevance DESC")
        rows = self._reader.execute(
            f"SELECT kept, relevance FROM ({scored}) AS scored "
            f"JOIN record ON record.id = scored.id WHERE {where} "
            f"ORDER BY {order}, record.id LIMIT ? OFFSET ?",
            [*values, *chosen, question.most, question.start],
        ).fetchall()
        return tuple(hit_of(kept, relevance=relevance) for kept, relevance in rows)

    def _count(self, question: Question) -> dict[str, dict[str, int]]:
        """Count values under the other filters: what one would see by changing this one."""
        chosen = [name for name in self._facets if question.facets.get(name)]
        counts: dict[str, dict[str, int]] = {name: {} for name in self._facets}
        for left_out in ("", *chosen):
            where, values = self._filters(question, leave_out=left_out)
            rows = self._reader.execute(
                "SELECT facet, told, held FROM (SELECT tag.value AS id, count(*) AS held "
                "FROM found JOIN tag ON tag.record = found.id "
                f"WHERE {where} GROUP BY tag.value) AS counted JOIN value USING (id)",
                values,
            )
            for facet, told, held in rows:
                if facet == left_out or not left_out and facet in counts and facet not in chosen:
                    counts[facet][told] = int(held)
        return counts

    def _add(self, record: Record) -> None:
        titles = words_of(" ".join((record.title, *record.labels)))
        body, english = words_of(record.body), words_of(record.english)
        words = {*titles, *body, *english}
        told = {
            "title": stems_of(titles),
            "body": stems_of(body),
            "english": [stem_english(word) for word in english],
            "prefixes": sorted({word[:size] for word in titles for size in range(2, 13)}),
        }
        added = self._base.execute(
            "INSERT INTO record (name, kept, sorted_title, day, until, words) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [record.name, keep(record), fold(record.title)[:200], record.day, record.until]
            + [" ".join(words)],
        )
        self._moved.update(words)
        for table, each in told.items():
            self._base.execute(
                f"INSERT INTO {table} (rowid, told) VALUES (?, ?)",
                [added.lastrowid, " ".join(each)],
            )
        tags = [(name, one) for name in self._facets for one in record.facets.get(name, ())]
        tags += [(AUDIENCE, one) for one in record.audience]
        self._base.executemany("INSERT OR IGNORE INTO value (facet, told) VALUES (?, ?)", tags)
        self._base.executemany(
            "INSERT OR IGNORE INTO tag SELECT ?, id FROM value WHERE facet = ? AND told = ?",
            [(added.lastrowid, *tag) for tag in tags],
        )

    def _filters(
        self, question: Question, *, leave_out: str = "", column: str = "found.id"
    ) -> tuple[str, list[int]]:
        asked = {
            name: values
            for name, values in question.facets.items()
            if values and name in self._facets and name != leave_out
        }
        parts: list[str] = ["TRUE"]
        values: list[int] = []
        for name, among in asked.items():
            part, told = self._among(name, among, column)
            parts.append(part)
            values += told
        return " AND ".join(parts), values

    def _allowed(self, audience: Sequence[str], on: int, column: str) -> tuple[str, list[int]]:
        """What these people may find that day: the rest is neither found nor counted."""
        part, values = self._among(AUDIENCE, audience, column)
        over = f"+{column} NOT IN (SELECT id FROM record WHERE until < ?)"
        return f"{part} AND {over}", [*values, on]

    def _among(self, facet: str, values: Sequence[str], column: str) -> tuple[str, list[int]]:
        told = ", ".join("?" * len(values))
        rows = self._reader.execute(
            f"SELECT id FROM value WHERE facet = ? AND told IN ({told})", [facet, *values]
        )
        known = [row[0] for row in rows]
        marks = ", ".join("?" * len(known))
        # The plus sign keeps to the record's own tags: a value may be that of nearly all.
        part = f"SELECT 1 FROM tag WHERE tag.record = {column} AND +tag.value IN ({marks})"
        return f"EXISTS ({part})", known


def _scored(terms: Sequence[Term]) -> tuple[str, list[str | float]]:
    """What was found, as SQL: one row a record, its scores summed over words and fields.

    Words of one weight are asked together: FTS5 sums their scores as it reads them.
    """
    if not terms:
        return "SELECT id, 0.0 AS relevance FROM found", []
    parts: list[str] = []
    values: list[str | float] = []
    for weight in sorted({term.weight for term in terms}):
        for field, own in FIELDS.items():
            words = {_told(term, field) for term in terms if term.weight == weight}
            parts.append(
                f"SELECT rowid AS id, -bm25({field}) * ? AS relevance FROM {field} "
                f"WHERE {field} MATCH ? AND +rowid IN (SELECT id FROM found)"
            )
            values += [own * weight, " OR ".join(map(_quoted, sorted(words)))]
    return (
        f"SELECT id, sum(relevance) AS relevance FROM ({' UNION ALL '.join(parts)}) GROUP BY id",
        values,
    )


def _told(term: Term, field: str) -> str:
    return term.english if field == "english" else term.stem


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'
