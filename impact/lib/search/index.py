"""What every index of records can do, whatever it is made of."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from impact.lib.search.records import Found, Hit, Question, Record, Term

#: A word of the title counts for this much, one of the body for one, an English one for this.
TITLE, ENGLISH = 1.5, 0.6
#: How many characters of a text are kept to show extracts; all of it is searched.
KEPT = 6000


def keep(record: Record) -> str:
    """Return what an index keeps of a record to show it once it is found."""
    kept = {
        "kind": record.kind,
        "key": record.key,
        "title": record.title,
        "labels": record.labels,
        "address": record.address,
        "body": record.body[:KEPT],
        "facets": dict(record.facets),
        "day": record.day,
    }
    return json.dumps(kept, ensure_ascii=False)


def hit_of(kept: str | bytes, *, relevance: float) -> Hit:
    """Return a record found, from what was kept of it."""
    told = json.loads(kept)
    facets = {name: tuple(values) for name, values in told.pop("facets").items()}
    labels = tuple(told.pop("labels"))
    return Hit(relevance=relevance, facets=facets, labels=labels, **told)


class Index(Protocol):
    """An index in a folder of its own; nothing is seen before `commit`."""

    def __init__(self, folder: Path, *, facets: Sequence[str]) -> None: ...

    def put(self, records: Iterable[Record]) -> None: ...

    def drop(self, names: Iterable[str]) -> None: ...

    def commit(self) -> None: ...

    def reload(self) -> None: ...

    def search(self, terms: Sequence[Term], question: Question) -> Found: ...

    def suggest(
        self, words: Sequence[str], *, audience: Sequence[str], most: int, on: int = 0
    ) -> list[Hit]: ...

    def frequency(self, word: str) -> int: ...

    def knows_stem(self, stem: str) -> bool: ...

    def __len__(self) -> int: ...
