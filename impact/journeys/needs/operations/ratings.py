"""Rating someone else, only as she agreed to; kept apart from what she says of herself."""

from datetime import datetime

from django.db import transaction

from impact.journeys.needs.answers import Answer
from impact.journeys.needs.models import Rating, Source
from impact.journeys.needs.policies import may_rate
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = ["NotAllowed", "rate_as_coach", "rate_peer"]


class NotAllowed(Exception):
    """This person did not agree to be rated by this one, or they no longer work together."""


def rate_peer(
    *, person: User, initiative: Initiative, answer: Answer, by: User, at: datetime
) -> Rating:
    """Add what a fellow member says of someone, within the initiative they share.

    :raises NotAllowed: unless both belong to it today and the person agreed there.
    """
    return _rate(Source.PEER, person=person, initiative=initiative, answer=answer, by=by, at=at)


def rate_as_coach(
    *, person: User, initiative: Initiative, answer: Answer, by: User, at: datetime
) -> Rating:
    """Add what someone who accompanies the initiative says of one of its members.

    :raises NotAllowed: unless the rater accompanies it today and the person agreed there.
    """
    return _rate(Source.COACH, person=person, initiative=initiative, answer=answer, by=by, at=at)


@transaction.atomic
def _rate(
    source: Source,
    *,
    person: User,
    initiative: Initiative,
    answer: Answer,
    by: User,
    at: datetime,
) -> Rating:
    if not may_rate(by, person=person, source=source, initiative=initiative):
        raise NotAllowed
    rating = Rating.objects.create(
        source=source,
        rater=by,
        person=person,
        competency_id=answer.competency,
        level=answer.level,
        confidence=answer.confidence,
        evidence=answer.evidence,
        rated_at=at,
    )
    record("needs.rating.given", actor=by, subject=rating, at=at, details={"source": source.value})
    return rating
