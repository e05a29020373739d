"""One competency at a time, each at its own address.

An open door in name only: without a sign-in it shows nothing; it lets a session that
ended keep what was typed (see `drafts`).
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from impact.journeys.needs.models import SelfAssessment
from impact.journeys.needs.queries.sheets import sheets_of
from impact.web.http import SignedInRequest
from impact.web.needs import drafts
from impact.web.needs.answering import close_if_complete, forms_of, save_answers
from impact.web.needs.forms import AnswerForm
from impact.web.needs.reach import find_sitting

NEXT, PREVIOUS, LATER = "suivante", "precedente", "plus-tard"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    if not request.user.is_authenticated:
        return drafts.send_to_sign_in(request)
    sitting = find_sitting(request, pk)
    if not 1 <= number <= len(sitting.agenda):
        raise Http404
    towards = request.POST.get("vers", NEXT)
    (form,) = forms_of(sitting, request, places=[number], must_answer=towards == NEXT)
    if request.method == "POST" and form.is_valid():
        return _update(request, sitting, form, number=number, towards=towards)
    (sheet,) = sheets_of(version=sitting.version, competencies=[sitting.agenda[number - 1]])
    page = {"sitting": sitting, "number": number, "sheet": sheet, "form": form}
    return render(request, "needs/step.html", page)


def _update(
    request: SignedInRequest,
    sitting: SelfAssessment,
    form: AnswerForm,
    *,
    number: int,
    towards: str,
) -> HttpResponse:
    answer = form.answer(sitting.agenda[number - 1])
    then = _address_after(sitting, number, towards=towards)
    response = save_answers(request, sitting, [answer] if answer else [], then=then)
    if towards == NEXT and number == len(sitting.agenda):
        close_if_complete(request, sitting)
    return response


def _address_after(sitting: SelfAssessment, number: int, *, towards: str) -> str:
    if towards == LATER:
        return reverse("needs:portrait")
    if towards == PREVIOUS:
        return reverse("needs:step", args=[sitting.pk, max(number - 1, 1)])
    if number == len(sitting.agenda):
        return reverse("needs:assessment-end", args=[sitting.pk])
    return reverse("needs:step", args=[sitting.pk, number + 1])
