"""The files of photos, kept by whatever storage the settings name; a row gone, its files go."""

from collections.abc import Iterable
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from impact.journeys.empowerment.models import Photo
from impact.lib.pictures import Redrawn


def keep_files(photo: Photo, redrawn: Redrawn) -> None:
    """Write both versions of a picture and save its row; no file stays if the row cannot."""
    photo.width, photo.height, photo.sha256 = redrawn.width, redrawn.height, redrawn.sha256
    try:
        photo.image.save("", ContentFile(redrawn.image), save=False)
        photo.small.save("", ContentFile(redrawn.small), save=False)
        with transaction.atomic():
            photo.save()
    except Exception:
        for version in (photo.image, photo.small):
            if version.name:
                version.delete(save=False)
        raise


def erase_files(photos: Iterable[Photo]) -> None:
    """Erase the files of these photos once it is certain that their rows are gone."""
    for photo in photos:
        for version in (photo.image, photo.small):
            if version.name:
                # Past this point the rows are gone: a file that resists is told, not fatal.
                erase = partial(version.storage.delete, version.name)
                transaction.on_commit(erase, robust=True)
