"""What a file is, is read in its content; what could act, hide or unfold is not kept."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from impact.lib.files.vetting import Reason, Refused, vet
from tests.lib.files import samples as a

WHOLE = {
    ".pdf": a.pdf(),
    ".docx": a.office("docx"),
    ".pptx": a.office("pptx"),
    ".xlsx": a.office("xlsx"),
    ".odt": a.open_document("text"),
    ".odp": a.open_document("presentation"),
    ".ods": a.open_document("spreadsheet"),
    ".epub": a.book(),
    ".txt": "Un texte d’accueil.\n".encode(),
    ".csv": "nom;âge\nA;1\nB;2\n".encode(),
    ".jpg": a.picture("JPEG"),
    ".png": a.picture("PNG"),
    ".webp": a.picture("WEBP"),
    ".mp3": a.mp3(),
    ".ogg": a.ogg(),
}


@pytest.mark.parametrize("suffix", WHOLE)
def test_what_the_field_writes_is_known_by_its_content(suffix):
    assert vet(WHOLE[suffix]).suffix == suffix


BAD = {
    "nothing": (b"  \n", Reason.EMPTY),
    "a program": (b"MZ\x90\x00" + bytes(200), Reason.UNKNOWN),
    "an archive": (a.package(("a.txt", "a")), Reason.ARCHIVE),
    "an archive of another kind": (b"7z\xbc\xaf\x27\x1c" + bytes(50), Reason.ARCHIVE),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), Reason.OLD_OFFICE),
    "rich text": (b"{\\rtf1 bonjour}", Reason.OLD_OFFICE),
    "a page": (b"<!DOCTYPE html><p>Bonjour", Reason.MARKUP),
    "a page behind a comment": (b"\n<!-- rien --> <html>", Reason.MARKUP),
    "a text with a script": (b"Bonjour\n<script>alert(1)</script>", Reason.MARKUP),
    "a drawing that may run": (b'<svg xmlns="http://www.w3.org/2000/svg">', Reason.MARKUP),
    "a shell": (b"#!/bin/sh\nrm -rf /", Reason.MARKUP),
    "a table that computes": (b"a;b\n=cmd|' /C calc'!A0;2\n3;4\n", Reason.FORMULAS),
    "a photo of a phone": (b"\x00\x00\x00\x18ftypheic" + bytes(50), Reason.OTHER_PICTURE),
    "half a picture": (a.picture("PNG", (900, 900))[:120], Reason.BROKEN),
    "a film": (b"RIFF\x00\x00\x00\x00AVI " + bytes(90), Reason.UNKNOWN),
    "tags without sound": (b"ID3\x03" + bytes(90), Reason.BROKEN),
    "a film in Ogg": (a.ogg(b"\x80theora" + bytes(23)), Reason.UNKNOWN),
    "a sound that is cut": (a.ogg()[:-1], Reason.BROKEN),
}


@pytest.mark.parametrize("name", BAD)
def test_the_rest_is_refused_with_its_reason(name):
    content, reason = BAD[name]

    with pytest.raises(Refused) as refusal:
        vet(content)
    assert refusal.value.reason == reason


def test_signed_numbers_of_a_table_are_no_formulas():
    table = "jour;écart\n2025-01-01;-3,5\n2025-01-02;+4 %\n"

    assert vet(table.encode()).suffix == ".csv"


def test_a_text_of_another_time_is_written_again_in_utf_8():
    assert vet("Été à l’école".encode("cp1252")).content == "Été à l’école".encode()


@pytest.mark.parametrize("content", [a.telling_photo(), a.telling_png()])
def test_a_picture_says_nothing_of_who_made_it(content):
    kept = vet(content).content

    assert b"Maude" in content
    assert b"Maude" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_a_photo_lying_down_stands_up():
    kept = vet(a.telling_photo())

    assert (kept.reading["width"], kept.reading["height"]) == (40, 60)


def test_what_follows_the_end_of_a_picture_is_not_kept():
    assert b"<script>" not in vet(a.picture("PNG") + b"<script>").content


def test_a_picture_that_unfolds_into_too_much_is_not_opened():
    written = io.BytesIO()
    Image.new("1", (8000, 8000)).save(written, "PNG")

    with pytest.raises(Refused) as refusal:
        vet(written.getvalue())
    assert refusal.value.reason == Reason.TOO_MUCH


@given(st.binary(max_size=400), st.sampled_from(sorted(WHOLE)), st.integers(0, 400))
def test_no_content_however_forged_breaks_the_reading(noise, suffix, at):
    whole = WHOLE[suffix]
    for forged in (noise, whole[:at] + noise, whole[:at] + noise + whole[at:]):
        try:
            kept = vet(forged)
        except Refused:
            continue
        assert kept.content
