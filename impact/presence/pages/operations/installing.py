"""Installing the pages that come with the product, without undoing what was written here since."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.db import transaction

from impact.lib.content import BadContent, Outcome
from impact.presence.pages.checks import check_page
from impact.presence.pages.content import read_pages
from impact.presence.pages.fields import PAGE_FIELDS
from impact.presence.pages.models import Page
from impact.presence.pages.operations.writing import withdraw_page, write_page
from impact.trust.publishing.models import Publication

_NAMES = tuple(field.name for field in PAGE_FIELDS)


@transaction.atomic
def install_pages(*, path: Path, on: date) -> Outcome:
    """Make pages say what their files say, field by field, but for what was changed here.

    A page whose file is gone is retired, unless someone changed it here; one retired here stays
    so (decision 0024).

    :raises BadContent: if a file is at fault; then nothing changes.
    """
    at = datetime.combine(on, time(12), tzinfo=UTC)
    standing = {page.key: page for page in Page.objects.of_kind(Page.Kind.PAGE)}
    outcome = Outcome()
    told = read_pages(path)
    for key, content in told.items():
        if faults := check_page(key, content):
            raise BadContent(", ".join(faults.values()), file=path, code=key)
        outcome += _install(key, content, standing.get(key), at=at)
    for key in standing.keys() - told.keys():
        outcome += _let_go(standing[key], at=at)
    return outcome


def _install(key: str, content: Mapping[str, Any], page: Page | None, *, at: datetime) -> Outcome:
    if page is None:
        _write(key, content, content, at=at)
        return Outcome(created=1)
    if page.installed == content:
        return Outcome(kept=1)
    now = {name: _plain(page, name) for name in _NAMES}
    # What still says what the former file said follows the new one; the rest was written here.
    moved = {name: said for name, said in content.items() if page.installed.get(name) == now[name]}
    is_retired = page.retired_at is not None
    _write(key, now | moved, content, at=at)
    if is_retired:
        withdraw_page(kind=Page.Kind.PAGE, key=key, at=at)
    return Outcome(changed=1)


def _write(
    key: str, content: Mapping[str, Any], installed: Mapping[str, Any], *, at: datetime
) -> None:
    page = write_page(kind=Page.Kind.PAGE, key=key, content=content, at=at)
    page.installed = dict(installed)
    page.save(update_fields=["installed"])


def _let_go(page: Page, *, at: datetime) -> Outcome:
    written_here = Publication.objects.filter(kind=Page.Kind.PAGE, key=page.key).exists()
    if not page.installed or page.retired_at or written_here:
        return Outcome()
    withdraw_page(kind=Page.Kind.PAGE, key=page.key, at=at)
    return Outcome(retired=1)


def _plain(page: Page, name: str) -> str:
    value = getattr(page, name)
    return value.isoformat() if isinstance(value, date) else str(value or "")
