"""One search over everything: questions understood, and an index kept true to the database.

The database is the truth; an index is a copy a node keeps for itself and may lose. Changes come by
the outbox (`models.Change`); one process of a node drains it at a time, under a lock. What can be
found is told by sources, one a kind of thing, which the application registers.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction

from impact.lib.search.index import Index
from impact.lib.search.models import Change
from impact.lib.search.records import Answer, Found, Hit, Question, Record, Term
from impact.lib.search.shelf import Busy, Reach, Shelf
from impact.lib.search.spelling import as_written, mend, rewrite
from impact.lib.search.words import stem, stem_english, words_of

__all__ = ["Busy", "Engine", "Health", "Source", "note"]

#: How long the outbox is kept; a node away for longer makes its index anew.
KEPT_FOR = timedelta(days=30)
#: Records a rebuild reads and commits at a time; changes drained at most on a request's way.
BATCH, QUICK = 2000, 200
#: Words of a question that are looked for at most.
LONGEST = 24
#: Records that say how a word is written.
WITNESSES = 20

#: What else a question may mean: its words in, other words with their weight out.
Expand = Callable[[Sequence[str]], Sequence[tuple[str, float]]]
Tell = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing that can be found."""

    kind: str
    #: Records whose key comes after the one given, in the order of keys.
    records: Callable[[str], Iterable[Record]]
    #: Records of these keys as they are now, read at once; without those found no more.
    some: Callable[[Collection[str]], Iterable[Record]]
    #: Keys of what begins to be found after the first of two days, by the second. Until its day
    #: comes, a thing is no record at all: not even its words are known.
    begun: Callable[[int, int], Iterable[str]] = lambda after, by: ()


@dataclass(frozen=True, slots=True)
class Health:
    """How an index stands: what it is made of, how many records, how many changes behind."""

    backend: str
    records: int
    behind: int
    is_making: bool


def note(*, kind: str, keys: Iterable[str], at: datetime) -> None:
    """Say that things which can be found have changed, appeared or gone."""
    Change.objects.bulk_create(Change(kind=kind, key=key, at=at) for key in keys)


@dataclass
class Engine:
    shelf: Shelf
    sources: dict[str, Source] = field(default_factory=dict)
    expand: Expand | None = None

    def register(self, source: Source) -> None:
        self.sources[source.kind] = source

    def ask(self, question: Question) -> Answer:
        """Return what answers a question, its words mended where nobody writes them so."""
        index = self._fresh(on=question.on)
        words = words_of(question.text)[:LONGEST]
        mended = [_mend(index, word) for word in words]
        terms = [_term(word) for word in mended]
        terms += [_term(word, weight) for word, weight in self._expanded(mended)]
        is_asked = terms or not question.text.strip()
        found = index.search(terms, question) if is_asked else Found((), 0, {})
        swaps = {
            word: self._as_written(index, better, question)
            for word, better in zip(words, mended, strict=True)
            if word != better
        }
        return Answer(found, tuple(terms), rewrite(question.text, swaps) if swaps else "")

    def suggest(
        self, text: str, *, audience: Sequence[str], most: int = 8, on: int = 0
    ) -> list[Hit]:
        return self._fresh(on=on).suggest(words_of(text), audience=audience, most=most, on=on)

    def health(self) -> Health:
        index = self._fresh()
        behind = Change.objects.filter(pk__gt=self.shelf.reach.position).count()
        return Health(self.shelf.backend, len(index), behind, self.shelf.is_making)

    def catch_up(self, *, on: int = 0, most: int | None = None) -> int:
        """Bring the index up to the outbox and that day; return how many changes were read.

        :raises Busy: if another process is at it.
        """
        with self.shelf.locked():
            position, day = self.shelf.reach
            changes = list(Change.objects.filter(pk__gt=position).order_by("pk")[:most])
            moved = [(one.kind, one.key) for one in changes]
            if on > day:
                moved += self._begun(day, on)
            if moved:
                index = self.shelf.index()
                self._bring(index, moved)
                index.commit()
            if changes or on > day:
                last = changes[-1].pk if changes else position
                self.shelf.note_reach(Reach(last, max(on, day)))
            return len(changes)

    def rebuild(self, tell: Tell = lambda kind, count: None, *, on: int = 0) -> int:
        """Make the index anew and return how many records it holds; cut short, it goes on.

        :raises Busy: if another process is at it.
        """
        with self.shelf.locked():
            index, state = self.shelf.begin(Reach(_last_change(), on))
            for kind in sorted(self.sources):
                if kind not in state["done"]:
                    self._read(kind, index=index, state=state, tell=tell)
            index.commit()
            self.shelf.swap(Reach(*state["reach"]))
        return len(self.shelf.index())

    def forget_changes(self, *, at: datetime) -> int:
        """Delete what every living node has read by now."""
        return Change.objects.filter(at__lt=at - KEPT_FOR).delete()[0]

    def _read(self, kind: str, *, index: Index, state: dict[str, Any], tell: Tell) -> None:
        records, count = iter(self.sources[kind].records(state["after"])), 0
        while batch := list(islice(records, BATCH)):
            index.put(batch)
            index.commit()
            count += len(batch)
            state["after"] = batch[-1].key
            self.shelf.note_state(state)
            tell(kind, count)
        state["done"].append(kind)
        state["after"] = ""
        self.shelf.note_state(state)

    def _bring(self, index: Index, moved: Iterable[tuple[str, str]]) -> None:
        keys: dict[str, set[str]] = {}
        for kind, key in moved:
            keys.setdefault(kind, set()).add(key)
        for kind, wanted in keys.items():
            source = self.sources.get(kind)
            records = list(source.some(wanted)) if source else []
            gone = wanted.difference(record.key for record in records)
            index.drop(f"{kind}:{key}" for key in sorted(gone))
            index.put(records)

    def _begun(self, after: int, by: int) -> Iterator[tuple[str, str]]:
        for kind, source in self.sources.items():
            yield from ((kind, key) for key in source.begun(after, by))

    def _fresh(self, *, on: int = 0) -> Index:
        """Return the index, up to date if that is quickly done, as it is otherwise."""
        if not self.shelf.is_sound():
            with suppress(Busy):
                self.rebuild(on=on)
        # Inside a transaction, what one reads may never come to be: it is not indexed.
        is_settled = not transaction.get_connection().in_atomic_block
        position, day = self.shelf.reach
        if is_settled and (on > day or _last_change() > position):
            with suppress(Busy):
                self.catch_up(on=on, most=QUICK)
        return self.shelf.index()

    def _as_written(self, index: Index, word: str, question: Question) -> str:
        """Read how a word is written in what the asker may find that holds it."""
        asked = Question(
            audience=question.audience, on=question.on, most=WITNESSES, is_counted=False
        )
        hits = index.search([_term(word)], asked).hits
        return as_written(
            word, (text for hit in hits for text in (hit.title, *hit.labels, hit.body))
        )

    def _expanded(self, words: Sequence[str]) -> list[tuple[str, float]]:
        found = self.expand(words) if self.expand and words else ()
        return [(word, weight) for word, weight in found if word not in words]


def _last_change() -> int:
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _mend(index: Index, word: str) -> str:
    if index.knows_stem(stem(word)) or index.frequency(word):
        return word
    return mend(word, frequency=index.frequency) or word


def _term(word: str, weight: float = 1.0) -> Term:
    return Term(word, stem(word), stem_english(word), weight)
