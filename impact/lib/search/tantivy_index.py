"""The index as tantivy keeps it: title and body scored apart (BM25) and summed, any word enough.

Texts are analyzed by `words` before they come in, so that both kinds of index see the same words.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Query

from impact.lib.search.index import ENGLISH, TITLE, hit_of, keep
from impact.lib.search.records import ALWAYS, Found, Hit, Question, Record, Term
from impact.lib.search.words import fold, stem_english, stems_of, words_of

#: Bytes of memory a writer may take before it writes a segment.
HEAP = 64_000_000
#: Values of one facet that are counted at most.
MOST_VALUES = 300
#: Beginnings of words that suggestions know.
PREFIXES = range(2, 13)
_BY_SPACES = "spaces"


class TantivyIndex:
    def __init__(self, folder: Path, *, facets: Sequence[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._facets = tuple(facets)
        self._schema = _schema(self._facets)
        self._index = tantivy.Index(self._schema, path=str(folder))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer(_BY_SPACES, spaces)
        self._writer: Any = None

    def put(self, records: Iterable[Record]) -> None:
        writer = self._writing()
        for record in records:
            writer.delete_documents_by_term("name", record.name)
            writer.add_document(self._document(record))

    def drop(self, names: Iterable[str]) -> None:
        writer = self._writing()
        for name in names:
            writer.delete_documents_by_term("name", name)

    def commit(self) -> None:
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
        self.reload()

    def reload(self) -> None:
        self._index.reload()

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def frequency(self, word: str) -> int:
        return int(self._index.searcher().doc_freq("words", word))

    def knows_stem(self, stem: str) -> bool:
        searcher = self._index.searcher()
        return any(searcher.doc_freq(field, stem) for field in ("title", "body"))

    def search(self, terms: Sequence[Term], question: Question) -> Found:
        searcher = self._index.searcher()
        query = self._query(terms, question)
        order: dict[str, Any] = {}
        if question.order == "day":
            order = {"order_by_field": "day"}
        elif question.order == "title":
            order = {"order_by_field": "sorted_title", "order": tantivy.Order.Asc}
        # The stubs of the library do not know of `count`.
        result: Any = searcher.search(query, limit=question.most, offset=question.start, **order)
        scored = [(0.0 if order else relevance, address) for relevance, address in result.hits]
        hits = tuple(
            _hit(searcher.doc(address), relevance=relevance) for relevance, address in scored
        )
        counts = self._count(searcher, terms, question) if question.is_counted else {}
        return Found(hits, int(result.count or 0), counts)

    def suggest(
        self, words: Sequence[str], *, audience: Sequence[str], most: int, on: int = 0
    ) -> list[Hit]:
        """Return what begins so: whole words but the last, which may be cut short."""
        if not words:
            return []
        *whole, last = words
        wanted = [(Occur.Must, self._is("prefixes", last[: PREFIXES[-1]]))]
        wanted += [(Occur.Must, self._is("prefixes", word[: PREFIXES[-1]])) for word in whole]
        wanted.append((Occur.Must, self._allowed(audience, on=on)))
        searcher = self._index.searcher()
        found = searcher.search(Query.boolean_query(wanted), limit=most, count=False)
        return [
            _hit(searcher.doc(address), relevance=relevance) for relevance, address in found.hits
        ]

    def _writing(self) -> Any:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=HEAP, num_threads=1)
        return self._writer

    def _document(self, record: Record) -> tantivy.Document:
        titles = words_of(" ".join((record.title, *record.labels)))
        body = words_of(record.body)
        english = words_of(record.english)
        document = tantivy.Document(
            name=[record.name],
            title=[" ".join(stems_of(titles))],
            body=[" ".join(stems_of(body))],
            english=[" ".join(map(stem_english, english))],
            words=[" ".join({*titles, *body, *english})],
            prefixes=[" ".join(_prefixes(titles))],
            audience=list(record.audience),
            sorted_title=[fold(record.title)[:200]],
            day=[record.day],
            until=[record.until],
        )
        document.add_bytes("kept", keep(record).encode())
        for name in self._facets:
            for value in record.facets.get(name, ()):
                document.add_text(f"facet_{name}", value)
        return document

    def _query(
        self, terms: Sequence[Term], question: Question, *, leave_out: str = ""
    ) -> tantivy.Query:
        parts = [(Occur.Must, self._allowed(question.audience, on=question.on))]
        if terms:
            # One flat union: nested by word, it takes a quarter more time.
            any_word = [one for term in terms for one in self._scored(term)]
            parts.append((Occur.Must, Query.boolean_query(any_word)))
        for name, values in question.facets.items():
            if values and name in self._facets and name != leave_out:
                parts.append((Occur.Must, _unscored(self._among(f"facet_{name}", values))))
        return Query.boolean_query(parts)

    def _scored(self, term: Term) -> list[tuple[Occur, tantivy.Query]]:
        apart = (("title", term.stem, TITLE), ("body", term.stem, 1.0))
        return [
            (Occur.Should, Query.boost_query(self._is(field, word), own * term.weight))
            for field, word, own in (*apart, ("english", term.english, ENGLISH))
        ]

    def _count(
        self, searcher: tantivy.Searcher, terms: Sequence[Term], question: Question
    ) -> dict[str, dict[str, int]]:
        """Count values under the other filters: what one would see by changing this one."""
        chosen = [name for name in self._facets if question.facets.get(name)]
        free = [name for name in self._facets if name not in chosen]
        counts = self._aggregate(searcher, self._query(terms, question), free)
        for name in chosen:
            query = self._query(terms, question, leave_out=name)
            counts |= self._aggregate(searcher, query, [name])
        return counts

    def _aggregate(
        self, searcher: tantivy.Searcher, query: tantivy.Query, names: Sequence[str]
    ) -> dict[str, dict[str, int]]:
        if not names:
            return {}
        asked = {name: {"terms": {"field": f"facet_{name}", "size": MOST_VALUES}} for name in names}
        told = searcher.aggregate(query, asked)
        return {
            name: {one["key"]: int(one["doc_count"]) for one in told[name]["buckets"]}
            for name in names
        }

    def _allowed(self, audience: Sequence[str], *, on: int) -> tantivy.Query:
        """What these people may find that day: the rest is neither found nor counted."""
        lasting = Query.range_query(self._schema, "until", FieldType.Integer, on, ALWAYS)
        both = [(Occur.Must, self._among("audience", audience)), (Occur.Must, lasting)]
        return _unscored(Query.boolean_query(both))

    def _among(self, field: str, values: Sequence[str]) -> tantivy.Query:
        return Query.boolean_query([(Occur.Should, self._is(field, value)) for value in values])

    def _is(self, field: str, value: str) -> tantivy.Query:
        return Query.term_query(self._schema, field, value)


def _schema(facets: Sequence[str]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", tokenizer_name="raw", index_option="basic")
    for field in ("title", "body", "english"):
        builder.add_text_field(field, tokenizer_name=_BY_SPACES, index_option="freq")
    for field in ("words", "prefixes"):
        builder.add_text_field(field, tokenizer_name=_BY_SPACES, index_option="basic")
    builder.add_text_field("audience", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sorted_title", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("day", fast=True)
    builder.add_integer_field("until", fast=True)
    builder.add_bytes_field("kept", stored=True)
    for name in facets:
        builder.add_text_field(
            f"facet_{name}", tokenizer_name="raw", index_option="basic", fast=True
        )
    return builder.build()


def _prefixes(words: Sequence[str]) -> list[str]:
    return sorted({word[:size] for word in words for size in PREFIXES})


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return Query.const_score_query(query, 0.0)


def _hit(document: tantivy.Document, *, relevance: float) -> Hit:
    return hit_of(bytes(document["kept"][0]), relevance=relevance)
