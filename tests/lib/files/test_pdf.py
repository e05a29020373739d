"""PDF: what acts is found wherever it hides; what is told of the rest is only what can be known."""

import zlib

import pytest

from impact.lib.files.vetting import Reason, Refused, vet
from tests.lib.files import samples as a

ACTION = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
ACTIVE = {
    "a script": a.pdf(script="app.alert(1)"),
    "a file within": a.pdf(attachment=b"MZ"),
    "a script that is spelled otherwise": a.pdf() + b"<< /S /J#61vaScr#69pt >>\n%%EOF",
    "a program to open": a.pdf() + b"<</S/Launch/F(cmd.exe)>>\n%%EOF",
    "a form that sends itself": a.pdf() + b"<< /S /SubmitForm >>\n%%EOF",
    "a form of another age": a.pdf() + b"<< /XFA [1 0 R] >>\n%%EOF",
    "a packed script": a.packed_pdf(ACTION),
    "a packed script, cut by the word that ends": a.packed_pdf(
        b"endstream " * 40 + ACTION, fold=lambda told: zlib.compress(told, 0)
    ),
    "a packed script under no name": a.packed_pdf(ACTION, kind=b"/Rien"),
    "a packed script folded elsewhere": a.packed_pdf(ACTION, kind=b"/Rien", filters=b"9 0 R"),
}


@pytest.mark.parametrize("name", ACTIVE)
def test_a_pdf_that_acts_is_refused(name):
    with pytest.raises(Refused) as refusal:
        vet(ACTIVE[name])
    assert refusal.value.reason == Reason.ACTIVE


LOCKED = {
    "a password": a.pdf(password="secret"),
    "objects folded twice": a.packed_pdf(ACTION, filters=b"[/ASCIIHexDecode /FlateDecode]"),
    "objects nobody unfolds": a.packed_pdf(ACTION, fold=lambda told: b"\x00" + told),
    "objects announced far from where they stand": a.packed_pdf(
        ACTION, kind=b"/ObjStm %" + b"a" * 3000 + b"\n"
    ),
}


@pytest.mark.parametrize("name", LOCKED)
def test_a_pdf_that_cannot_be_checked_is_refused(name):
    with pytest.raises(Refused) as refusal:
        vet(LOCKED[name])
    assert refusal.value.reason in {Reason.LOCKED, Reason.ACTIVE}


def test_a_pdf_that_is_cut_is_refused():
    with pytest.raises(Refused) as refusal:
        vet(a.pdf()[:-40])
    assert refusal.value.reason == Reason.BROKEN


def test_an_ordinary_packed_pdf_is_kept():
    assert vet(a.packed_pdf(b"<< /Type /Page >> << /Lang (fr) >>")).reading["language"] == "fr"


def test_a_pdf_that_unfolds_into_too_much_is_refused():
    with pytest.raises(Refused) as refusal:
        vet(a.packed_pdf(bytes(300 * 1024 * 1024)))
    assert refusal.value.reason == Reason.TOO_MUCH


def test_what_can_be_known_of_a_pdf_is_told():
    told = vet(a.pdf(is_tagged=True, title="Guide d’accueil")).reading

    assert told == {
        "pages": 1,
        "is_tagged": True,
        "language": "fr-CA",
        "title": "Guide d’accueil",
        "has_text": False,
    }


def test_what_is_not_there_is_not_told():
    told = vet(a.pdf()).reading

    assert (told["is_tagged"], told["language"], told["title"]) == (False, "", "")


def test_text_is_seen_where_it_is_shown():
    page = zlib.compress(b"BT /F1 12 Tf (Bonjour) Tj ET")
    shown = a.pdf() + b"<< /Filter /FlateDecode >>\nstream\n" + page + b"\nendstream\n%%EOF"

    assert vet(shown).reading["has_text"]
