"""The passage of a text that answers a question best, its found words marked."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from impact.lib.search.words import stem, words_of

_TOKEN = re.compile(r"[\w’'·-]+|[^\w’'·-]+")
#: How many characters an extract shows, and how far into a text it is looked for.
LENGTH, DEPTH = 220, 6000


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_found: bool


def extract(text: str, *, stems: Collection[str], length: int = LENGTH) -> list[Piece]:
    """Return a passage as pieces, found or not; the beginning when no word is found."""
    tokens = [(token, _matches(token, stems)) for token in _TOKEN.findall(text[:DEPTH])]
    start, end = _window(tokens, length)
    pieces = [Piece("… ", False)] if start else []
    for token, is_found in tokens[start:end]:
        if pieces and pieces[-1].is_found == is_found:
            pieces[-1] = Piece(pieces[-1].text + token, is_found)
        else:
            pieces.append(Piece(token, is_found))
    if end < len(tokens) or len(text) > DEPTH:
        pieces.append(Piece(" …", False))
    return pieces


def _matches(token: str, stems: Collection[str]) -> bool:
    return token[0].isalnum() and any(stem(word) in stems for word in words_of(token))


def _window(tokens: list[tuple[str, bool]], length: int) -> tuple[int, int]:
    """Slide over the tokens and keep the first stretch that holds the most found words."""
    best, best_gain, end, size, gain = (0, len(tokens)), -1, 0, 0, 0
    for start in range(len(tokens)):
        while end < len(tokens) and (size < length or end == start):
            size += len(tokens[end][0])
            gain += tokens[end][1]
            end += 1
        if gain > best_gain:
            best, best_gain = (start, end), gain
        if end == len(tokens):
            break
        size -= len(tokens[start][0])
        gain -= tokens[start][1]
    return _step_back(tokens, best)


def _step_back(tokens: list[tuple[str, bool]], window: tuple[int, int]) -> tuple[int, int]:
    """Begin a little before the first found word, at a word."""
    start, end = window
    first = next((n for n in range(start, end) if tokens[n][1]), start)
    lead = max(first - 12, 0) if start else 0
    start = min(start, lead) if start else 0
    while start < end and start and not tokens[start][0][0].isalnum():
        start += 1
    return start, end
