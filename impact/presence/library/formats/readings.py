"""What a file of resources gives once read: its entries, its faults by line, what was guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

__all__ = ["Entry", "Fault", "Reading", "Record", "Unreadable", "decode"]

#: The fewest letters and most strange ones that a text has.
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


class Unreadable(Exception):
    """The file cannot be read at all; its message says what to send instead."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a line, and how to mend it; what is not in the way is only told."""

    line: int
    cure: str
    column: str = ""
    is_blocking: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One resource as a file tells it: the fields it says, and our own address if it is ours."""

    line: int
    description: Mapping[str, Any]
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    entries: Sequence[Entry]
    faults: Sequence[Fault] = ()
    #: Columns, tags or fields of the file that are not read, as it names them.
    unread: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A resource to be written in a file: its address here, what it says, words to find it by."""

    slug: str
    description: Mapping[str, Any]
    #: The whole address of its page.
    address: str = ""
    keywords: Sequence[str] = ()


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file with one kind of line ends, and what had to be guessed to read it.

    :raises Unreadable: if it is not text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and not len(data) % 2:
        return _plain(_decode_wide(data)), ""
    if _CONTROLS & set(data):
        raise Unreadable(
            _("Ce fichier n’est pas du texte. Exportez vos notices en RIS, en BibTeX ou en CSV.")
        )
    try:
        return _plain(data.decode("utf-8-sig")), ""
    except UnicodeDecodeError:
        told = _(
            "Le fichier n’est pas en UTF-8\u00a0: il a été lu comme Windows-1252. Vérifiez "
            "les accents."
        )
        return _plain(data.decode("cp1252", "replace")), told


def _decode_wide(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as problem:
        raise Unreadable(
            _("Ce fichier est abîmé. Enregistrez-le de nouveau en UTF-8.")
        ) from problem


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
