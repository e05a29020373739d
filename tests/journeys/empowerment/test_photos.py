"""A photo is kept with its words, shown where people said yes, and no longer once they say no."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Photo, PhotoConsent
from impact.lib.kept_pictures import keep_files
from impact.lib.pictures import redraw
from impact.presence.communities.operations import archive_initiative
from tests.cast import NOON, TODAY
from tests.journeys.empowerment.camera import photo_of

PUBLIC, REPORT = PhotoConsent.Use.PUBLIC, PhotoConsent.Use.REPORT


def _shown(use: str) -> int:
    return Photo.objects.agreed_for(use).count()


def test_a_photo_is_kept_under_a_name_that_tells_nothing(photo):
    assert default_storage.exists(photo.image.name)
    assert photo.image.name != photo.small.name
    assert "corvee" not in photo.image.name
    assert len(photo.sha256) == 64


@pytest.mark.parametrize("alt", ["", "   "])
def test_a_photo_without_words_is_refused_and_leaves_no_file(corvee, maude, alt):
    with pytest.raises(operations.NoDescription):
        operations.add_photo(entry=corvee, redrawn=redraw(photo_of()), alt=alt, by=maude, at=NOON)
    assert not Photo.objects.exists()


def test_a_ninth_photo_is_refused(corvee, maude):
    drawn = redraw(photo_of(40, 30))
    for _turn in range(operations.MOST_PHOTOS):
        operations.add_photo(entry=corvee, redrawn=drawn, alt="Un pied", by=maude, at=NOON)

    with pytest.raises(operations.EnoughPhotos):
        operations.add_photo(entry=corvee, redrawn=drawn, alt="Un pied", by=maude, at=NOON)


def test_a_row_that_cannot_be_kept_leaves_no_file(corvee, maude):
    photo = Photo(entry=corvee, alt="Des gens", added_at=NOON)

    with pytest.raises(IntegrityError):
        keep_files(photo, redraw(photo_of(40, 30)))
    assert not photo.image.name
    assert not photo.small.name


def test_nobody_agreed_to_anything_until_it_is_noted(photo):
    assert _shown(PUBLIC) == _shown(REPORT) == 0


def test_one_use_is_not_another(photo, maude):
    operations.note_consent(photo=photo, use=REPORT, given_on=TODAY, by=maude, at=NOON)

    assert (_shown(REPORT), _shown(PUBLIC)) == (1, 0)


def test_an_agreement_noted_twice_counts_once_and_is_taken_back_once(photo, maude, solange):
    for someone in (maude, solange):
        operations.note_consent(photo=photo, use=PUBLIC, given_on=TODAY, by=someone, at=NOON)
    assert PhotoConsent.objects.get().recorded_by == maude

    assert operations.withdraw_consent(photo=photo, use=PUBLIC, by=solange, at=NOON)

    assert _shown(PUBLIC) == 0
    assert not operations.withdraw_consent(photo=photo, use=PUBLIC, by=solange, at=NOON)


def test_whoever_said_no_may_say_yes_again_and_both_are_remembered(photo, maude):
    operations.note_consent(photo=photo, use=PUBLIC, given_on=TODAY, by=maude, at=NOON)
    operations.withdraw_consent(photo=photo, use=PUBLIC, by=maude, at=NOON)
    operations.note_consent(photo=photo, use=PUBLIC, given_on=TODAY, by=maude, at=NOON)

    assert _shown(PUBLIC) == 1
    assert PhotoConsent.objects.count() == 2


def test_an_agreement_to_come_is_not_noted(photo, maude):
    with pytest.raises(operations.NotThatDay):
        operations.note_consent(
            photo=photo, use=PUBLIC, given_on=TODAY + timedelta(days=1), by=maude, at=NOON
        )


def test_saying_no_counts_even_when_nothing_else_changes_any_more(initiative, photo, maude):
    operations.note_consent(photo=photo, use=PUBLIC, given_on=TODAY, by=maude, at=NOON)
    archive_initiative(initiative=initiative, by=maude, at=NOON)

    assert operations.withdraw_consent(photo=photo, use=PUBLIC, by=maude, at=NOON)
    assert _shown(PUBLIC) == 0


def test_a_photo_of_a_removed_entry_is_shown_nowhere(corvee, photo, maude):
    operations.note_consent(photo=photo, use=PUBLIC, given_on=TODAY, by=maude, at=NOON)

    operations.remove_entry(entry=corvee, by=maude, at=NOON)

    assert _shown(PUBLIC) == 0


def test_a_removed_photo_takes_its_files_with_it(photo, maude, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        operations.remove_photo(photo=photo, by=maude, at=NOON)

    assert not default_storage.exists(photo.image.name)
    assert not default_storage.exists(photo.small.name)
    with pytest.raises(operations.AlreadyGone):
        operations.remove_photo(photo=photo, by=maude, at=NOON)
