"""The kinds of thing that are published through this room; upper rooms register theirs.

A kind says what its content is made of, how it is checked, and how the room's own table comes to
say what a published revision says. It is all that a room has to give.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

Content = Mapping[str, Any]
Text = str | Promise

__all__ = [
    "Content",
    "Field",
    "Kind",
    "Many",
    "Shape",
    "UnknownKind",
    "kind_of",
    "kinds",
    "only_place",
    "register",
]


class Shape(StrEnum):
    """How a field is compared and told."""

    LINE = "LINE"
    TEXT = "TEXT"
    LIST = "LIST"
    CHOICE = "CHOICE"
    FLAG = "FLAG"
    #: Codes with a level each, kept as « code:level »; see `Field.levels`.
    LEVELS = "LEVELS"
    #: A day, kept as ISO writes it; a number, kept as it is typed; a web address.
    DAY = "DAY"
    NUMBER = "NUMBER"
    ADDRESS = "ADDRESS"
    #: A deposited file, kept as what names it; its `words` tell what it is called.
    FILE = "FILE"


class UnknownKind(LookupError):
    """No room has registered this kind."""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: Text
    shape: Shape = Shape.LINE
    #: For a choice or a list of codes: what a code is called; codes it does not know stay codes.
    words: Callable[[], Mapping[str, Text]] | None = None
    #: For a long list of codes: what each is shown under, as a region or a domain.
    groups: Callable[[], Mapping[str, Text]] | None = None
    #: For codes with levels: what each level is called.
    levels: Callable[[], Mapping[str, Text]] | None = None
    hint: Text = ""
    is_required: bool = False
    #: The longest it may be, in characters.
    limit: int | None = None
    #: Said once, when the thing is begun: what it is about, and could not change without being
    #: another thing.
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """What a kind does for many things at once, key by key, so that an import stays quick."""

    contents_of: Callable[[Collection[str]], Mapping[str, Content]]
    apply: Callable[[Mapping[str, Content], datetime], None]
    #: What is wrong, key by key, field by field; without it, each is checked on its own.
    check: Callable[[Mapping[str, Content]], Mapping[str, Mapping[str, str]]] | None = None
    #: The territory of each thing; without it, a new thing is all of Québec's.
    places_of: Callable[[Mapping[str, Content]], Mapping[str, str]] | None = None
    #: Take them out of what the public reads; without it, one by one.
    retire: Callable[[Collection[str], datetime], None] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    #: Twenty letters at most; it is in the addresses.
    code: str
    label: Text
    fields: tuple[Field, ...]
    #: Return what is wrong, field name → cure; empty when the content may be published.
    check: Callable[[str, Content], Mapping[str, str]]
    #: Make the room's table say what the content says; called inside the transaction.
    apply: Callable[[str, Content, datetime], None]
    #: Take the thing out of what the public reads; called inside the transaction.
    retire: Callable[[str, datetime], None]
    #: The title of a content, for lists.
    title: Callable[[Content], str]
    #: The public address of a thing once published.
    address: Callable[[str], str]
    #: What the room's table says now, for things that are older than their first revision here, or
    #: written by other doors too; None when there is no such thing.
    content_of: Callable[[str], Content | None] | None = None
    #: The slug of the territory whose reviewers look after a thing; empty: all of Québec.
    place_of: Callable[[str], str] | None = None
    #: The same, from the content of a thing that was never published yet.
    place_told: Callable[[Content], str] | None = None
    #: A key for a new thing, from its content; None when things are only ever corrected here.
    new_key: Callable[[Content], str] | None = None
    #: Whether the public reads it now, where other doors may retire it too.
    is_shown: Callable[[str], bool] | None = None
    #: The same for many things at once; without it, they are taken one by one.
    many: Many | None = None
    #: Where a thing is written when it has a form of its own; asked without a key for a new one.
    writing: Callable[[str], str] | None = None
    #: The head of the page where a new one is written, and what its « what changes » begins with.
    invitation: Text = ""
    opening: Text = ""

    def field(self, name: str) -> Field:
        return next(one for one in self.fields if one.name == name)


def only_place(places: Iterable[str] | None) -> str:
    """Return where a thing stands when that is one place; over several, all of Québec looks."""
    held = list(places or ())
    return held[0] if len(held) == 1 else ""


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind, or put it in the place of the one that has its code."""
    _KINDS[kind.code] = kind


def kind_of(code: str) -> Kind:
    """Return a kind by its code.

    :raises UnknownKind: if no room has registered it.
    """
    try:
        return _KINDS[code]
    except KeyError as absent:
        raise UnknownKind(code) from absent


def kinds() -> Sequence[Kind]:
    return tuple(_KINDS.values())
