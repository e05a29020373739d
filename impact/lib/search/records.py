"""What is put in an index and what comes out of it: records, questions, findings; plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

#: What everyone may find.
PUBLIC = "public"
ALWAYS = 99991231


def number_of(day: date) -> int:
    """Return a day as a whole number: 20261128."""
    return int(day.strftime("%Y%m%d"))


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that can be found. `kind` and `key` name it; the rest tells it."""

    kind: str
    key: str
    title: str
    address: str
    body: str = ""
    #: Other names of the same thing in French, searched as the title is.
    labels: tuple[str, ...] = ()
    english: str = ""
    #: Facet → its values, codes that the application knows.
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: Who may find it: `PUBLIC`, or names of groups that the asker is told to be of.
    audience: tuple[str, ...] = (PUBLIC,)
    #: Day as a whole number (20261128), for sorting; 0 when it has none.
    day: int = 0
    #: Last day it may be found, as a whole number; `ALWAYS` when nothing ends it.
    until: int = ALWAYS

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class Question:
    """What someone looks for: words, facets already chosen, who asks, which page."""

    text: str = ""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    audience: tuple[str, ...] = (PUBLIC,)
    #: The day of the question, as a whole number: what is over by then is not found.
    on: int = 0
    #: "" (relevance), "title" or "day".
    order: str = ""
    start: int = 0
    most: int = 20
    #: Whether to count the values of facets among all that is found.
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question once analyzed, and what else it stands for."""

    word: str
    stem: str
    english: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    kind: str
    key: str
    title: str
    labels: tuple[str, ...]
    address: str
    body: str
    relevance: float
    facets: Mapping[str, tuple[str, ...]]
    day: int


@dataclass(frozen=True, slots=True)
class Found:
    """What an index answers: the hits of one page, how many in all, counts by facet value."""

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine answers: what was found, and how the question was understood."""

    found: Found
    terms: tuple[Term, ...]
    #: The question as it was mended; empty when nothing was.
    corrected: str = ""
