"""A logbook is written by many hands, loses nothing, and forgets what was removed after a while."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import LogEntry, Photo, PhotoConsent
from impact.journeys.empowerment.operations import Told
from impact.journeys.empowerment.personal import forget, personal_data_of
from impact.journeys.empowerment.queries.logbook import find_entries, tags_for
from impact.lib.pictures import redraw
from impact.presence.communities.models import Archived
from impact.presence.communities.operations import archive_initiative
from impact.trust.journal.models import Entry
from tests.cast import NOON, TODAY
from tests.journeys.empowerment.camera import photo_of


def test_an_entry_needs_a_line_and_a_day_only(initiative, solange):
    told = Told(happened_on=TODAY, title="Premier légume")

    entry = operations.write_entry(initiative=initiative, told=told, by=solange, at=NOON)

    assert (entry.kind, entry.in_story) == ("EVENT", True)
    assert Entry.objects.filter(verb="empowerment.entry.written", actor=solange).count() == 1


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(1949, 12, 31), date(205, 5, 5)])
def test_a_day_to_come_or_mistyped_is_refused(initiative, maude, day):
    told = Told(happened_on=day, title="Demain")

    with pytest.raises(operations.NotThatDay):
        operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)
    assert not LogEntry.objects.exists()


def test_the_second_of_two_hands_is_told_and_overwrites_nothing(corvee, maude, solange):
    first = Told(happened_on=TODAY, title="La corvée de Maude")
    operations.revise_entry(entry=corvee, told=first, revision=1, by=maude, at=NOON)

    second = Told(happened_on=TODAY, title="La corvée de Solange")
    with pytest.raises(operations.ChangedMeanwhile) as met:
        operations.revise_entry(entry=corvee, told=second, revision=1, by=solange, at=NOON)

    assert met.value.current.title == "La corvée de Maude"
    corvee.refresh_from_db()
    assert (corvee.title, corvee.revision) == ("La corvée de Maude", 2)


def test_what_was_removed_comes_back_as_it_was(corvee, photo, maude):
    operations.remove_entry(entry=corvee, by=maude, at=NOON)
    assert not LogEntry.objects.kept().exists()
    assert default_storage.exists(photo.image.name)

    operations.restore_entry(entry=corvee, by=maude, at=NOON)

    assert LogEntry.objects.kept().get() == corvee
    assert corvee.components.count() == 1
    assert corvee.photos.get() == photo


def test_a_removed_entry_is_neither_changed_nor_given_photos(corvee, photo, maude):
    operations.remove_entry(entry=corvee, by=maude, at=NOON)

    told = Told(happened_on=TODAY, title="Trop tard")
    with pytest.raises(operations.AlreadyRemoved):
        operations.revise_entry(entry=corvee, told=told, revision=1, by=maude, at=NOON)
    with pytest.raises(operations.AlreadyRemoved):
        operations.describe_photo(photo=photo, alt="Autre chose", by=maude, at=NOON)
    with pytest.raises(operations.AlreadyRemoved):
        operations.remove_entry(entry=corvee, by=maude, at=NOON)


def test_after_thirty_days_a_removed_entry_is_gone_with_its_files(
    corvee, vote, photo, maude, django_capture_on_commit_callbacks
):
    operations.remove_entry(entry=corvee, by=maude, at=NOON)

    with django_capture_on_commit_callbacks(execute=True):
        assert operations.erase_removed(at=NOON + timedelta(days=29)) == 0
    assert default_storage.exists(photo.image.name)
    with django_capture_on_commit_callbacks(execute=True):
        assert operations.erase_removed(at=NOON + timedelta(days=31)) == 1

    assert LogEntry.objects.get() == vote
    assert not Photo.objects.exists()
    assert not default_storage.exists(photo.image.name)
    assert not default_storage.exists(photo.small.name)


def test_an_archived_initiative_is_read_and_no_longer_written(initiative, corvee, maude):
    archive_initiative(initiative=initiative, by=maude, at=NOON)

    told = Told(happened_on=TODAY, title="Trop tard")
    with pytest.raises(Archived):
        operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)
    with pytest.raises(Archived):
        operations.remove_entry(entry=corvee, by=maude, at=NOON)


def test_the_latest_entries_come_first(corvee, vote, initiative, maude):
    operations.remove_entry(entry=vote, by=maude, at=NOON)
    later = operations.write_entry(
        initiative=initiative, told=Told(happened_on=TODAY, title="Un radis"), by=maude, at=NOON
    )

    assert list(find_entries(initiative)) == [later, corvee]


def test_tags_are_those_of_the_frames_the_team_uses(initiative, corvee, compass, maude):
    assert {tag.frame.code for tag in tags_for(initiative)} == {"ninacs"}
    ours = operations.make_frame(
        initiative=initiative,
        draft=operations.FrameDraft(
            "Le nôtre", ["Voix", "Clés", "Terre"], ["Peu", "Assez", "Plein"]
        ),
        by=maude,
        at=NOON,
    )

    assert {tag.frame_id for tag in tags_for(initiative)} == {ours.pk}
    assert {tag.frame_id for tag in tags_for(initiative, entry=corvee)} == {ours.pk, compass.pk}


def test_her_copy_tells_what_she_wrote_added_and_noted(corvee, photo, maude):
    operations.note_consent(
        photo=photo, use=PhotoConsent.Use.PUBLIC, given_on=TODAY, by=maude, at=NOON
    )

    copy = personal_data_of(maude)

    assert copy["journal_de_bord"][0]["titre"] == "La grande corvée"
    assert copy["photos_ajoutees"][0]["ce_qu_on_y_voit"] == "Des gens bêchent"
    assert copy["accords_notes"][0]["usage"] == "La publier"


def test_her_erasure_leaves_the_words_without_her_name(initiative, team, maude, solange):
    told = Told(happened_on=TODAY, title="Solange Petit a parlé", actors="solange petit, la ville")
    entry = operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)
    photo = operations.add_photo(
        entry=entry, redrawn=redraw(photo_of()), alt="Solange Petit parle", by=maude, at=NOON
    )

    forget(solange)

    entry.refresh_from_db()
    photo.refresh_from_db()
    assert photo.alt == "une personne partie parle"
    assert entry.title == "une personne partie a parlé"
    assert entry.actors == "une personne partie, la ville"
