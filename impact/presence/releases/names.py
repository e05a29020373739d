"""Finding people's names in what is about to leave: a reminder, never a guarantee.

Words in, names out: no database.
"""

import re
from collections.abc import Iterable

#: A name shorter than this is a word like any other.
TELLING = 3


def find_names(texts: Iterable[str], *, people: Iterable[str]) -> list[str]:
    """Return the people named in these texts, whole or by one of their names, in their order."""
    told = "\n".join(texts)
    return [person for person in people if any(_stands_in(one, told) for one in _names_of(person))]


def take_out(name: str, *, of: str, put: str) -> str:
    """Return the text with `put` wherever this whole name stood."""
    if len(name) < TELLING:
        return of
    return re.sub(_pattern(name), lambda _found: put, of, flags=re.IGNORECASE)


def _names_of(person: str) -> list[str]:
    parts = [part for part in person.split() if len(part) >= TELLING]
    return [person, *parts] if len(person) >= TELLING else []


def _stands_in(name: str, text: str) -> bool:
    return re.search(_pattern(name), text) is not None


def _pattern(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"
