"""From a sitting to its forms and back: what was said so far, what is said now."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from impact.journeys.needs.answers import Answer
from impact.journeys.needs.models import SelfAssessment
from impact.journeys.needs.operations import assessments
from impact.trust.privacy.models import Purpose
from impact.web.http import SignedInRequest, consent_address
from impact.web.needs import drafts
from impact.web.needs.forms import UNSURE, AnswerForm


def forms_of(
    sitting: SelfAssessment,
    request: SignedInRequest,
    *,
    places: Iterable[int],
    must_answer: bool = False,
) -> list[AnswerForm]:
    """Return one form a place: what was just sent, else typed before a sign-in, else said."""
    sent = request.POST if request.method == "POST" else drafts.typed_before(request)
    said = {} if sent else sitting.latest_answers()
    levels = [level.value for level in sitting.version.scale.levels.all()]
    return [
        AnswerForm(
            sent,
            prefix=f"r{place}",
            levels=levels,
            must_answer=must_answer,
            initial=_as_initial(said.get(sitting.agenda[place - 1])),
        )
        for place in places
    ]


def save_answers(
    request: SignedInRequest, sitting: SelfAssessment, answers: Iterable[Answer], *, then: str
) -> HttpResponse:
    """Keep these answers and go on; what was typed is held if a consent has to be given first."""
    try:
        assessments.give_answers(
            assessment=sitting, answers=answers, by=request.user, at=timezone.now()
        )
    except assessments.ConsentMissing:
        address = consent_address(Purpose.PERSONAL, then=request.path)
        return drafts.keep_typed(request, redirect(address))
    return drafts.forget_typed(request, redirect(then))


def close_if_complete(request: SignedInRequest, sitting: SelfAssessment) -> None:
    """Close the sitting once everything has an answer, so that nobody has to press twice."""
    if not sitting.is_finished and not sitting.unanswered():
        assessments.finish_assessment(assessment=sitting, by=request.user, at=timezone.now())


def _as_initial(answer: Answer | None) -> dict[str, object]:
    if answer is None:
        return {}
    level = UNSURE if answer.level is None else str(answer.level)
    return {"level": level, "confidence": answer.confidence, "evidence": answer.evidence}
