"""What a team in the room agrees on after a question, and how it goes where it serves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from impact.journeys.empowerment.models import Appraisal
from impact.journeys.empowerment.operations import Judged, record_together
from impact.journeys.needs.models import Rating
from impact.journeys.needs.operations.consensus import Consensus, record_consensus
from impact.journeys.workshops.models import Agreement, Question, Workshop
from impact.journeys.workshops.operations.errors import (
    AlreadyHanded,
    NoAgreementHere,
    NotedMeanwhile,
    NotOnTheScale,
)
from impact.journeys.workshops.operations.running import beat
from impact.journeys.workshops.queries.scales import scale_of
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


@dataclass(frozen=True, slots=True)
class Accord:
    """What the group agreed on: a level, or None when it could not tell; why; who differs."""

    level: int | None
    confidence: int | None = None
    reasons: str = ""
    dissent: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """What went out of the workshop this time."""

    ratings: Sequence[Rating] = ()
    appraisal: Appraisal | None = None


@transaction.atomic
def note_agreement(
    *,
    question: Question,
    team: Initiative,
    accord: Accord,
    by: User,
    at: datetime,
    seen: datetime | None = None,
) -> Agreement:
    """Write down, or rewrite, what a team agreed on; the closing of the workshop does not stop it.

    `seen` is when what she had before her eyes was recorded; None when nothing was.

    :raises NoAgreementHere: if the question is still open or takes none, or the team is not here.
    :raises NotOnTheScale: if the level does not exist.
    :raises AlreadyHanded: if it went into the team's coverage or appraisal.
    :raises NotedMeanwhile: if someone else wrote since what she saw; it holds what is kept.
    """
    workshop = Workshop.objects.select_for_update().get(pk=question.workshop_id)
    held = workshop.questions.get(pk=question.pk)
    is_here = workshop.teams.filter(pk=team.pk).exists()
    if held.closed_at is None or not is_here or not held.takes_agreement:
        raise NoAgreementHere
    if accord.level is not None and accord.level not in scale_of(held):
        raise NotOnTheScale
    known = Agreement.objects.filter(question=held, team=team).first()
    if known and known.handed_at:
        raise AlreadyHanded
    if known and known.recorded_at != seen:
        raise NotedMeanwhile(known)
    agreement = known or Agreement(question=held, team=team)
    agreement.level, agreement.confidence = accord.level, accord.confidence
    agreement.reasons, agreement.dissent = accord.reasons, accord.dissent
    agreement.evidence = accord.evidence
    agreement.recorded_by, agreement.recorded_at = by, at
    agreement.save()
    beat(workshop)
    return agreement


@transaction.atomic
def hand_over(*, workshop: Workshop, team: Initiative, by: User, at: datetime) -> Handed:
    """Put what this team agreed on into its coverage, or make an appraisal of it. Once.

    Asked again, it hands over only what was agreed since; for an appraisal, nothing.

    :raises Archived: if the team's initiative is archived.
    """
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    team = Initiative.objects.lock_open(team)
    waiting = list(
        Agreement.objects.filter(question__workshop=held, team=team, handed_at=None)
        .select_related("question__competency", "question__item__component")
        .order_by("question__position")
    )
    if not waiting:
        return Handed()
    handed = (
        Handed(appraisal=_appraise(held, team, waiting, by=by, at=at))
        if held.frame_id
        else Handed(ratings=[_rate(team, each, by=by, at=at) for each in waiting])
    )
    Agreement.objects.filter(pk__in=[each.pk for each in waiting]).update(handed_at=at)
    record("workshops.workshop.handed", actor=by, subject=held, at=at, context=team.context)
    return handed


def _rate(team: Initiative, agreement: Agreement, *, by: User, at: datetime) -> Rating:
    assert agreement.question.competency is not None
    return record_consensus(
        initiative=team,
        competency=agreement.question.competency,
        consensus=Consensus(
            on=timezone.localdate(agreement.recorded_at),
            level=agreement.level,
            confidence=agreement.confidence,
            reasons="\n\n".join(filter(None, [agreement.reasons, agreement.evidence])),
            dissent=agreement.dissent,
        ),
        by=by,
        at=at,
    )


def _appraise(
    workshop: Workshop, team: Initiative, waiting: Sequence[Agreement], *, by: User, at: datetime
) -> Appraisal:
    assert workshop.frame is not None
    judged = {
        each.question.item.component.code: Judged(
            level=each.level,
            confidence=each.confidence,
            reasons=each.reasons,
            dissent=each.dissent,
            evidence=each.evidence,
        )
        for each in waiting
        if each.question.item
    }
    return record_together(
        initiative=team,
        frame=workshop.frame,
        judged=judged,
        held_on=timezone.localdate(workshop.opened_at or at),
        by=by,
        at=at,
    )
