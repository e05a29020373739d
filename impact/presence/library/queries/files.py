"""Who reads a deposited file today: everyone, a few, nobody any more; and those kept, for who keeps
them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from impact.knowledge.territories.names import fold
from impact.presence.library.models import Resource, StoredFile
from impact.trust.accounts.models import User
from impact.trust.publishing.models import Revision, RevisionQuerySet
from impact.trust.publishing.policies import may_read

__all__ = [
    "GIVEN",
    "WAITING",
    "WITHDRAWN",
    "count_files",
    "files_in",
    "is_gone",
    "is_public",
    "may_read_file",
]

#: Where a file stands: given to everyone, held by no resource that is shown, withdrawn.
GIVEN, WAITING, WITHDRAWN = "given", "waiting", "withdrawn"
_IS_GIVEN = Exists(Resource.objects.shown().filter(file=OuterRef("pk")))
_STANDS: dict[str, Q] = {
    GIVEN: Q(withdrawn_at=None, is_given=True),
    WAITING: Q(withdrawn_at=None, is_given=False),
    WITHDRAWN: Q(withdrawn_at__isnull=False),
}


def files_in(state: str, *, words: str = "") -> QuerySet[StoredFile]:
    """Return the files that stand so, the last that came to it first, by their name or resource."""
    rows = StoredFile.objects.annotate(is_given=_IS_GIVEN).filter(_STANDS[state])
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(resources__folded__contains=fold(word)))
    order = "-withdrawn_at" if state == WITHDRAWN else "-added_at"
    return (
        rows.select_related("added_by")
        .prefetch_related("resources")
        .distinct()
        .order_by(order, "-pk")
    )


def count_files() -> dict[str, int]:
    """Return how many files stand each way."""
    rows = StoredFile.objects.annotate(is_given=_IS_GIVEN)
    return rows.aggregate(**{state: Count("pk", filter=told) for state, told in _STANDS.items()})


def is_public(file: StoredFile) -> bool:
    """Say whether everyone reads this file: a shown resource holds it."""
    return file.withdrawn_at is None and Resource.objects.shown().filter(file=file).exists()


def is_gone(file: StoredFile) -> bool:
    """Say whether a file was public and is no more: withdrawn, or its resource changed or went."""
    if file.withdrawn_at is not None:
        return True
    was_published = Q(content__file=file.token) | Q(base__file=file.token)
    return not is_public(file) and (
        file.resources.exists()
        or _revisions().filter(was_published, state=Revision.State.PUBLISHED).exists()
    )


def may_read_file(user: User | AnonymousUser, file: StoredFile) -> bool:
    """Before its resource is published: who deposited it, the staff, those who review it."""
    if isinstance(user, AnonymousUser) or file.withdrawn_at is not None:
        return False
    if user.is_staff or file.added_by_id == user.pk:
        return True
    waiting = _revisions().waiting().filter(content__file=file.token)
    return any(may_read(user, one) for one in waiting.select_related("publication"))


def _revisions() -> RevisionQuerySet:
    return Revision.objects.filter(publication__kind=Resource.FOUND_AS)
