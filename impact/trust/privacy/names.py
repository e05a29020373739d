"""Finding people's names in what was written, and taking one out when someone leaves for good.

A reminder, never a guarantee: only a name as it is written today is known.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

#: A name shorter than this is a word like any other.
TELLING = 3


def find_names(texts: Iterable[str], *, people: Iterable[str]) -> list[str]:
    """Return the people named in these texts, whole or by one of their names, in their order."""
    told = "\n".join(texts)
    return [person for person in people if any(_stands_in(one, told) for one in _names_of(person))]


def take_out(name: str, *, of: str) -> str:
    """Return the text with someone gone wherever this whole name stood."""
    if len(name) < TELLING:
        return of
    gone = _("une personne partie")
    return re.sub(_pattern(name), lambda _found: gone, of, flags=re.IGNORECASE)


def take_out_of_rows(name: str, *, rows: QuerySet[Any], fields: Sequence[str]) -> None:
    """Take this whole name out of what these rows say; only those that say it are written."""
    for row in rows:
        changed = []
        for field in fields:
            said = getattr(row, field)
            unsaid = take_out_of_value(name, of=said)
            if unsaid != said:
                setattr(row, field, _cut(unsaid, row, field))
                changed.append(field)
        if changed:
            row.save(update_fields=changed)


def take_out_of_value(name: str, *, of: Any) -> Any:
    """Return plain values with the name out of every text in them; keys stay as they are."""
    if isinstance(of, str):
        return take_out(name, of=of)
    if isinstance(of, dict):
        return {key: take_out_of_value(name, of=one) for key, one in of.items()}
    return [take_out_of_value(name, of=one) for one in of] if isinstance(of, list) else of


def _cut(value: Any, row: Model, field: str) -> Any:
    """What replaces a name may be longer: the end gives way, as the column does not."""
    longest = getattr(row._meta.get_field(field), "max_length", None)
    return value[:longest] if isinstance(value, str) else value


def _names_of(person: str) -> list[str]:
    parts = [part for part in person.split() if len(part) >= TELLING]
    return [person, *parts] if len(person) >= TELLING else []


def _stands_in(name: str, text: str) -> bool:
    return re.search(_pattern(name), text) is not None


def _pattern(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"
