"""What a team agreed on about one of its competencies, dissent kept beside."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from impact.journeys.needs.models import Rating, Source
from impact.journeys.needs.operations.readings import refresh_reading
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = ["Consensus", "InTheFuture", "record_consensus"]


class InTheFuture(Exception):
    """A consensus is written down once it was reached, not before."""


@dataclass(frozen=True, slots=True)
class Consensus:
    """The level a group agreed on (none when it could not tell), why, and who thinks otherwise."""

    on: date
    level: int | None
    confidence: int | None = None
    reasons: str = ""
    dissent: str = ""


@transaction.atomic
def record_consensus(
    *,
    initiative: Initiative,
    competency: Competency,
    consensus: Consensus,
    by: User,
    at: datetime,
) -> Rating:
    """Add what the group agreed on, dated the day it did; earlier ones stay.

    :raises Archived: if the initiative is archived.
    :raises InTheFuture: if the day has not come yet.
    """
    initiative = Initiative.objects.lock_open(initiative)
    rating = Rating.objects.create(
        source=Source.GROUP,
        rater=by,
        initiative=initiative,
        competency=competency,
        level=consensus.level,
        confidence=consensus.confidence,
        evidence=consensus.reasons,
        dissent=consensus.dissent,
        rated_at=_moment_of(consensus.on, now=at),
    )
    record(
        "needs.consensus.recorded",
        actor=by,
        subject=rating,
        at=at,
        context=initiative.context,
        details={"competency": competency.code},
    )
    refresh_reading(initiative=initiative, at=at)
    return rating


def _moment_of(day: date, *, now: datetime) -> datetime:
    """Return now for today, and the noon of a day gone by."""
    today = timezone.localdate(now)
    if day > today:
        raise InTheFuture
    return now if day == today else timezone.make_aware(datetime.combine(day, time(12)))
