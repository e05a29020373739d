"""A collection as plain values: its words, and its resources in order, « slug: pourquoi »."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from impact.lib.search.engine import note
from impact.presence.library.models import Collection, Resource, Shelving
from impact.presence.library.provision import restamp
from impact.trust.publishing.faults import too_long

__all__ = [
    "LONGEST_WORD",
    "cut_line",
    "describe_collection",
    "find_collection_faults",
    "retire_collections",
    "write_collection",
]

TEXTS = {"title": 160, "summary": 2000, "chosen_by": 160}
#: The longest a word on a resource may be, and the most resources a collection holds.
LONGEST_WORD, MOST = 300, 200


def describe_collection(collection: Collection) -> dict[str, Any]:
    """Return what a collection says now, in this shape."""
    shelved = collection.shelvings.select_related("resource")
    return {
        **{name: getattr(collection, name) for name in TEXTS},
        "resources": [
            f"{one.resource.slug}: {one.word}" if one.word else one.resource.slug for one in shelved
        ],
    }


def cut_line(line: str) -> tuple[str, str]:
    """Return the slug of a resource and the word on it."""
    slug, _mark, word = str(line).partition(":")
    return slug.strip(), word.strip()


def find_collection_faults(
    told: Mapping[str, Any], *, shown: Iterable[str] | None = None
) -> dict[str, str]:
    """Return what is wrong, field → cure; `shown` are the slugs that may be named."""
    faults = {}
    if not str(told.get("title") or "").strip():
        faults["title"] = _("Donnez un titre à la collection.")
    faults |= too_long(told, limits=TEXTS)
    lines = [cut_line(line) for line in told.get("resources") or ()]
    if cure := _lines_cure(lines, shown=_shown(lines) if shown is None else set(shown)):
        faults["resources"] = cure
    return faults


def _shown(lines: Sequence[tuple[str, str]]) -> set[str]:
    rows = Resource.objects.shown().filter(slug__in=[slug for slug, _word in lines])
    return set(rows.values_list("slug", flat=True))


def _lines_cure(lines: Sequence[tuple[str, str]], *, shown: set[str]) -> str:
    slugs = [slug for slug, _word in lines]
    absent = [slug for slug in slugs if slug not in shown]
    twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
    if not lines:
        return _("Nommez au moins une ressource, par la fin de son adresse.")
    if len(lines) > MOST:
        return _("Une collection tient %(most)s ressources au plus.") % {"most": MOST}
    if absent:
        return _("Ces ressources ne sont pas dans la bibliothèque\u00a0: %(slugs)s.") % {
            "slugs": ", ".join(absent[:10])
        }
    if twice:
        return _("Ces ressources sont là deux fois\u00a0: %(slugs)s.") % {"slugs": ", ".join(twice)}
    if any(len(word) > LONGEST_WORD for _slug, word in lines):
        return _("Le mot sur une ressource tient en %(most)s caractères.") % {"most": LONGEST_WORD}
    return ""


@transaction.atomic
def write_collection(slug: str, told: Mapping[str, Any], *, at: datetime) -> Collection:
    """Make a collection say what its checked values say; a new one appears."""
    row, _is_new = Collection.objects.select_for_update().get_or_create(
        slug=slug, defaults={"title": told["title"], "created_at": at, "revised_at": at}
    )
    before = set() if row.retired_at else set(row.resources.all())
    for name in TEXTS:
        setattr(row, name, str(told.get(name) or "").strip())
    row.revised_at, row.retired_at = at, None
    row.save()
    lines = [cut_line(line) for line in told.get("resources") or ()]
    held = Resource.objects.in_bulk([slug for slug, _word in lines], field_name="slug")
    row.shelvings.all().delete()
    Shelving.objects.bulk_create(
        Shelving(collection=row, resource=held[slug], position=position, word=word)
        for position, (slug, word) in enumerate(lines, start=1)
        if slug in held
    )
    # Harvesters know a resource by the sets it stands in: what came in or went out is new to them.
    restamp(before ^ set(row.resources.all()), at=at)
    note(kind=Collection.FOUND_AS, keys=[slug], at=at)
    return row


@transaction.atomic
def retire_collections(slugs: Iterable[str], *, at: datetime) -> None:
    """Take collections out of what the public reads; their resources stay."""
    slugs = list(slugs)
    gone = Collection.objects.shown().filter(slug__in=slugs)
    restamp(Resource.objects.filter(collections__in=gone), at=at)
    gone.update(retired_at=at, revised_at=at)
    note(kind=Collection.FOUND_AS, keys=slugs, at=at)
