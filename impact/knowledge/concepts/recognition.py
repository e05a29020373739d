"""Where a text names a word of the glossary: the words, and where each begins and ends.

Accents, apostrophes, hyphens, capitals and plurals are read as the search reads them; stems are
not, for « participer » is not « participation » to someone who reads. Values in, values out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from impact.lib.search.words import fold

__all__ = ["Mention", "Recognizer", "keys_of"]

#: A run of letters and digits; an accent written apart and a soft hyphen are part of it.
_PIECE = re.compile(r"[^\W_][^\W_\u0300-\u036f\u00ad]*(?:[\u0300-\u036f\u00ad]+[^\W_]*)*")
#: What may stand between two pieces of one name (a word joiner fills what was masked).
_JOINT = re.compile(r"[\s\u2060]*['’ʼ\-‐‑]?[\s\u2060]*")
#: What ties the end of a name to what follows: « agent·e » is not « agent ».
_TIED = re.compile(r"[·•\-‐‑’'](?=[^\W_])")
#: The shortest name looked for, and the longest acronym, in letters.
SHORTEST, ACRONYM = 3, 6

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class _Name:
    code: str
    #: As it is written, where capitals matter: an acronym may spell a plain word.
    exactly: str


def keys_of(name: str) -> Keys:
    """Return what two ways to write one name have in common."""
    return tuple(_key(one.group()) for one in _PIECE.finditer(name))


class Recognizer:
    """Names of words, looked up in texts; a name that two words share is looked for as neither."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        found: dict[Keys, dict[str, _Name]] = defaultdict(dict)
        for code, name in names:
            keys = keys_of(name)
            if sum(map(len, keys)) >= SHORTEST and "(" not in name:
                is_acronym = name.isupper() and len(name) <= ACRONYM
                found[keys].setdefault(code, _Name(code, name if is_acronym else ""))
        # A shared name still takes its place: what is said there is not a shorter one.
        self._names = {
            keys: next(iter(owners.values())) if len(owners) == 1 else _Name("", "")
            for keys, owners in found.items()
        }
        self._longest = max(map(len, self._names), default=0)
        self._first = {keys[0] for keys in self._names}

    def find(self, text: str) -> list[Mention]:
        """Return the names a text holds, in its order: the longest first where two overlap."""
        pieces = [(one.start(), one.end(), _key(one.group())) for one in _PIECE.finditer(text)]
        runs = [
            (length, start)
            for start, (_begin, _end, key) in enumerate(pieces)
            if key in self._first
            for length in range(1, min(self._longest, len(pieces) - start) + 1)
            if tuple(key for _b, _e, key in pieces[start : start + length]) in self._names
        ]
        free = [True] * len(pieces)
        mentions = []
        for length, start in sorted(runs, key=lambda run: (-run[0], run[1])):
            held = pieces[start : start + length]
            if all(free[start : start + length]) and self._stands(text, held):
                free[start : start + length] = [False] * length
                name = self._names[tuple(key for _b, _e, key in held)]
                mentions.append(Mention(held[0][0], held[-1][1], name.code))
        told = [one for one in mentions if one.code]
        return sorted(told, key=lambda one: one.start)

    def _stands(self, text: str, held: list[tuple[int, int, str]]) -> bool:
        """Say whether these pieces are one name here, whole and written as it is."""
        begin, end = held[0][0], held[-1][1]
        exactly = self._names[tuple(key for _b, _e, key in held)].exactly
        if exactly and text[begin:end] != exactly:
            return False
        if _TIED.match(text, end) or text[max(0, begin - 1) : begin] in ("-", "‐", "‑", "·"):
            return False
        gaps = zip(held, held[1:], strict=False)
        return all(_JOINT.fullmatch(text, one[1], other[0]) for one, other in gaps)


def _key(piece: str) -> str:
    """Return what is compared of a piece: folded, and in the singular."""
    word = fold(piece)
    if len(word) <= SHORTEST:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-3] + "al"
    return word[:-1] if word[-1] in "sx" else word
