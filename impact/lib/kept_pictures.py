"""The files of a picture that a row keeps: two versions, written with the row, gone with it."""

from collections.abc import Iterable
from functools import partial
from typing import Protocol

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import ImageFieldFile

from impact.lib.pictures import Redrawn

__all__ = ["KeepsPicture", "erase_files", "keep_files"]


class KeepsPicture(Protocol):
    """A row with a picture, the same small enough for a list, and what is known of the first."""

    image: ImageFieldFile
    small: ImageFieldFile
    sha256: str
    width: int
    height: int

    def save(self) -> None: ...


def keep_files(row: KeepsPicture, redrawn: Redrawn) -> None:
    """Write both versions of a picture and save its row; no file stays if the row cannot."""
    row.width, row.height, row.sha256 = redrawn.width, redrawn.height, redrawn.sha256
    try:
        row.image.save("", ContentFile(redrawn.image), save=False)
        row.small.save("", ContentFile(redrawn.small), save=False)
        with transaction.atomic():
            row.save()
    except Exception:
        for version in (row.image, row.small):
            if version.name:
                version.delete(save=False)
        raise


def erase_files(rows: Iterable[KeepsPicture]) -> None:
    """Erase the files of these rows once it is certain that the rows are gone."""
    for row in rows:
        for version in (row.image, row.small):
            if version.name:
                # Past this point the rows are gone: a file that resists is told, not fatal.
                erase = partial(version.storage.delete, version.name)
                transaction.on_commit(erase, robust=True)
