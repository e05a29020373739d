"""Photos of the logbook: added redrawn, described, agreed to use by use, removed with their files.

An agreement is a fact: the people in the photo said yes, one day. It is noted by someone of the
team; taken back, it no longer counts anywhere from that moment on.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from impact.journeys.empowerment.models import LogEntry, Photo, PhotoConsent
from impact.journeys.empowerment.operations.logbook import NotThatDay, hold_kept
from impact.lib.kept_pictures import erase_files, keep_files
from impact.lib.pictures import Redrawn
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

#: As many photos as an entry holds.
MOST_PHOTOS = 8


class NoDescription(Exception):
    """A photo is kept with what is seen on it, for those who do not see it."""


class EnoughPhotos(Exception):
    """The entry holds as many photos as it may."""


class AlreadyGone(Exception):
    """The photo was removed meanwhile."""


@transaction.atomic
def add_photo(*, entry: LogEntry, redrawn: Redrawn, alt: str, by: User, at: datetime) -> Photo:
    """Keep a picture with an entry, and what is seen on it; nobody agreed to any use yet.

    :raises NoDescription: if `alt` is empty.
    :raises EnoughPhotos: if the entry has eight.
    :raises AlreadyRemoved: if the entry was removed.
    :raises Archived: if the initiative is archived.
    """
    if not alt.strip():
        raise NoDescription
    held = hold_kept(entry)
    if held.photos.count() >= MOST_PHOTOS:
        raise EnoughPhotos
    photo = Photo(entry=held, alt=alt.strip(), added_by=by, added_at=at)
    keep_files(photo, redrawn)
    _record("empowerment.photo.added", photo, by=by, at=at)
    return photo


@transaction.atomic
def describe_photo(*, photo: Photo, alt: str, by: User, at: datetime) -> None:
    """Say otherwise what is seen on a photo.

    :raises NoDescription: if `alt` is empty.
    :raises AlreadyGone: if the photo was removed.
    :raises AlreadyRemoved: if its entry was removed.
    """
    if not alt.strip():
        raise NoDescription
    held = _hold(photo)
    held.alt = alt.strip()
    held.save(update_fields=["alt"])
    _record("empowerment.photo.described", held, by=by, at=at)


@transaction.atomic
def note_consent(*, photo: Photo, use: str, given_on: date, by: User, at: datetime) -> PhotoConsent:
    """Note that the people in a photo said yes to a use; noted twice, the first one stands.

    :raises NotThatDay: if that day is to come.
    :raises AlreadyGone: if the photo was removed.
    :raises AlreadyRemoved: if its entry was removed.
    """
    held = _hold(photo)
    if given_on > timezone.localdate(at):
        raise NotThatDay(given_on)
    standing = held.consents.filter(use=use, withdrawn_at=None).first()
    if standing is not None:
        return standing
    consent = held.consents.create(
        use=PhotoConsent.Use(use), given_on=given_on, recorded_by=by, recorded_at=at
    )
    _record("empowerment.photo.agreed", held, by=by, at=at, use=use)
    return consent


@transaction.atomic
def withdraw_consent(*, photo: Photo, use: str, by: User, at: datetime) -> bool:
    """Note that someone in a photo no longer agrees; say whether there was something to withdraw.

    It counts at once, even in an archived initiative or for a removed entry: one may always say no.
    """
    standing = PhotoConsent.objects.select_for_update().filter(
        photo=photo, use=use, withdrawn_at=None
    )
    if not standing.update(withdrawn_at=at):
        return False
    _record("empowerment.photo.withdrawn", photo, by=by, at=at, use=use)
    return True


@transaction.atomic
def remove_photo(*, photo: Photo, by: User, at: datetime) -> None:
    """Remove a photo for good: its row, its agreements, its files.

    Like a withdrawal, it is possible at any time, even in an archived initiative.

    :raises AlreadyGone: if it was removed before.
    """
    held = Photo.objects.select_for_update().filter(pk=photo.pk).first()
    if held is None:
        raise AlreadyGone
    _record("empowerment.photo.removed", held, by=by, at=at)
    erase_files([held])
    held.delete()


def _hold(photo: Photo) -> Photo:
    hold_kept(photo.entry)
    held = Photo.objects.select_for_update().filter(pk=photo.pk).first()
    if held is None:
        raise AlreadyGone
    return held


def _record(verb: str, photo: Photo, *, by: User, at: datetime, use: str = "") -> None:
    context = photo.entry.initiative.context
    details = {"use": use} if use else {}
    record(verb, actor=by, subject=photo, at=at, context=context, details=details)
