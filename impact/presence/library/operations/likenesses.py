"""Saying that resources which are alike are not one."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations

from django.db import transaction

from impact.presence.library.models import NotDuplicate, Resource
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = ["keep_apart", "tell_apart"]


@transaction.atomic
def tell_apart(*, resources: Sequence[Resource], by: User, at: datetime) -> None:
    """Keep that these are not duplicates of one another; they are shown together no more."""
    keep_apart(couples=list(combinations(resources, 2)), by=by, at=at)


def keep_apart(
    *, couples: Iterable[tuple[Resource, Resource]], by: User, at: datetime
) -> list[NotDuplicate]:
    """Keep each couple once, in order, and tell it."""
    pairs = {(min(a.pk, b.pk), max(a.pk, b.pk)) for a, b in couples if a.pk != b.pk}
    known = set(NotDuplicate.objects.values_list("first", "second")) & pairs
    told = NotDuplicate.objects.bulk_create(
        NotDuplicate(first_id=first, second_id=second, by=by, at=at)
        for first, second in sorted(pairs - known)
    )
    if told:
        counts = {"count": len(told)}
        record("library.resources.told_apart", actor=by, subject=told[0], at=at, details=counts)
    return told
