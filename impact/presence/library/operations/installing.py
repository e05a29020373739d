"""Installing the library from its files; what was mended on the site stays as it was mended.

A resource that leaves a file stays too: taking one away is a decision, with reasons.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction

from impact.lib.content import Outcome, files_in, read_file
from impact.presence.library.content import LibraryFile, read_library
from impact.presence.library.descriptions import Known, describe, write_resources
from impact.presence.library.models import Collection as Shelf
from impact.presence.library.models import Resource
from impact.presence.library.shelves import describe_collection, write_collection
from impact.trust.publishing.models import Publication

__all__ = ["install_library"]

Told = Mapping[str, Mapping[str, Any]]


@transaction.atomic
def install_library(*, path: Path, on: date) -> Outcome:
    """Add the resources and collections of files; change those nobody mended on the site.

    :raises BadContent: if a file is at fault; then nothing changes.
    """
    files = [read_library(read_file(file)) for file in files_in(path)]
    _check(files)
    at = datetime.combine(on, time(12), tzinfo=UTC)
    resources = {slug: told for file in files for slug, told in file.resources.items()}
    collections = {slug: told for file in files for slug, told in file.collections.items()}
    return _install_resources(resources, at=at) + _install_collections(collections, at=at)


def _check(files: Iterable[LibraryFile]) -> None:
    files = list(files)
    known = Known.of(told for file in files for told in file.resources.values())
    shown = {slug for file in files for slug in file.resources}
    shown |= set(Resource.objects.shown().values_list("slug", flat=True))
    for file in files:
        file.check(codes=known, shown=frozenset(shown))


def _install_resources(told: Told, *, at: datetime) -> Outcome:
    marks = {slug: _mark(one) for slug, one in told.items()}
    rows = Resource.objects.described().filter(slug__in=told)
    held = {one.slug: one for one in rows}
    decided = _decided(Resource.FOUND_AS, told)
    changed = {
        slug
        for slug, row in held.items()
        if slug not in decided and row.installed_as != marks[slug] and _is_as_installed(row)
    }
    written = {slug: one for slug, one in told.items() if slug not in held or slug in changed}
    rows_written = write_resources(written, at=at)
    for row in rows_written:
        row.installed_as = marks[row.slug]
    Resource.objects.bulk_update(rows_written, ["installed_as"], batch_size=200)
    return Outcome(
        created=len(told) - len(held), changed=len(changed), kept=len(held) - len(changed)
    )


def _is_as_installed(row: Resource) -> bool:
    """Say whether nobody changed it since; what a person wrote or retired here stays."""
    return row.retired_at is None and row.installed_as == _mark(describe(row))


def _install_collections(told: Told, *, at: datetime) -> Outcome:
    """Add collections; one that stands is changed as long as nobody decided of it on the site."""
    held = {one.slug: one for one in Shelf.objects.filter(slug__in=told)}
    decided = _decided(Shelf.FOUND_AS, told)
    changed = {
        slug
        for slug, row in held.items()
        if slug not in decided and row.retired_at is None and describe_collection(row) != told[slug]
    }
    for slug, one in told.items():
        if slug not in held or slug in changed:
            write_collection(slug, one, at=at)
    return Outcome(
        created=len(told) - len(held), changed=len(changed), kept=len(held) - len(changed)
    )


def _decided(kind: str, slugs: Collection[str]) -> set[str]:
    """Return those that publishing knows: their words belong to who decided of them."""
    rows = Publication.objects.filter(kind=kind, key__in=list(slugs)).exclude(current=None)
    return set(rows.values_list("key", flat=True))


def _mark(told: Mapping[str, Any]) -> str:
    """Return a short mark of all a description says, the order of its codes aside."""
    plain = {
        name: sorted(value) if isinstance(value, list) and name != "creators" else value
        for name, value in told.items()
    }
    return sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
