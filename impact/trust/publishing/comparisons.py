"""Two contents of one kind side by side, each field told in words, only those that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from impact.trust.publishing.differences import (
    Mark,
    Piece,
    changed_fields,
    compare_lists,
    compare_texts,
)
from impact.trust.publishing.kinds import Content, Field, Kind, Shape, Text

__all__ = ["Change", "compare_contents", "tell_value"]


#: Shapes kept as lists, told and compared value by value.
LISTS = (Shape.LIST, Shape.LEVELS)


@dataclass(frozen=True, slots=True)
class Change:
    """What changes in one field; a long text is read in full, its changes in their place."""

    name: str
    label: Text
    pieces: tuple[Piece, ...]
    is_long: bool


def compare_contents(kind: Kind, *, before: Content, after: Content) -> list[Change]:
    """Return what differs, in the order of the kind's fields; fields it lost are left out."""
    changed = set(changed_fields(before, after))
    return [
        Change(
            field.name,
            field.label,
            tuple(_pieces(field, before.get(field.name), after.get(field.name))),
            field.shape == Shape.TEXT,
        )
        for field in kind.fields
        if field.name in changed
    ]


def tell_value(field: Field, value: Any) -> str:
    """Return a value of a content in words; empty when nothing is said."""
    if field.shape == Shape.FLAG:
        return _("oui") if value else _("non")
    if value in (None, "", []):
        return ""
    if field.shape == Shape.DAY:
        return _day(str(value))
    words = _words(field)
    if field.shape in LISTS:
        return ", ".join(_tell_one(field, words, one) for one in value)
    return str(words.get(str(value), value))


def _pieces(field: Field, before: Any, after: Any) -> list[Piece]:
    if field.shape in LISTS:
        words = _words(field)
        told = compare_lists(before or [], after or [])
        return [Piece(mark, f"{_tell_one(field, words, one)} ") for mark, one in told]
    old, new = tell_value(field, before), tell_value(field, after)
    if field.shape in (Shape.LINE, Shape.TEXT):
        return compare_texts(old, new)
    return [Piece(mark, text) for mark, text in ((Mark.GONE, old), (Mark.NEW, new)) if text]


def _tell_one(field: Field, words: Mapping[str, Text], one: Any) -> str:
    if field.shape != Shape.LEVELS:
        return str(words.get(str(one), one))
    code, _colon, level = str(one).partition(":")
    levels = field.levels() if field.levels else {}
    return f"{words.get(code, code)} ({levels.get(level, level)})"


def _words(field: Field) -> Mapping[str, Text]:
    return field.words() if field.words else {}


def _day(value: str) -> str:
    try:
        return date_format(date.fromisoformat(value), "j F Y")
    except ValueError:
        return value
