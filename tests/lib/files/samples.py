"""Files as people send them, made here: whole ones, and ones that hold what they should not."""

import io
import struct
import zipfile
import zlib

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

OPENXML = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"
MAIN = {
    "docx": ("wordprocessingml.document", "word/document.xml"),
    "pptx": ("presentationml.presentation", "ppt/presentation.xml"),
    "xlsx": ("spreadsheetml.sheet", "xl/workbook.xml"),
}
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(*entries, first=None) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name, content in entries:
            archive.writestr(name, content)
    return written.getvalue()


def office(kind: str, *more, main: str = "", body: str = "<d>Bonjour</d>") -> bytes:
    inner, place = MAIN[kind]
    main = main or f"{OPENXML}.{inner}.main+xml"
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'content-types"><Override PartName="/{place}" ContentType="{main}"/></Types>'
    )
    return package(("[Content_Types].xml", types), (place, body), *more)


def tie(kind: str, target: str) -> tuple[str, str]:
    """A tie to elsewhere, as a document declares it."""
    return (
        "word/_rels/document.xml.rels",
        f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{KINDS}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>',
    )


def open_document(kind: str, *more, manifest="<m/>", body="<office:body/>") -> bytes:
    return package(
        ("META-INF/manifest.xml", manifest),
        ("content.xml", body),
        *more,
        first=f"{OPEN}.{kind}",
    )


def book(*more, page="<html><p>Bonjour</p></html>") -> bytes:
    return package(
        ("META-INF/container.xml", "<container/>"),
        ("OEBPS/un.xhtml", page),
        *more,
        first="application/epub+zip",
    )


def pdf(*, script="", is_tagged=False, title="", password="", attachment=b"") -> bytes:  # noqa: S107
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if script:
        action = DictionaryObject()
        action[NameObject("/S")] = NameObject("/JavaScript")
        action[NameObject("/JS")] = TextStringObject(script)
        writer.root_object[NameObject("/OpenAction")] = action
    if title:
        writer.add_metadata({"/Title": title})
    if attachment:
        writer.add_attachment("programme.exe", attachment)
    if is_tagged:
        root = writer.root_object
        root[NameObject("/Lang")] = TextStringObject("fr-CA")
        marked = DictionaryObject()
        marked[NameObject("/Marked")] = BooleanObject(True)
        root[NameObject("/MarkInfo")] = marked
        root[NameObject("/StructTreeRoot")] = DictionaryObject()
    if password:
        writer.encrypt(password)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def packed_pdf(objects: bytes, *, kind=b"/ObjStm", filters=b"/FlateDecode", fold=None) -> bytes:
    """A PDF whose objects are packed in a stream, as most are today."""
    folded = (fold or zlib.compress)(b"1 0 2 30 " + objects)
    return (
        b"%PDF-1.5\n1 0 obj\n<< /Type " + kind + b" /N 2 /First 9 /Filter " + filters
        + b" /Length %d >>\nstream\n" % len(folded) + folded
        + b"\nendstream\nendobj\ntrailer << /Root 2 0 R >>\n%%EOF\n"
    )  # fmt: skip


def picture(kind: str, size=(60, 40), **ways) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "#2a3a6e").save(written, kind, **ways)
    return written.getvalue()


def telling_photo() -> bytes:
    """A photo that says where it was taken and by what."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Appareil de Maude", 6
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", exif=exif)


def telling_png() -> bytes:
    words = PngInfo()
    words.add_text("Author", "Maude Lachance")
    return picture("PNG", pnginfo=words)


def mp3(frames: int = 6, *, is_tagged: bool = True) -> bytes:
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    tags = b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10) if is_tagged else b""
    return tags + frame * frames


def ogg(first: bytes = b"\x01vorbis" + bytes(23)) -> bytes:
    def page(body: bytes) -> bytes:
        return b"OggS\x00\x02" + struct.pack("<QIII", 0, 1, 0, 0) + bytes([1, len(body)]) + body

    return page(first) + page(b"son")
