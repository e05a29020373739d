"""Files of the library: accepted once vetted, kept once by content, withdrawn, erased.

Whoever deposits again the same content finds the same file; someone else's deposit has its own
address, upon the same content.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Sum

from impact.lib.files.vetting import Refused, Vetted, vet
from impact.presence.library.filenames import clean_name
from impact.presence.library.models import Resource, StoredFile
from impact.presence.library.models.files import StoredFileQuerySet
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing.models import Revision

__all__ = [
    "EnoughToday",
    "Refused",
    "TooHeavy",
    "accept_file",
    "erase_files",
    "restore_file",
    "withdraw_file",
]

MEGABYTE = 1024 * 1024
#: How long a file waits to be attached to a resource.
WAITS = timedelta(days=1)


class TooHeavy(Exception):
    """The file is heavier than the settings let in."""


class EnoughToday(Exception):
    """This person deposited as much as one may in a day."""


@transaction.atomic
def accept_file(*, upload: File, by: User, at: datetime) -> StoredFile:
    """Keep a file once its content is vetted, and say what it is.

    :raises TooHeavy: if it is over the limit of the settings.
    :raises Refused: if its content is not one that is kept; `reason` says why.
    :raises EnoughToday: if she deposited enough in a day; staff may always.
    """
    if (upload.size or 0) > settings.LIBRARY_FILE_MEGABYTES * MEGABYTE:
        raise TooHeavy
    vetted = vet(upload.read())
    # Two deposits at once would both find the day not full yet.
    User.objects.select_for_update().get(pk=by.pk)
    sha256 = hashlib.sha256(vetted.content).hexdigest()
    same = list(StoredFile.objects.kept().select_for_update().filter(sha256=sha256))
    hers = next((one for one in same if one.added_by_id == by.pk), None)
    if hers is not None:
        return hers
    _refuse_too_many(by, vetted, at=at)
    file = StoredFile(
        token=secrets.token_urlsafe(24),
        name=clean_name(upload.name or "", suffix=vetted.suffix),
        media_type=vetted.media_type,
        size=len(vetted.content),
        sha256=sha256,
        reading=vetted.reading,
        added_by=by,
        added_at=at,
    )
    _keep(file, vetted, blob=(same[0].blob.name if same else "") or "")
    record("library.file.deposited", actor=by, subject=file, at=at)
    return file


@transaction.atomic
def withdraw_file(*, file: StoredFile, reason: str, by: User, at: datetime) -> int:
    """Stop giving a content out, at once and at each of its addresses; return how many those were.

    It is erased after thirty days; meanwhile it may come back.
    """
    same = _hold_same(file).filter(withdrawn_at=None)
    for one in same:
        record("library.file.withdrawn", actor=by, subject=one, at=at)
    return same.update(withdrawn_at=at, withdrawn_because=reason)


@transaction.atomic
def restore_file(*, file: StoredFile, by: User, at: datetime) -> bool:
    """Give out again what was withdrawn with this file; say whether its content was still there."""
    held = _hold_same(file).get(pk=file.pk)
    if not held.blob:
        return False
    gone = _hold_same(file).filter(withdrawn_at__isnull=False, withdrawn_at=held.withdrawn_at)
    for one in gone:
        record("library.file.restored", actor=by, subject=one, at=at)
    gone.update(withdrawn_at=None, withdrawn_because="")
    return True


@transaction.atomic
def erase_files(*, at: datetime) -> int:
    """Erase what was deposited a day ago and never attached, and what was withdrawn long ago.

    The row of a withdrawn file stays, so that its address says that it is gone.
    """
    orphans = _orphans(before=at - WAITS)
    gone = StoredFile.objects.select_for_update().filter(withdrawn_at__lte=at - StoredFile.LINGERS)
    emptied = list(gone.exclude(blob=""))
    _erase_contents([*orphans, *emptied])
    StoredFile.objects.filter(pk__in=[one.pk for one in orphans]).delete()
    StoredFile.objects.filter(pk__in=[one.pk for one in emptied]).update(blob="", reading={})
    return len(orphans) + len(emptied)


def _hold_same(file: StoredFile) -> StoredFileQuerySet:
    """Return the deposits of this content, held until the deed is done."""
    return StoredFile.objects.select_for_update().filter(sha256=file.sha256)


def _refuse_too_many(by: User, vetted: Vetted, *, at: datetime) -> None:
    if by.is_staff:
        return
    lately = StoredFile.objects.filter(added_by=by, added_at__gt=at - timedelta(days=1))
    weight = (lately.aggregate(sum=Sum("size"))["sum"] or 0) + len(vetted.content)
    if (
        lately.count() >= settings.LIBRARY_DAILY_FILES
        or weight > settings.LIBRARY_DAILY_MEGABYTES * MEGABYTE
    ):
        raise EnoughToday


def _keep(file: StoredFile, vetted: Vetted, *, blob: str) -> None:
    """Write the row, upon a content that is there already or a new one; none is left alone."""
    if blob:
        file.blob.name = blob
        file.save()
        return
    storage, place = file.blob.storage, f"ressources/{file.sha256[:2]}/{file.sha256}"
    kept = storage.save(f"{place}{vetted.suffix}", ContentFile(vetted.content))
    file.blob.name = kept
    try:
        with transaction.atomic():
            file.save()
    except Exception:
        storage.delete(kept)
        raise


def _orphans(*, before: datetime) -> list[StoredFile]:
    """Return the files that neither a resource nor any proposal of one holds."""
    loose = StoredFile.objects.select_for_update(of=("self",)).filter(
        added_at__lte=before, resources=None, withdrawn_at=None
    )
    by_token = {one.token: one for one in loose}
    told = Revision.objects.filter(publication__kind=Resource.FOUND_AS)
    for side in ("content", "base"):
        held = told.filter(**{f"{side}__file__isnull": False}).exclude(**{f"{side}__file": ""})
        for token in held.values_list(f"{side}__file", flat=True).iterator():
            by_token.pop(token, None)
    return list(by_token.values())


def _erase_contents(files: Iterable[StoredFile]) -> None:
    """Erase these contents once it is certain, unless another deposit stands upon them."""
    files = list(files)
    going = {one.pk for one in files}
    names = {str(one.blob.name): one.blob.storage for one in files}
    others = StoredFile.objects.filter(blob__in=names).exclude(pk__in=going)
    for name in set(others.values_list("blob", flat=True)):
        names.pop(name, None)
    for name, storage in names.items():
        # Past this point the rows are gone: a file that resists is told, not fatal.
        transaction.on_commit(partial(storage.delete, name), robust=True)
