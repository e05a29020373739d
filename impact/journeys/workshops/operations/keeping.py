"""Someone signed in keeps what her phone said as her own self-assessment, because she asked."""

from datetime import datetime

from django.db import transaction

from impact.journeys.needs.answers import Answer
from impact.journeys.needs.models import SelfAssessment
from impact.journeys.needs.operations.assessments import keep_trial
from impact.journeys.workshops.models import Seat
from impact.journeys.workshops.operations.errors import NothingToAsk
from impact.knowledge.competencies.models import Version
from impact.trust.accounts.models import User


class AlreadyKept(Exception):
    """The answers of this phone were kept before."""


@transaction.atomic
def keep_answers(*, seat: Seat, by: User, at: datetime) -> SelfAssessment:
    """Make a self-assessment of her own out of what this phone answered; hers alone to read.

    The seat only remembers that it was done, never by whom.

    :raises AlreadyKept: if it was done before.
    :raises NothingToAsk: if this phone answered nothing about competencies.
    :raises ConsentMissing: without her consent to keep what she says of herself.
    """
    held = Seat.objects.select_for_update(of=("self",)).select_related("workshop").get(pk=seat.pk)
    if held.kept_at is not None:
        raise AlreadyKept
    votes = held.votes.filter(question__competency__isnull=False).order_by("question__position")
    answers = [
        Answer(competency, level, confidence, "")
        for competency, level, confidence in votes.values_list(
            "question__competency", "level", "confidence"
        )
    ]
    if not answers:
        raise NothingToAsk
    version = Version.objects.get(workshops=held.workshop)
    sitting = keep_trial(by=by, version=version, answers=answers, at=at)
    held.kept_at = at
    held.save(update_fields=["kept_at"])
    return sitting
