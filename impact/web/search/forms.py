"""What someone asks of the search, as an address says it; a wrong value is no filter at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from impact.lib.search.records import Question, number_of
from impact.web.search.facets import FACETS, Text

#: Characters of a question that are read; hits a page shows.
LONGEST, SIZE = 200, 20
ORDERS = {"pertinence": "", "titre": "title", "date": "day"}
ORDER_WORDS: dict[str, Text] = {
    "pertinence": _("le plus proche d’abord"),
    "titre": _("alphabétique"),
    "date": _("le plus récent d’abord"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """An address, read: the words, what was chosen of each facet, the order, the page."""

    words: str
    chosen: Mapping[str, tuple[str, ...]]
    order: str
    page: int
    #: The day it is asked: what is over is not found.
    on: date

    @property
    def question(self) -> Question:
        return Question(
            on=number_of(self.on),
            text=self.words,
            facets=self.chosen,
            order=ORDERS[self.order],
            start=(self.page - 1) * SIZE,
            most=SIZE,
        )

    @property
    def orders(self) -> tuple[str, ...]:
        """The orders that mean something here, the usual one first: nothing is near no word."""
        return _orders(self.words)

    @property
    def is_empty(self) -> bool:
        return not self.words and not any(self.chosen.values())

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What another question asked from this page keeps: filters and order, by their names."""
        kept = [(FACETS[name][0], one) for name, values in self.chosen.items() for one in values]
        return kept + ([("tri", self.order)] if self.order != self.orders[0] else [])

    def address(
        self,
        *,
        facet: str = "",
        value: str = "",
        page: int = 1,
        words: str = "",
        order: str = "",
    ) -> str:
        """Return the query string of this search, changed in one way: a value of a facet turned
        on or off, another page, other words or another order."""
        query = QueryDict(mutable=True)
        if words or self.words:
            query["q"] = words or self.words
        for name, values in self.chosen.items():
            kept = list(values)
            if name == facet:
                kept = [one for one in kept if one != value] + [value] * (value not in values)
            query.setlist(FACETS[name][0], kept)
        if (order or self.order) != self.orders[0]:
            query["tri"] = order or self.order
        if page > 1:
            query["page"] = str(page)
        return query.urlencode()


def read(query: QueryDict, *, names: Mapping[str, Mapping[str, Text]], on: date) -> Asked:
    """Return what an address asks; `names` says which values each facet knows."""
    chosen = {
        facet: tuple(
            dict.fromkeys(one for one in query.getlist(told) if one in names.get(facet, {}))
        )
        for facet, (told, _label, _names) in FACETS.items()
    }
    order, page = query.get("tri", ""), query.get("page", "")
    words = " ".join(query.get("q", "").split())[:LONGEST]
    orders = _orders(words)
    return Asked(
        words=words,
        chosen=chosen,
        order=order if order in orders else orders[0],
        page=max(int(page), 1) if page.isdecimal() and len(page) < 5 else 1,
        on=on,
    )


def _orders(words: str) -> tuple[str, ...]:
    return tuple(ORDERS) if words else ("date", "titre")
