"""Appraising together: what a group agreed on, component by component."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from impact.journeys.empowerment.models import Appraisal, Frame, Judgement
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class NotInTheFrame(Exception):
    """The component, or the level, is not one of this frame."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the group agreed on about one component; None when it could not tell."""

    level: int | None
    confidence: int | None = None
    reasons: str = ""
    dissent: str = ""
    evidence: str = ""
    next_step: str = ""


@transaction.atomic
def record_together(
    *,
    initiative: Initiative,
    frame: Frame,
    judged: Mapping[str, Judged],
    held_on: date,
    present: str = "",
    by: User,
    at: datetime,
) -> Appraisal:
    """Keep a finished appraisal of what a group agreed on, by component code.

    :raises Archived: if the initiative is archived.
    :raises NotInTheFrame: if a component or a level is not of this frame; nothing is written.
    """
    initiative = Initiative.objects.lock_open(initiative)
    appraisal = Appraisal.objects.create(
        initiative=initiative,
        frame=frame,
        mode=Appraisal.Mode.TOGETHER,
        held_on=held_on,
        present=present,
        created_by=by,
        created_at=at,
        closed_at=at,
    )
    _write_judgements(appraisal, judged)
    context = initiative.context
    record("empowerment.appraisal.recorded", actor=by, subject=appraisal, at=at, context=context)
    return appraisal


def _write_judgements(appraisal: Appraisal, judged: Mapping[str, Judged]) -> None:
    components = {each.code: each for each in appraisal.frame.components.all()}
    for code, said in judged.items():
        if code not in components or not is_on_scale(said.level, frame=appraisal.frame):
            raise NotInTheFrame(code)
    Judgement.objects.bulk_create(
        Judgement(appraisal=appraisal, component=components[code], **asdict(said))
        for code, said in judged.items()
    )


def is_on_scale(level: int | None, *, frame: Frame) -> bool:
    return level is None or 0 <= level < len(frame.scale)
