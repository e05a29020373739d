"""Assessing oneself: start, answer, finish; and keep what was tried without an account.

What a person says of herself is written in the journal without the initiative's context:
nobody in the team reads who answered, nor when. Saving stays light: the team's coverage is
worked out again by whoever looks at it next (see `readings.keep_reading_fresh`).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from impact.journeys.needs.answers import Answer, keep_new
from impact.journeys.needs.models import Rating, SelfAssessment, Source
from impact.knowledge.competencies.models import Version
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.queries import has_consented

__all__ = [
    "ConsentMissing",
    "NotOnTheAgenda",
    "NotOnTheScale",
    "NothingToAsk",
    "finish_assessment",
    "give_answers",
    "keep_trial",
    "start_assessment",
]


class ConsentMissing(Exception):
    """This person has not agreed, or no longer agrees, that her answers be kept."""


class NothingToAsk(Exception):
    """No competency is to be looked at."""


class NotOnTheAgenda(Exception):
    """The competency is not one of those of this sitting."""


class NotOnTheScale(Exception):
    """The level is not one of this framework's scale."""


@transaction.atomic
def start_assessment(
    *,
    by: User,
    initiative: Initiative | None,
    version: Version,
    competencies: Sequence[int],
    at: datetime,
) -> SelfAssessment:
    """Open a sitting on these competencies, or return the one left open on the same ones.

    :raises ConsentMissing: without the person's consent to keep what she says of herself.
    :raises NothingToAsk: without any competency.
    """
    _require_consent(by)
    if not competencies:
        raise NothingToAsk
    # A double click, or a second tab, must not open a second sitting.
    User.objects.select_for_update().get(pk=by.pk)
    agenda = list(competencies)
    open_ones = by.self_assessments.unfinished().filter(initiative=initiative, version=version)
    for sitting in open_ones:
        if sitting.agenda == agenda:
            return sitting
    sitting = SelfAssessment.objects.create(
        person=by, initiative=initiative, version=version, agenda=agenda, started_at=at
    )
    record("needs.self_assessment.started", actor=by, subject=sitting, at=at)
    return sitting


@transaction.atomic
def give_answers(
    *, assessment: SelfAssessment, answers: Iterable[Answer], by: User, at: datetime
) -> int:
    """Add what is new among these answers, and return how many that makes.

    :raises ConsentMissing: if the person took her consent back in the meantime.
    :raises NotOnTheAgenda: if a competency is not one of this sitting's.
    :raises NotOnTheScale: if a level does not exist.
    """
    _require_consent(by)
    given = list(answers)
    _check(assessment, given)
    # The same answer sent twice at once must be kept once.
    SelfAssessment.objects.select_for_update().only("pk").get(pk=assessment.pk)
    new = keep_new(answers=given, latest=assessment.latest_answers())
    _add_ratings(assessment, new, at=at)
    if new:
        details = {"answers": len(new)}
        record("needs.ratings.added", actor=by, subject=assessment, at=at, details=details)
    return len(new)


@transaction.atomic
def finish_assessment(*, assessment: SelfAssessment, by: User, at: datetime) -> SelfAssessment:
    """Close the sitting. Twice does no harm."""
    sitting = SelfAssessment.objects.select_for_update().get(pk=assessment.pk)
    if sitting.is_finished:
        return sitting
    sitting.finish(at=at)
    record("needs.self_assessment.finished", actor=by, subject=sitting, at=at)
    return sitting


@transaction.atomic
def keep_trial(
    *, by: User, version: Version, answers: Sequence[Answer], at: datetime
) -> SelfAssessment:
    """Make a finished sitting of what was tried without an account.

    :raises ConsentMissing: without the person's consent to keep what she says of herself.
    :raises NothingToAsk: if nothing was answered.
    """
    sitting = start_assessment(
        by=by,
        initiative=None,
        version=version,
        competencies=[answer.competency for answer in answers],
        at=at,
    )
    give_answers(assessment=sitting, answers=answers, by=by, at=at)
    return finish_assessment(assessment=sitting, by=by, at=at)


def _require_consent(person: User) -> None:
    if not has_consented(person=person, purpose=Purpose.PERSONAL):
        raise ConsentMissing


def _check(assessment: SelfAssessment, answers: Iterable[Answer]) -> None:
    scale = {level.value for level in assessment.version.scale.levels.all()}
    for answer in answers:
        if answer.competency not in assessment.agenda:
            raise NotOnTheAgenda
        if answer.level is not None and answer.level not in scale:
            raise NotOnTheScale


def _add_ratings(assessment: SelfAssessment, answers: Iterable[Answer], *, at: datetime) -> None:
    Rating.objects.bulk_create(
        Rating(
            source=Source.SELF,
            rater_id=assessment.person_id,
            person_id=assessment.person_id,
            competency_id=answer.competency,
            level=answer.level,
            confidence=answer.confidence,
            evidence=answer.evidence,
            rated_at=at,
            self_assessment=assessment,
        )
        for answer in answers
    )
