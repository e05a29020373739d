"""Deposited files: vetted, kept once, counted by the day, erased when nobody holds them."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

from impact.presence.library.filenames import clean_name
from impact.presence.library.models import StoredFile
from impact.presence.library.operations import (
    EnoughToday,
    Refused,
    TooHeavy,
    accept_file,
    erase_files,
    restore_file,
    withdraw_file,
)
from impact.trust.journal.models import Entry
from tests.cast import NOON
from tests.lib.files import samples
from tests.presence.library.shelves import proposal, resource, upload

DAY, MONTH = timedelta(days=1), timedelta(days=30)


def test_a_file_is_what_its_content_says(maude):
    file = accept_file(upload=upload(name="virus.html"), by=maude, at=NOON)

    assert (file.media_type, file.name) == ("application/pdf", "virus.pdf")
    assert file.blob.read() == samples.pdf()
    assert file.reading["pages"] == 1
    assert Entry.objects.get(verb="library.file.deposited").actor == maude


def test_what_is_refused_leaves_nothing(maude):
    with pytest.raises(Refused):
        accept_file(upload=upload(b"<html>", "guide.pdf"), by=maude, at=NOON)

    assert not StoredFile.objects.exists()


def test_a_heavy_file_is_refused_before_it_is_read(maude, settings):
    settings.LIBRARY_FILE_MEGABYTES = 1

    with pytest.raises(TooHeavy):
        accept_file(upload=upload(b"a" * (1024 * 1024 + 1)), by=maude, at=NOON)


def test_the_same_content_from_the_same_hands_is_the_same_file(maude):
    first = accept_file(upload=upload(), by=maude, at=NOON)

    assert accept_file(upload=upload(name="encore.pdf"), by=maude, at=NOON) == first


def test_the_same_content_from_other_hands_is_kept_once_under_two_addresses(maude, odette):
    hers = accept_file(upload=upload(), by=maude, at=NOON)
    other = accept_file(upload=upload(), by=odette, at=NOON)

    assert hers.token != other.token
    assert hers.blob.name == other.blob.name


def test_one_deposits_so_many_files_a_day(maude, theo, settings):
    settings.LIBRARY_DAILY_FILES = 1
    accept_file(upload=upload(b"un"), by=maude, at=NOON)

    with pytest.raises(EnoughToday):
        accept_file(upload=upload(b"deux"), by=maude, at=NOON + DAY / 2)
    accept_file(upload=upload(b"deux"), by=maude, at=NOON + DAY)
    for words in (b"trois", b"quatre"):
        accept_file(upload=upload(words), by=theo, at=NOON)


def test_one_deposits_so_much_a_day(maude, settings):
    settings.LIBRARY_DAILY_MEGABYTES = 1
    accept_file(upload=upload(b"a" * 900_000), by=maude, at=NOON)

    with pytest.raises(EnoughToday):
        accept_file(upload=upload(b"b" * 900_000), by=maude, at=NOON)


def _erase(capture, at):
    with capture(execute=True):
        return erase_files(at=at)


def test_what_nobody_attached_is_erased_after_a_day(maude, django_capture_on_commit_callbacks):
    file = accept_file(upload=upload(), by=maude, at=NOON)
    place = file.blob.name

    assert _erase(django_capture_on_commit_callbacks, NOON + DAY / 2) == 0
    assert _erase(django_capture_on_commit_callbacks, NOON + DAY) == 1
    assert not StoredFile.objects.exists()
    assert not default_storage.exists(place)


@pytest.mark.parametrize("state", ["DRAFT", "PROPOSED", "DECLINED", "PUBLISHED"])
def test_what_a_proposal_holds_stays(maude, state, django_capture_on_commit_callbacks):
    file = accept_file(upload=upload(), by=maude, at=NOON)
    proposal(file, by=maude, state=state)

    assert _erase(django_capture_on_commit_callbacks, NOON + MONTH) == 0
    assert default_storage.exists(file.blob.name)


def test_what_a_resource_holds_stays(maude, django_capture_on_commit_callbacks):
    resource("guide", file=accept_file(upload=upload(), by=maude, at=NOON))

    assert _erase(django_capture_on_commit_callbacks, NOON + MONTH) == 0


def test_a_content_another_deposit_stands_upon_stays(
    maude, odette, django_capture_on_commit_callbacks
):
    accept_file(upload=upload(), by=maude, at=NOON)
    other = accept_file(upload=upload(), by=odette, at=NOON)
    resource("guide", file=other)

    assert _erase(django_capture_on_commit_callbacks, NOON + DAY) == 1
    assert default_storage.exists(other.blob.name)


def test_a_withdrawn_file_comes_back_for_thirty_days_then_only_its_address_stays(
    maude, theo, django_capture_on_commit_callbacks
):
    file = accept_file(upload=upload(), by=maude, at=NOON)
    resource("guide", file=file)
    withdraw_file(file=file, reason="Droits.", by=theo, at=NOON)

    assert restore_file(file=file, by=theo, at=NOON)
    withdraw_file(file=file, reason="Droits.", by=theo, at=NOON)
    place = file.blob.name
    assert _erase(django_capture_on_commit_callbacks, NOON + MONTH) == 1
    assert not default_storage.exists(place)
    assert not restore_file(file=file, by=theo, at=NOON + MONTH)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Guide d’accueil.PDF.exe", "Guide-d-accueil.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Mes documents\\été 2025.pdf", "été-2025.pdf"),
        ("fdp.\u202eexe", "fdp.pdf"),
        ("con.pdf", "document.pdf"),
        (".pdf", "document.pdf"),
        ("", "document.pdf"),
    ],
)
def test_a_name_is_cleaned(name, clean):
    assert clean_name(name, suffix=".pdf") == clean


@given(st.text(max_size=300))
def test_no_name_says_anything_to_a_machine(name):
    clean = clean_name(name, suffix=".pdf")

    assert clean.endswith(".pdf")
    assert 4 < len(clean) <= 104
    assert not set(clean) & set("/\\<>:\"'|?*\r\n\x00% ;")
    assert clean.count(".") == 1
    assert clean_name(clean, suffix=".pdf") == clean
