"""What a file is, read in its content: its name is never believed, and nothing is left to guess.

A signature only says which reader to call; each reader then checks what the format holds, and
refuses what could run, hide or unfold. What no reader knows is not kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import puremagic

from impact.lib.files import packages, pdf, pictures, sounds, texts
from impact.lib.files.refusals import Reason, Refused

__all__ = ["Reason", "Refused", "Vetted", "vet"]


@dataclass(frozen=True, slots=True)
class Vetted:
    """A content that may be kept: what it is, and what a machine can tell of it."""

    media_type: str
    suffix: str
    content: bytes
    reading: dict[str, Any] = field(default_factory=dict)


def vet(content: bytes) -> Vetted:
    """Return the content as it may be kept: the same bytes, or pictures redrawn.

    :raises Refused: if it may not be; it says why.
    """
    if not content.strip():
        raise Refused(Reason.EMPTY)
    for begins, read in _READERS:
        if content.startswith(begins):
            return read(content)
    if content[4:8] == b"ftyp" and content[8:12] in pictures.OF_PHONES:
        raise Refused(Reason.OTHER_PICTURE)
    if sounds.is_mp3(content):
        return _mp3(content)
    _refuse_known(content)
    text, media_type = texts.read_text(content)
    return Vetted(media_type, {"text/csv": ".csv"}.get(media_type, ".txt"), text)


def _pdf(content: bytes) -> Vetted:
    return Vetted("application/pdf", ".pdf", content, pdf.read_pdf(content))


def _package(content: bytes) -> Vetted:
    media_type, suffix = packages.read_package(content)
    return Vetted(media_type, suffix, content)


def _picture(content: bytes) -> Vetted:
    drawn = pictures.redraw(content)
    told = {"width": drawn.width, "height": drawn.height}
    return Vetted(drawn.media_type, drawn.suffix, drawn.content, told)


def _webp(content: bytes) -> Vetted:
    if content[8:12] != b"WEBP":
        raise Refused(Reason.UNKNOWN)
    return _picture(content)


def _mp3(content: bytes) -> Vetted:
    sounds.check_mp3(content)
    return Vetted("audio/mpeg", ".mp3", content)


def _ogg(content: bytes) -> Vetted:
    sounds.check_ogg(content)
    return Vetted("audio/ogg", ".ogg", content)


def _old_office(_content: bytes) -> Vetted:
    raise Refused(Reason.OLD_OFFICE)


def _archive(_content: bytes) -> Vetted:
    raise Refused(Reason.ARCHIVE)


_READERS: tuple[tuple[bytes, Callable[[bytes], Vetted]], ...] = (
    (b"%PDF-", _pdf),
    (b"PK\x03\x04", _package),
    (b"\x89PNG\r\n\x1a\n", _picture),
    (b"\xff\xd8\xff", _picture),
    (b"RIFF", _webp),
    (b"ID3", _mp3),
    (b"OggS", _ogg),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _old_office),
    (b"{\\rtf", _old_office),
    (b"PK", _archive),
    (b"\x1f\x8b", _archive),
    (b"Rar!", _archive),
    (b"7z\xbc\xaf\x27\x1c", _archive),
)


def _refuse_known(content: bytes) -> None:
    """Refuse what is known to be something else than a text, however much it looks like one.

    A signature of a few common letters opens many a text: only those that weigh something count.
    """
    try:
        found = puremagic.magic_string(content[:65_536])
    except (puremagic.PureError, ValueError):
        return
    if any(one.confidence >= 0.5 and one.mime_type == "text/html" for one in found):
        raise Refused(Reason.MARKUP)
