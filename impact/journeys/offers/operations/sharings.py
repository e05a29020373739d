"""Telling other initiatives what the team is willing to pass on, and taking it back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from impact.journeys.offers.models import Sharing
from impact.journeys.offers.queries.neighbors import stands_on_indigenous_land
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class AuthorityUnheard(Exception):
    """On the land of a First Nation or of Inuit, its own authority says yes first."""


@dataclass(frozen=True, slots=True)
class Willing:
    """What a team says it is willing to share, and how to reach it."""

    words: str
    contact: str
    has_authority: bool = False


@transaction.atomic
def share(
    *, initiative: Initiative, thread: str, willing: Willing, by: User, at: datetime
) -> Sharing:
    """Say, or say anew, what the team is willing to pass on about a competency.

    :raises AuthorityUnheard: on indigenous land, unless its authority agreed.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(initiative)
    if stands_on_indigenous_land(held) and not willing.has_authority:
        raise AuthorityUnheard
    sharing, _is_new = held.sharings.update_or_create(
        thread=thread,
        defaults={
            "words": willing.words,
            "contact": willing.contact,
            "decided_by": by,
            "decided_at": at,
            "authority_agreed_on": timezone.localdate(at) if willing.has_authority else None,
        },
    )
    _tell("decided", sharing, by=by, at=at)
    return sharing


@transaction.atomic
def stop_sharing(*, sharing: Sharing, by: User, at: datetime) -> None:
    """Take it back: nobody outside reads it from that moment on."""
    if Sharing.objects.filter(pk=sharing.pk).exists():
        _tell("withdrawn", sharing, by=by, at=at)
        sharing.delete()


def _tell(deed: str, sharing: Sharing, *, by: User, at: datetime) -> None:
    context = sharing.initiative.context
    record(f"offers.sharing.{deed}", actor=by, subject=sharing, at=at, context=context)
