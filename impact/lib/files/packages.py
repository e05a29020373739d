"""Documents that are packages (docx, odt, epub…): told apart by their own word, then searched.

Macros, programs, scripts, links that fetch at opening and locked entries are refused; an ordinary
archive is no document.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from impact.lib.files.refusals import Reason, Refused

__all__ = ["read_package"]

_MOST_ENTRIES, _MOST_BYTES, _MOST_READ = 10_000, 512 * 1024 * 1024, 32 * 1024 * 1024
_OPENXML = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
#: By the type of the main part of an Office document.
_OFFICE = {
    f"{_OPENXML}.{inner}.main+xml": (f"{_OPENXML}.{outer}", suffix)
    for inner, outer, suffix in [
        ("wordprocessingml.document", "wordprocessingml.document", ".docx"),
        ("presentationml.presentation", "presentationml.presentation", ".pptx"),
        ("spreadsheetml.sheet", "spreadsheetml.sheet", ".xlsx"),
    ]
}
#: By what the first entry says.
_FIRST = {f"{_OPEN}.text": ".odt", f"{_OPEN}.presentation": ".odp", f"{_OPEN}.spreadsheet": ".ods"}
_EPUB = "application/epub+zip"
#: Programs, and what holds or starts them, by the end of their name or where they stand.
_PROGRAMS = re.compile(
    r"\.(exe|dll|com|scr|bat|cmd|ps1|vbs?|vbe|wsf|hta|jar|js|jse|lnk|msi|py|sh|swf|class|reg)$"
    r"|vbaproject|vbadata|/activex|/oleobject[^/]*\.bin$|macrosheets/|attachedtoolbars"
    r"|^(basic|scripts)/|^ole\b",
    re.IGNORECASE,
)
_MACRO_TYPES = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|oleObject", re.IGNORECASE)
#: Ties to elsewhere that are followed at opening, not when someone clicks.
_FETCHED = re.compile(r"/(attachedtemplate|oleobject|frame|subdocument|control)$", re.IGNORECASE)
_FAR = re.compile(r"^\s*(https?|ftp|smb|mhtml|ms-|\\\\|//|file:/*\\\\|file://[^/])", re.IGNORECASE)
#: Commands that old exchanges between programs run at opening.
_COMMANDS = re.compile(
    rb"(instrText[^>]*>|instr=\")\s*DDE|<(\w+:)?ddeLink|dde-(connection|link|source)"
    rb"|<script:event-listener\b"
)
_SCRIPTS = re.compile(rb"<(\w+:)?script[\s>/]|\son[a-z]{3,20}\s*=|javascript:", re.IGNORECASE)


def read_package(content: bytes) -> tuple[str, str]:
    """Return the media type of a document and how its name ends.

    :raises Refused: if it is an archive like any other, or holds what a document should not.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _check_entries(entries)
            return _read(package, [entry.filename for entry in entries])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as fault:
        raise Refused(Reason.BROKEN) from fault
    except (ElementTree.ParseError, DefusedXmlException, ValueError, KeyError) as fault:
        raise Refused(Reason.BROKEN) from fault


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_ENTRIES or sum(one.file_size for one in entries) > _MOST_BYTES:
        raise Refused(Reason.TOO_MUCH)
    names = [one.filename for one in entries]
    if len({name.lower() for name in names}) != len(names) or not names:
        raise Refused(Reason.BROKEN)
    if any(one.flag_bits & 0x1 for one in entries):
        raise Refused(Reason.LOCKED)
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
        raise Refused(Reason.BROKEN)
    # What stands before the first entry would be another file under the same name.
    if min(one.header_offset for one in entries) != 0:
        raise Refused(Reason.BROKEN)


def _read(package: zipfile.ZipFile, names: list[str]) -> tuple[str, str]:
    if "[Content_Types].xml" in names:
        return _read_office(package, names)
    said = package.read("mimetype")[:100].decode("ascii") if names[0] == "mimetype" else ""
    if said == _EPUB:
        _refuse_programs(names)
        _check_book(package, names)
        return said, ".epub"
    if said in _FIRST:
        _refuse_programs(names)
        _check_open_document(package, names)
        return said, _FIRST[said]
    raise Refused(Reason.ARCHIVE)


def _refuse_programs(names: Iterable[str]) -> None:
    if any(_PROGRAMS.search(name) for name in names):
        raise Refused(Reason.MACROS)


def _read_office(package: zipfile.ZipFile, names: list[str]) -> tuple[str, str]:
    types = [
        one.get("ContentType", "")
        for one in ElementTree.fromstring(_part(package, "[Content_Types].xml"))
    ]
    _refuse_programs(names)
    if any(_MACRO_TYPES.search(one) for one in types):
        raise Refused(Reason.MACROS)
    found = next((_OFFICE[one] for one in types if one in _OFFICE), None)
    if found is None:
        raise Refused(Reason.UNKNOWN)
    for name in names:
        if name.endswith(".rels"):
            _check_ties(_part(package, name))
        elif name.endswith(".xml") and _COMMANDS.search(_part(package, name)):
            raise Refused(Reason.MACROS)
    return found


def _check_ties(content: bytes) -> None:
    for tie in ElementTree.fromstring(content):
        is_outside = tie.get("TargetMode") == "External"
        if (
            is_outside
            and _FETCHED.search(tie.get("Type", ""))
            and _FAR.match(tie.get("Target", ""))
        ):
            raise Refused(Reason.MACROS)


def _check_open_document(package: zipfile.ZipFile, names: list[str]) -> None:
    if b"encryption-data" in _part(package, "META-INF/manifest.xml"):
        raise Refused(Reason.LOCKED)
    for name in names:
        if name.endswith(("content.xml", "styles.xml")) and _COMMANDS.search(_part(package, name)):
            raise Refused(Reason.MACROS)


def _check_book(package: zipfile.ZipFile, names: list[str]) -> None:
    ElementTree.fromstring(_part(package, "META-INF/container.xml"))
    if "META-INF/rights.xml" in names:
        raise Refused(Reason.LOCKED)
    pages = (name for name in names if name.lower().endswith((".xhtml", ".html", ".htm", ".svg")))
    if any(_SCRIPTS.search(_part(package, name)) for name in pages):
        raise Refused(Reason.MACROS)


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """Return what an entry unfolds into, up to what is worth reading."""
    with package.open(name) as entry:
        content = entry.read(_MOST_READ + 1)
    if len(content) > _MOST_READ:
        raise Refused(Reason.TOO_MUCH)
    return content
