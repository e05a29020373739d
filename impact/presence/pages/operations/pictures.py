"""Pictures of pages: added redrawn, described, removed with their files once nothing shows them."""

from datetime import datetime

from django.db import transaction

from impact.lib.kept_pictures import erase_files, keep_files
from impact.lib.pictures import Redrawn
from impact.presence.pages.models import Page, Picture
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

#: As many pictures as are kept for one page, shown or not.
MOST = 40


class NoDescription(Exception):
    """A picture is kept with what is seen on it, for those who do not see it."""


class EnoughPictures(Exception):
    """As many pictures as may be are kept for this page."""


class StillShown(Exception):
    """A page shows this picture: the page changes first."""


@transaction.atomic
def add_picture(
    *, redrawn: Redrawn, alt: str, kind: str, key: str, by: User, at: datetime
) -> Picture:
    """Keep a picture for a page, and what is seen on it.

    :raises NoDescription: if `alt` is empty.
    :raises EnoughPictures: if forty are kept for this page.
    """
    if not alt.strip():
        raise NoDescription
    if Picture.objects.prepared_for(kind=kind, key=key).count() >= MOST:
        raise EnoughPictures
    picture = Picture(kind=kind, key=key, alt=alt.strip(), added_by=by, added_at=at)
    keep_files(picture, redrawn)
    record("pages.picture.added", actor=by, subject=picture, at=at)
    return picture


@transaction.atomic
def describe_picture(*, picture: Picture, alt: str, by: User, at: datetime) -> None:
    """Say otherwise what is seen on a picture.

    :raises NoDescription: if `alt` is empty.
    """
    if not alt.strip():
        raise NoDescription
    picture.alt = alt.strip()
    picture.save(update_fields=["alt"])
    record("pages.picture.described", actor=by, subject=picture, at=at)


@transaction.atomic
def remove_picture(*, picture: Picture, by: User, at: datetime) -> None:
    """Remove a picture for good, and its files.

    :raises StillShown: if a page shows it.
    """
    held = Picture.objects.select_for_update().filter(pk=picture.pk).first()
    if held is None:
        return
    if Page.objects.filter(pictures=held).exists():
        raise StillShown
    record("pages.picture.removed", actor=by, subject=held, at=at)
    erase_files([held])
    held.delete()
