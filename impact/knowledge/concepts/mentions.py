"""Which texts name a concept, read as the search reads: inflections, accents and elisions aside.

Texts in, keys out: nothing here touches the database.
"""

from collections.abc import Iterable, Mapping

from impact.lib.search.words import stems_of, words_of


def stems_in(text: str) -> str:
    """Return a text as its stems in a row, each between two spaces."""
    return f" {' '.join(stems_of(words_of(text)))} "


def find_mentions(*, texts: Mapping[str, str], names: Iterable[str]) -> list[str]:
    """Return the keys of the texts that hold one of the names, whole; texts come as `stems_in`."""
    wanted = [stems for stems in dict.fromkeys(map(stems_in, names)) if stems.strip()]
    return [key for key, text in texts.items() if any(stems in text for stems in wanted)]
