"""Documents that are packages: kept when they only hold words, refused when they could act."""

import zipfile
from io import BytesIO

import pytest

from impact.lib.files.vetting import Reason, Refused, vet
from tests.lib.files import samples as a

ACTIVE = {
    "a macro": a.office("docx", ("word/vbaProject.bin", b"x")),
    "a type of macros": a.office(
        "docx", main="application/vnd.ms-word.document.macroEnabled.main+xml"
    ),
    "a control": a.office("pptx", ("ppt/activeX/activeX1.xml", "<a/>")),
    "a packed program": a.office("docx", ("word/embeddings/oleObject1.bin", b"x")),
    "a program by its name": a.office("xlsx", ("xl/media/outil.EXE", b"MZ")),
    "an old macro sheet": a.office("xlsx", ("xl/macrosheets/sheet1.xml", "<a/>")),
    "a template from elsewhere": a.office(
        "docx", a.tie("attachedTemplate", "https://exemple.test/m.dotm")
    ),
    "an object from a neighbor": a.office("docx", a.tie("oleObject", "\\\\voisin\\objet")),
    "a command": a.office("docx", body='<w:instrText> DDEAUTO c:\\windows "x"</w:instrText>'),
    "a basic of an open document": a.open_document("text", ("Basic/Standard/Module1.xml", "<a/>")),
    "a script of an open document": a.open_document("text", ("Scripts/python/a.txt", "x")),
    "an event of an open document": a.open_document("text", body="<script:event-listener/>"),
    "a book with a script": a.book(page="<html><script src='a'/></html>"),
    "a book with a program": a.book(("OEBPS/a.js", "alert(1)")),
    "a book that listens": a.book(page='<html><p onclick="a()">b</p></html>'),
}


@pytest.mark.parametrize("name", ACTIVE)
def test_a_document_that_could_act_is_refused(name):
    with pytest.raises(Refused) as refusal:
        vet(ACTIVE[name])
    assert refusal.value.reason == Reason.MACROS


INERT = {
    "a link to click": a.office("docx", a.tie("hyperlink", "https://exemple.test/")),
    "a usual template": a.office("docx", a.tie("attachedTemplate", "file:///C:/Normal.dotm")),
    "a sheet behind a chart": a.office("pptx", ("ppt/embeddings/Feuille.xlsx", b"x")),
    "an agency named DDE": a.office("docx", body="<w:t>La DDE du Nord, bonjour</w:t>"),
}


@pytest.mark.parametrize("name", INERT)
def test_a_document_that_only_reads_is_kept(name):
    assert vet(INERT[name]).content


def test_a_locked_document_is_refused():
    for locked in (
        a.open_document("text", manifest="<m><manifest:encryption-data/></m>"),
        a.book(("META-INF/rights.xml", "<r/>")),
    ):
        with pytest.raises(Refused) as refusal:
            vet(locked)
        assert refusal.value.reason == Reason.LOCKED


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a\\..\\b"])
def test_entries_that_climb_out_are_refused(name):
    with pytest.raises(Refused):
        vet(a.office("docx", (name, b"x")))


def test_what_unfolds_into_too_much_is_refused():
    bomb = a.office("docx", ("word/media/a.bin", bytes(600 * 1024 * 1024)))

    with pytest.raises(Refused) as refusal:
        vet(bomb)
    assert refusal.value.reason == Reason.TOO_MUCH


def test_another_file_before_the_document_is_refused():
    document = a.office("docx")
    shifted = b"PK\x03\x04" + bytes(60) + document

    assert zipfile.is_zipfile(BytesIO(shifted))
    with pytest.raises(Refused):
        vet(shifted)


def test_an_entity_that_multiplies_is_refused():
    bomb = '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><t>&b;</t>'

    with pytest.raises(Refused):
        vet(a.package(("[Content_Types].xml", bomb), ("word/document.xml", "<a/>")))
