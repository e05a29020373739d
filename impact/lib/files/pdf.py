"""PDF: what it would do when opened is looked for and refused; what can be known of it is told.

Names are searched as readers understand them (`/J#61vaScript` too), in the file and in the object
streams it packs. What cannot be unpacked cannot be checked, hence is refused. What is told (tags,
language, title, text) is a reading by a machine: it never says that a file is accessible.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from impact.lib.files.refusals import Reason, Refused

__all__ = ["read_pdf"]

_MOST_UNFOLDED, _MOST_STREAMS = 256 * 1024 * 1024, 100_000
#: How far from its end a file says so; how many bytes before a stream may speak of it.
_END, _WORDS = 1024, 2048
#: Scripts, programs to open, forms that send themselves, files within the file, films and forms
#: of another age.
_DOES = (
    *("JavaScript", "Launch", "SubmitForm", "ImportData"),
    *("EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA", "Rendition", "Movie"),
)
#: Where the letters of PDF are not those of Latin-1.
_PDF_LETTERS = {
    0x80 + rank: letter for rank, letter in enumerate("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž")
} | {0xA0: "€"}
#: What ends a name.
_ENDS = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)"
_STREAM = re.compile(rb"(?<=>>)\s*stream\r?\n")
_TEXT_SHOWN = re.compile(rb"\bT[jJ]\b|\)\s*['\"]\s")
_OBJECTS_FIRST = re.compile(rb"\s*\d+\s+\d+\s")


def _named(*names: str) -> re.Pattern[bytes]:
    """Return what finds names however they are spelled: any letter may be in hexadecimal."""
    spelled = (
        b"".join(f"(?:{letter}|#(?i:{ord(letter):02x}))".encode() for letter in name)
        for name in names
    )
    return re.compile(b"/(?:" + b"|".join(spelled) + b")" + _ENDS)


_ACTS, _LOCKS, _OBJECTS = _named(*_DOES), _named("Encrypt"), _named("ObjStm")
_ODDLY_FOLDED = _named(
    *("LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "Crypt"),
    *("LZW", "AHx", "A85", "RL"),
)
#: Pictures are not read; they hold no object and no text.
_SEEN = _named("DCTDecode", "JPXDecode", "Image")


@dataclass(frozen=True, slots=True)
class _Stream:
    """A stream of the file: the words before it, and what it unfolds into (None: unreadable)."""

    words: bytes
    content: bytes | None

    @property
    def holds_objects(self) -> bool:
        return bool(_OBJECTS.search(self.words))


def read_pdf(content: bytes) -> dict[str, Any]:
    """Return what a machine can tell of a PDF: pages, tags, language, title, text.

    :raises Refused: if it is cut, locked, or would do something when it is opened.
    """
    if b"%%EOF" not in content[-_END:]:
        raise Refused(Reason.BROKEN)
    # Kept from one stream to the next: words, and whether some show text.
    told, shows_text, unfolded, packed = [content], False, 0, len(_OBJECTS.findall(content))
    for stream in _streams(content):
        unfolded += len(stream.content or b"")
        if unfolded > _MOST_UNFOLDED:
            raise Refused(Reason.TOO_MUCH)
        if stream.holds_objects and not _is_plain(stream):
            raise Refused(Reason.LOCKED)
        packed -= stream.holds_objects
        if stream.content and _is_of_objects(stream):
            told.append(stream.content)
        shows_text = shows_text or bool(stream.content and _TEXT_SHOWN.search(stream.content))
    # An object stream that was announced and not met is one that hides.
    if packed > 0 or any(_LOCKS.search(one) for one in told):
        raise Refused(Reason.LOCKED)
    if any(_ACTS.search(one) for one in told):
        raise Refused(Reason.ACTIVE)
    return _reading(told, shows_text=shows_text)


def _streams(content: bytes) -> Iterator[_Stream]:
    for count, found in enumerate(_STREAM.finditer(content)):
        if count >= _MOST_STREAMS:
            raise Refused(Reason.TOO_MUCH)
        far = max(found.start() - _WORDS, 0)
        words = content[max(content.rfind(b" obj", far, found.start()), far) : found.start()]
        if _OBJECTS.search(words) or not _SEEN.search(words):
            yield _Stream(words, _unfold(content, found.end()))


def _unfold(content: bytes, at: int) -> bytes | None:
    """Return what a stream holds, unfolded where it is folded; None when it is cut.

    Whatever the words before it say of how it is folded: they may say it elsewhere.
    """
    reader, unfolded, begins = zlib.decompressobj(), b"", at
    # What is folded may hold the very word that ends it: only the reader knows where it ends.
    while not reader.eof and at < len(content):
        end = content.find(b"endstream", at + 1)
        end = end if end >= 0 else len(content)
        try:
            unfolded += reader.decompress(content[at:end], _MOST_UNFOLDED // 4)
        except zlib.error:
            return content[begins : max(content.find(b"endstream", begins), begins)]
        if reader.unconsumed_tail or len(unfolded) > _MOST_UNFOLDED:
            raise Refused(Reason.TOO_MUCH)
        at = end
    return unfolded if reader.eof else None


def _is_plain(stream: _Stream) -> bool:
    """Say whether what objects are packed with is what this house unpacks."""
    return not _ODDLY_FOLDED.search(stream.words) and _is_of_objects(stream)


def _is_of_objects(stream: _Stream) -> bool:
    return bool(stream.content and _OBJECTS_FIRST.match(stream.content))


def _reading(told: list[bytes], *, shows_text: bool) -> dict[str, Any]:
    whole = b"\n".join(told)
    return {
        "pages": len(re.findall(rb"/Type\s*/Page" + _ENDS, whole)),
        "is_tagged": bool(re.search(rb"/Marked\s+true", whole)) and b"/StructTreeRoot" in whole,
        "language": _language(whole),
        "title": _title(whole),
        "has_text": shows_text,
    }


def _language(whole: bytes) -> str:
    found = re.search(rb"/Lang\s*(\([^)]{0,40}\)|<[0-9A-Fa-f\s]{0,80}>)", whole)
    return _string(found.group(1)) if found else ""


def _title(whole: bytes) -> str:
    """Return the title the document gives itself, in its metadata or its card."""
    found = re.search(rb"<dc:title>.{0,200}?<rdf:li[^>]*>([^<]{1,600})</rdf:li>", whole, re.DOTALL)
    if found:
        return found.group(1).decode(errors="replace").strip()[:300]
    card = re.search(rb"/Info\s+(\d+)\s+(\d+)\s+R", whole)
    if not card:
        return ""
    begins = re.search(rb"\b%s\s+%s\s+obj\b" % card.groups(), whole)
    words = whole[begins.end() : begins.end() + 4096].partition(b"endobj")[0] if begins else b""
    said = re.search(rb"/Title\s*(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>)", words, re.DOTALL)
    return _string(said.group(1))[:300] if said else ""


def _string(written: bytes) -> str:
    """Return a string as PDF writes it: between parentheses or in hexadecimal."""
    if written.startswith(b"<"):
        digits = re.sub(rb"\s", b"", written[1:-1]).decode()
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        raw = re.sub(rb"\\(\d{1,3}|.)", _unescape, written[1:-1], flags=re.DOTALL)
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", errors="replace").strip()
    return raw.decode("latin-1").translate(_PDF_LETTERS).strip()


def _unescape(found: re.Match[bytes]) -> bytes:
    told = found.group(1)
    if told.isdigit():
        return bytes([int(told, 8) & 0xFF]) if not set(told) & set(b"89") else told
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(told, told)
