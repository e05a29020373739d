"""Who reads a deposited file today: everyone, a few, nobody any more."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from impact.presence.library.models import Resource, StoredFile
from impact.trust.accounts.models import User
from impact.trust.publishing.models import Revision, RevisionQuerySet
from impact.trust.publishing.policies import may_read

__all__ = ["is_gone", "is_public", "may_read_file"]


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
