"""What other libraries answer (OAI-PMH 2.0), read into values; bytes in, a page or a refusal out.

What they write is not trusted: no entity, no document type, no namespace but those one expects.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

__all__ = ["Identity", "NotOai", "Page", "Told", "read_identity", "read_page"]

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
#: How a text is laid out in its file; a no-break space is part of what is said.
_BLANKS = re.compile(r"[ \t\r\n]+")
#: The longest identifier and token that are kept.
LONGEST, LONGEST_TOKEN = 300, 2000


class NotOai(Exception):
    """This is not an answer of the protocol."""


@dataclass(frozen=True, slots=True)
class Told:
    """A record as it is told there: its elements of Dublin Core, or that it is gone."""

    identifier: str
    datestamp: str
    is_deleted: bool = False
    values: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: its records, where it goes on, how many there are in all if it is said."""

    records: Sequence[Told] = ()
    token: str = ""
    size: int | None = None
    #: When it was answered, by the clock of there.
    answered_at: str = ""
    #: The protocol's error, when there is one.
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    name: str
    granularity: str
    deleted_record: str


def read_identity(body: bytes) -> Identity:
    """Return who answers.

    :raises NotOai: when it is not an answer to Identify.
    """
    told = _root(body).find(f"{OAI}Identify")
    if told is None or not _text(told, "protocolVersion").startswith("2"):
        raise NotOai
    return Identity(
        _text(told, "repositoryName"), _text(told, "granularity"), _text(told, "deletedRecord")
    )


def read_page(body: bytes) -> Page:
    """Return a page of records, or the error that stands in its place.

    :raises NotOai: when it is not an answer to ListRecords.
    """
    root = _root(body)
    answered_at = _text(root, "responseDate")
    if (error := root.find(f"{OAI}error")) is not None:
        return Page(answered_at=answered_at, fault=error.get("code", "") or "unknown")
    told = root.find(f"{OAI}ListRecords")
    if told is None:
        raise NotOai
    token = told.find(f"{OAI}resumptionToken")
    records = [_record(one) for one in told.findall(f"{OAI}record")]
    return Page(
        [one for one in records if one],
        _token(token),
        _size(token),
        answered_at,
    )


def _root(body: bytes) -> Element:
    try:
        root: Element = ElementTree.fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as unread:
        raise NotOai from unread
    if root.tag != f"{OAI}OAI-PMH":
        raise NotOai
    return root


def _record(told: Element) -> Told | None:
    """Return a record; one without a name that can be kept is left."""
    header = told.find(f"{OAI}header")
    identifier = _text(header, "identifier") if header is not None else ""
    if header is None or not 0 < len(identifier) <= LONGEST:
        return None
    datestamp = _text(header, "datestamp")[:20]
    metadata = told.find(f"{OAI}metadata")
    if header.get("status") == "deleted" or metadata is None:
        return Told(identifier, datestamp, is_deleted=header.get("status") == "deleted")
    return Told(identifier, datestamp, values=_dublin_core(metadata))


def _dublin_core(metadata: Element) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for one in metadata.iter():
        said = _BLANKS.sub(" ", "".join(one.itertext())).strip(" ")
        if isinstance(one.tag, str) and one.tag.startswith(DC) and said:
            values.setdefault(one.tag.removeprefix(DC), []).append(said)
    return values


def _token(token: Element | None) -> str:
    said = (token.text or "").strip() if token is not None else ""
    if len(said) > LONGEST_TOKEN:
        raise NotOai
    return said


def _size(token: Element | None) -> int | None:
    said: Any = token.get("completeListSize", "") if token is not None else ""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= 9 else None


def _text(parent: Element, name: str) -> str:
    return (parent.findtext(f"{OAI}{name}") or "").strip()
