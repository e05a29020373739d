"""Mending a word nobody wrote, by the words the index holds (« vouliez-vous dire »).

One edit away, as Damerau counts them: a letter too many, too few, another, or two swapped
(F. J. Damerau, 1964). Nothing is kept in memory: the index itself says what it knows.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from string import ascii_lowercase

from impact.lib.search.words import fold

__all__ = ["as_written", "mend", "rewrite"]

#: Shorter words are too close to one another to be mended.
SHORTEST = 5
_WORD = re.compile(r"\w+")
#: Each letter with those that fold to it, from Latin-1 and what follows it (é, ç, ñ, ő…).
_ALIKE = {
    letter: letter + "".join(one for one in map(chr, range(0xDF, 0x180)) if fold(one) == letter)
    for letter in ascii_lowercase
}


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


def as_written(word: str, texts: Iterable[str]) -> str:
    """Return a folded word as these texts write it most often, accents and all.

    A capital is kept when it never goes: that of a name, not that of a first word.
    """
    letters = [f"[{_ALIKE[one]}]" if one in _ALIKE else one for one in word]
    told = re.compile(rf"\b{_with_ligatures(''.join(letters))}\b", re.IGNORECASE)
    forms = Counter(form for text in texts for form in told.findall(text))
    small = {form: count for form, count in forms.items() if form.islower()}
    return max(small or forms, key=lambda form: (forms[form], form), default=word)


def rewrite(text: str, swaps: Mapping[str, str]) -> str:
    """Return what was typed, folded words of it swapped for others and the rest left as it is."""
    return _WORD.sub(lambda found: swaps.get(fold(found.group()), found.group()), text)


def _with_ligatures(pattern: str) -> str:
    for first, ligature in (("o", "œ"), ("a", "æ")):
        apart = f"[{_ALIKE[first]}][{_ALIKE['e']}]"
        pattern = pattern.replace(apart, f"(?:{apart}|{ligature})")
    return pattern


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
