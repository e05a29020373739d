"""What else the words of a question may mean, by the other names of what they name.

Words in, words and weights out: nothing here touches the database.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from impact.lib.search.words import stems_of, words_of

#: What another name weighs beside the word that was asked (measured on a French collection).
WEIGHT = 0.4
#: Words a question may gain.
MOST = 16

Stems = tuple[str, ...]


class Synonyms:
    """Names of the same thing, looked up by their stems; a name may be of several words."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._groups: list[list[tuple[Stems, list[str]]]] = []
        self._holding: dict[Stems, list[int]] = defaultdict(list)
        for names in groups:
            cut = [(tuple(stems_of(words)), words) for words in map(words_of, names) if words]
            for stems in dict.fromkeys(stems for stems, _words in cut):
                self._holding[stems].append(len(self._groups))
            self._groups.append(cut)
        self._longest = max(map(len, self._holding), default=0)

    def of(self, words: Sequence[str]) -> list[tuple[str, float]]:
        """Return the words a question gains, with their weight.

        The longest names are looked for first, and a word stands for one name only: asking for
        « participation citoyenne » does not bring what « participation » alone would.
        """
        stems = stems_of(words)
        gained: dict[str, float] = {}
        free = [True] * len(stems)
        for length in range(min(self._longest, len(stems)), 0, -1):
            for start in range(len(stems) - length + 1):
                place = slice(start, start + length)
                asked = tuple(stems[place])
                if all(free[place]) and asked in self._holding:
                    free[place] = [False] * length
                    gained.update(dict.fromkeys(self._others(asked), WEIGHT))
        known = set(stems)
        new = [word for word in gained if not known.intersection(stems_of([word]))]
        return [(word, gained[word]) for word in new[:MOST]]

    def _others(self, asked: Stems) -> list[str]:
        return [
            word
            for group in self._holding[asked]
            for stems, words in self._groups[group]
            if stems != asked
            for word in words
        ]
