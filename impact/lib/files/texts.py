"""Plain texts and tables of values: read as text, written again in UTF-8, nothing else in them."""

import csv
import re

from impact.lib.files.refusals import Reason, Refused

__all__ = ["read_text"]

#: What no text holds: it is a program, a picture, anything else.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
#: How a page, a drawing or a program begins, whatever stands before it (spaces, comments).
_MARKUP = re.compile(
    r"^\s*(<!--.*?-->\s*)*<(!doctype|\?xml|\?php|html|head|body|svg|script|iframe|math|x:)"
    r"|^#!|<script[\s>]",
    re.IGNORECASE | re.DOTALL,
)
#: A cell that spreadsheets would compute: a formula, a call; a signed number is only a number.
_FORMULA = re.compile(r"^\s*(?:[=@]|[+-](?![\d\s.,()$%\u00a0\u202f-]*$))")
#: The part of a text that is looked at to tell a table from a text.
_HEAD = 65_536


def read_text(content: bytes) -> tuple[bytes, str]:
    """Return a text in UTF-8 and its media type: text/plain, or text/csv when it is a table.

    :raises Refused: if it is no text, a page in disguise, or a table that computes.
    """
    text = _decode(content)
    if not text.strip():
        raise Refused(Reason.EMPTY)
    if _CONTROL.search(text):
        raise Refused(Reason.UNKNOWN)
    if _MARKUP.search(text):
        raise Refused(Reason.MARKUP)
    separator = _separator_of(text[:_HEAD])
    if not separator:
        return text.encode(), "text/plain"
    _refuse_formulas(text, separator)
    return text.encode(), "text/csv"


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as broken:
            raise Refused(Reason.UNKNOWN) from broken
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as foreign:
        raise Refused(Reason.UNKNOWN) from foreign


def _separator_of(head: str) -> str:
    """Return what parts the cells of a table; nothing for a text.

    A table has two lines or more, and as many cells on each.
    """
    lines = [line for line in head.splitlines()[:50] if line.strip()]
    if len(lines) < 2:
        return ""
    for separator in ("\t", ";", ","):
        widths = {len(row) for row in csv.reader(lines[:-1] or lines, delimiter=separator)}
        if len(widths) == 1 and widths.pop() > 1:
            return separator
    return ""


def _refuse_formulas(text: str, separator: str) -> None:
    try:
        for row in csv.reader(text.splitlines(), delimiter=separator):
            if any(_FORMULA.match(cell) for cell in row):
                raise Refused(Reason.FORMULAS)
    except csv.Error as broken:
        raise Refused(Reason.BROKEN) from broken
