"""Mending a word nobody wrote, by the words the index holds (« vouliez-vous dire »).

One edit away, as Damerau counts them: a letter too many, too few, another, or two swapped
(F. J. Damerau, 1964). Nothing is kept in memory: the index itself says what it knows.
"""

from collections.abc import Callable, Iterator
from string import ascii_lowercase

#: Shorter words are too close to one another to be mended.
SHORTEST = 5


def mend(word: str, *, frequency: Callable[[str], int]) -> str | None:
    """Return the best known of the words one edit away, or None.

    `frequency` says how many records hold a word; the commonest wins, and at equal frequency the
    one that begins alike, then the first in the alphabet.
    """
    if len(word) < SHORTEST - 1 or not word.isalpha():
        return None
    best, rank = None, (0, False)
    for candidate in sorted(set(_edits(word))):
        if len(candidate) < SHORTEST:
            continue
        known = frequency(candidate)
        if known and (known, candidate[0] == word[0]) > rank:
            best, rank = candidate, (known, candidate[0] == word[0])
    return best


def _edits(word: str) -> Iterator[str]:
    for cut in range(len(word) + 1):
        before, after = word[:cut], word[cut:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            if after:
                yield before + letter + after[1:]
            yield before + letter + after
