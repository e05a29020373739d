"""Telling what an initiative did with a resource, naming it or not, and taking it back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from impact.presence.communities.models import Initiative
from impact.presence.library.models import Resource, UseStory
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = ["Told", "Withdrawn", "name_use", "tell_use", "withdraw_use"]


class Withdrawn(Exception):
    """This story was taken back before."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was done with it, what is advised, and whether the initiative is named beside."""

    words: str
    advice: str = ""
    is_named: bool = False


@transaction.atomic
def tell_use(
    *, resource: Resource, initiative: Initiative, told: Told, by: User, at: datetime
) -> UseStory:
    """Tell everyone what the initiative did with a resource."""
    use = UseStory.objects.create(
        resource=resource,
        initiative=initiative,
        words=told.words,
        advice=told.advice,
        is_named=told.is_named,
        told_by=by,
        told_at=at,
    )
    record("library.use.told", actor=by, subject=use, context=initiative.context, at=at)
    return use


@transaction.atomic
def name_use(*, use: UseStory, is_named: bool, by: User, at: datetime) -> UseStory:
    """Name the initiative beside what it told, or name it no more.

    :raises Withdrawn: if it was taken back meanwhile.
    """
    use = _hold(use)
    if use.is_named != is_named:
        use.is_named = is_named
        use.save(update_fields=["is_named"])
        verb = "library.use.named" if is_named else "library.use.unnamed"
        record(verb, actor=by, subject=use, context=use.initiative.context, at=at)
    return use


@transaction.atomic
def withdraw_use(*, use: UseStory, by: User, at: datetime) -> UseStory:
    """Take a story back: nobody reads it any more.

    :raises Withdrawn: if it was taken back before.
    """
    use = _hold(use)
    use.withdrawn_at = at
    use.save(update_fields=["withdrawn_at"])
    record("library.use.withdrawn", actor=by, subject=use, context=use.initiative.context, at=at)
    return use


def _hold(use: UseStory) -> UseStory:
    held = UseStory.objects.select_for_update(of=["self"]).select_related("initiative")
    use = held.get(pk=use.pk)
    if use.withdrawn_at is not None:
        raise Withdrawn
    return use
