"""An answer of the search, made ready to be read: hits with their extracts, facets with counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from impact.lib.search.extracts import Piece, extract
from impact.lib.search.records import Answer, Hit
from impact.web.search.facets import FACETS, KINDS, Text
from impact.web.search.forms import Asked

#: What the values of each facet are called.
Names = Mapping[str, Mapping[str, Text]]
#: Values of a facet that are shown before « more ».
FIRST = 8


@dataclass(frozen=True, slots=True)
class ShownHit:
    hit: Hit
    kind: Text
    title: Sequence[Piece]
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Value:
    code: str
    name: Text
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: Text
    values: Sequence[Value]

    def narrows(self, total: int) -> bool:
        """Say whether choosing here changes anything: one value that all have does not."""
        return any(value.is_chosen or value.count < total for value in self.values)

    @property
    def first(self) -> Sequence[Value]:
        return self.values[:FIRST]

    @property
    def others(self) -> Sequence[Value]:
        return self.values[FIRST:]


@dataclass(frozen=True, slots=True)
class Results:
    hits: Sequence[ShownHit]
    total: int
    facets: Sequence[Facet]
    #: What narrows this search: facet, value, and the query without it.
    chosen: Sequence[tuple[Text, Text, str]]


def results_of(answer: Answer, *, asked: Asked, names: Names) -> Results:
    """Return what a page of results shows."""
    stems = {term.stem for term in answer.terms}
    found = answer.found
    facets = [
        _facet(name, counts=found.counts.get(name, {}), asked=asked, names=names) for name in FACETS
    ]
    chosen = [
        (facet.label, value.name, value.address)
        for facet in facets
        for value in facet.values
        if value.is_chosen
    ]
    return Results(
        hits=[_show(hit, stems) for hit in found.hits],
        total=found.total,
        facets=[facet for facet in facets if facet.narrows(found.total)],
        chosen=chosen,
    )


def _show(hit: Hit, stems: set[str]) -> ShownHit:
    title = extract(hit.title, stems=stems, length=len(hit.title) + 1)
    body = extract(" ".join(hit.body.split()), stems=stems) if hit.body else []
    return ShownHit(hit, KINDS.get(kind_of(hit), hit.kind), title, body)


def kind_of(hit: Hit) -> str:
    """What it is counted among: a page of the house and one that people write are both pages."""
    return next(iter(hit.facets.get("kind", ())), hit.kind)


def _facet(name: str, *, counts: Mapping[str, int], asked: Asked, names: Names) -> Facet:
    chosen = asked.chosen.get(name, ())
    values = [
        Value(
            code=code,
            name=word,
            count=counts.get(code, 0),
            is_chosen=code in chosen,
            address=asked.address(facet=name, value=code),
        )
        for code, word in names[name].items()
        if counts.get(code) or code in chosen
    ]
    values.sort(key=lambda one: (not one.is_chosen, -one.count, str(one.name)))
    told, label, _names = FACETS[name]
    return Facet(told, label, values)
