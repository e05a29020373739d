"""Mending many resources at once: a blank filled, a code added, withdrawn or brought back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from impact.presence.library.descriptions import describe
from impact.presence.library.foreseeing import LISTS, fill
from impact.presence.library.models import Resource
from impact.trust.accounts.models import User
from impact.trust.publishing import operations as publishing

__all__ = ["bring_back", "complete_resources", "withdraw_resources"]


@transaction.atomic
def complete_resources(
    *, slugs: Sequence[str], addition: Mapping[str, Any], by: User, at: datetime, summary: str
) -> int:
    """Give resources what they lack: codes are added, a value takes the place of another.

    Returns how many changed.

    :raises OwnProposal: if `by` is not of the staff.
    :raises IncompleteBatch: if one of them could not be published so; nothing changes.
    """
    rows = Resource.objects.shown().described().filter(slug__in=list(slugs))
    lists = {name: value for name, value in addition.items() if name in LISTS and value}
    values = {name: value for name, value in addition.items() if name not in LISTS and value}
    contents = {one.slug: {**fill(describe(one), by=lists), **values} for one in rows}
    done = publishing.publish_batch(
        kind=Resource.FOUND_AS, contents=contents, by=by, at=at, summary=summary
    )
    return len(done.revisions)


@transaction.atomic
def withdraw_resources(*, slugs: Sequence[str], reason: str, by: User, at: datetime) -> int:
    """Take resources out of what the public reads; their history stays. Returns how many."""
    gone = publishing.retire_batch(kind=Resource.FOUND_AS, keys=slugs, reason=reason, by=by, at=at)
    return len(gone)


@transaction.atomic
def bring_back(*, slugs: Sequence[str], by: User, at: datetime, summary: str) -> int:
    """Publish again what was withdrawn, as it was; what was merged comes back by its merge.

    :raises OwnProposal: if `by` is not of the staff.
    :raises IncompleteBatch: if one of them can no longer be published; nothing changes.
    """
    rows = Resource.objects.described().filter(
        slug__in=list(slugs), retired_at__isnull=False, merged_into=None
    )
    contents = {one.slug: describe(one) for one in rows}
    done = publishing.publish_batch(
        kind=Resource.FOUND_AS, contents=contents, by=by, at=at, summary=summary
    )
    return len(done.revisions)
