"""Questions people ask in their own words, and what answers each: how well a search finds.

One need is asked in several ways (`WAYS`); the answers are the same, so that what an accent or a
slip of the finger costs is seen. The halves are never mixed: the order of results is adjusted on
`TUNING`, and told of on `HELD`. Only what every house holds is judged, in five kinds of things.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

import yaml

__all__ = [
    "HELD",
    "KINDS",
    "TUNING",
    "WAYS",
    "Asked",
    "Score",
    "kept_by",
    "mean",
    "read_half",
    "scores_of",
]

TUNING, HELD = "tuning", "held"
#: The ways of asking, and what each is called; another form is a plural, or a noun for a verb.
WAYS = {
    "plain": "telle quelle",
    "accents": "sans accents",
    "typo": "une faute",
    "elided": "élidée",
    "plural": "autre forme",
    "synonym": "autre mot",
    "english": "anglais",
}
#: What is judged; what comes later is searched apart, lest it be counted as wrong.
KINDS = ("competence", "repere", "etape", "role", "territoire")
DEPTH, TOP = 10, 3

#: A question in, what was found out (`kind:key`), best first.
Search = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A need, asked in one way; what answers it and how well (1 to 3)."""

    need: int
    way: str
    text: str
    judged: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Score:
    asked: Asked
    ndcg: float
    #: Whether one of the three first answers it well (2 or 3).
    success: bool
    is_empty: bool


def read_half(half: str) -> list[Asked]:
    """Return the questions of one half."""
    needs = yaml.safe_load(Path(__file__).with_name(f"{half}.yaml").read_text())
    return [
        Asked(number, way, need[way], need["judged"])
        for number, need in enumerate(needs)
        for way in WAYS
        if way in need
    ]


def scores_of(questions: Iterable[Asked], search: Search) -> list[Score]:
    """Ask every question and return how well each was answered."""
    return list(_scores(questions, search))


def _scores(questions: Iterable[Asked], search: Search) -> Iterator[Score]:
    for asked in questions:
        found = search(asked.text)[:DEPTH]
        gains = [asked.judged.get(name, 0) for name in found]
        best = _gain(sorted(asked.judged.values(), reverse=True)[:DEPTH])
        yield Score(asked, _gain(gains) / best, max(gains[:TOP], default=0) > 1, not found)


def _gain(grades: Sequence[int]) -> float:
    """The discounted gain of grades in their order (Järvelin and Kekäläinen, 2002)."""
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept) if kept else 0.0


def kept_by(scores: Sequence[Score], way: str) -> float:
    """Return what a way of asking keeps of the plain one's quality, on the needs asked in both."""
    plain = {one.asked.need: one.ndcg for one in scores if one.asked.way == "plain"}
    paired = [one for one in scores if one.asked.way == way and one.asked.need in plain]
    return mean(one.ndcg for one in paired) / mean(plain[one.asked.need] for one in paired)
