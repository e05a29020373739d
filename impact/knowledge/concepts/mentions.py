"""Which texts name a concept, read as the search reads: inflections, accents and elisions aside.

Texts in, keys out: nothing here touches the database.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from impact.lib.search.words import stems_of, words_of

Key = TypeVar("Key")


@lru_cache(maxsize=512)
def stems_in(text: str) -> str:
    """Return a text as its stems in a row, each between two spaces."""
    return f" {' '.join(stems_of(words_of(text)))} "


def find_mentions(*, texts: Mapping[Key, str], names: Iterable[str]) -> list[Key]:
    """Return the keys of the texts that hold one of the names, whole; texts come as `stems_in`."""
    wanted = [stems for stems in dict.fromkeys(map(stems_in, names)) if stems.strip()]
    return [key for key, text in texts.items() if any(stems in text for stems in wanted)]
