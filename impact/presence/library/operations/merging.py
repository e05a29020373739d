"""Making one resource of several, and undoing it; uses, collections and addresses follow."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from impact.presence.library.descriptions import describe
from impact.presence.library.models import Harvested, Merge, Resource, Shelving, UseStory
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing import operations as publishing

__all__ = ["AlreadyUndone", "MovedMeanwhile", "merge_resources", "undo_merge"]

Taken = dict[str, dict[str, list[Any]]]


class MovedMeanwhile(Exception):
    """One of the resources was changed, merged or withdrawn since it was shown."""


class AlreadyUndone(Exception):
    """This merge was undone already, or what it made was merged again: undo that one first."""


@transaction.atomic
def merge_resources(
    *,
    kept: Resource,
    others: Sequence[Resource],
    content: Mapping[str, Any],
    by: User,
    at: datetime,
) -> Merge:
    """Make `kept` say `content`, give it all that the others had, and lead their addresses to it.

    :raises MovedMeanwhile: if any of them changed since it was read.
    :raises OwnProposal: if `by` is not of the staff.
    :raises IncompleteBatch: if the content cannot be published; nothing changes.
    """
    kept, others = _hold(kept, others)
    before = describe(kept)
    publishing.publish_batch(
        kind=Resource.FOUND_AS,
        contents={kept.slug: content},
        by=by,
        at=at,
        summary=_("Fusion de notices qui disaient la même chose"),
    )
    taken = {one.slug: _take(one, kept) for one in others}
    publishing.retire_batch(
        kind=Resource.FOUND_AS,
        keys=[one.slug for one in others],
        reason=_("Fusionnée avec «\u00a0%(title)s\u00a0».") % {"title": content.get("title", "")},
        by=by,
        at=at,
    )
    _lead(others, to=kept, at=at)
    merge = Merge.objects.create(kept=kept, before=before, taken=taken, by=by, at=at)
    counts = {"count": len(others)}
    record("library.resources.merged", actor=by, subject=merge, at=at, details=counts)
    return merge


@transaction.atomic
def undo_merge(*, merge: Merge, by: User, at: datetime) -> bool:
    """Bring back those that went, with what they had; say whether the one kept says again what it
    said, which it does unless someone changed it since.

    :raises AlreadyUndone: if it was undone, or one that went was given another place since.
    """
    merge = Merge.objects.select_for_update().select_related("kept").get(pk=merge.pk)
    gone = Resource.objects.described().filter(slug__in=merge.taken, merged_into=merge.kept)
    others = {one.slug: one for one in gone}
    if merge.undone_at or merge.kept.retired_at or set(others) != set(merge.taken):
        raise AlreadyUndone
    contents: dict[str, Mapping[str, Any]] = {one.slug: describe(one) for one in gone}
    is_untouched = merge.kept.revised_at == merge.at
    if is_untouched:
        contents[merge.kept.slug] = merge.before
    publishing.publish_batch(
        kind=Resource.FOUND_AS, contents=contents, by=by, at=at, summary=_("Fusion défaite")
    )
    for slug, taken in merge.taken.items():
        _give_back(others[slug], merge.kept, taken)
    merge.undone_at, merge.undone_by = at, by
    merge.save(update_fields=["undone_at", "undone_by"])
    record("library.resources.parted", actor=by, subject=merge, at=at)
    return is_untouched


def _hold(kept: Resource, others: Sequence[Resource]) -> tuple[Resource, list[Resource]]:
    pks = [kept.pk, *(one.pk for one in others)]
    rows = Resource.objects.shown().select_for_update(of=["self"]).in_bulk(pks)
    read = {one.pk: one.revised_at for one in (kept, *others)}
    if len(rows) != len(set(pks)) or any(rows[pk].revised_at != read[pk] for pk in pks):
        raise MovedMeanwhile
    return rows[kept.pk], [rows[one.pk] for one in others]


def _lead(others: Sequence[Resource], *, to: Resource, at: datetime) -> None:
    """Lead the addresses of those that went, and what led to them, to the one that stays."""
    pks = [one.pk for one in others]
    Resource.objects.filter(merged_into__in=pks).update(merged_into=to)
    Resource.objects.filter(pk__in=pks).update(merged_into=to)
    # The one that stays may say the same as before: the merge is still a change for undoing.
    Resource.objects.filter(pk=to.pk).update(revised_at=at)


def _take(one: Resource, kept: Resource) -> dict[str, list[Any]]:
    """Give what a resource had to the one that stays; return what it was, to be given back."""
    uses = list(UseStory.objects.filter(resource=one).values_list("pk", flat=True))
    harvested = list(Harvested.objects.filter(resource=one).values_list("pk", flat=True))
    UseStory.objects.filter(pk__in=uses).update(resource=kept)
    Harvested.objects.filter(pk__in=harvested).update(resource=kept)
    there = set(kept.shelvings.values_list("collection", flat=True))
    shelvings = []
    for place in Shelving.objects.filter(resource=one):
        is_moved = place.collection_id not in there
        shelvings.append([place.collection_id, place.position, place.word, is_moved])
        if is_moved:
            there.add(place.collection_id)
            place.resource = kept
            place.save(update_fields=["resource"])
        else:
            place.delete()
    return {"uses": uses, "harvested": harvested, "shelvings": shelvings}


def _give_back(one: Resource, kept: Resource, taken: Mapping[str, list[Any]]) -> None:
    UseStory.objects.filter(pk__in=taken["uses"], resource=kept).update(resource=one)
    Harvested.objects.filter(pk__in=taken["harvested"], resource=kept).update(resource=one)
    for collection, position, word, is_moved in taken["shelvings"]:
        if is_moved:
            Shelving.objects.filter(collection=collection, resource=kept).delete()
        Shelving.objects.get_or_create(
            collection_id=collection,
            resource=one,
            defaults={"position": position, "word": word},
        )
