"""All of a sitting on one page and saved at once, for slow networks and for those who prefer.

An open door in name only, like the steps (see `drafts`).
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from impact.journeys.needs.queries.sheets import sheets_of
from impact.web.http import SignedInRequest
from impact.web.needs import drafts
from impact.web.needs.answering import close_if_complete, forms_of, save_answers
from impact.web.needs.reach import find_sitting


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    if not request.user.is_authenticated:
        return drafts.send_to_sign_in(request)
    sitting = find_sitting(request, pk)
    forms = forms_of(sitting, request, places=range(1, len(sitting.agenda) + 1))
    if request.method == "POST" and not any(form.errors for form in forms):
        pairs = zip(forms, sitting.agenda, strict=True)
        answers = [answer for form, one in pairs if (answer := form.answer(one))]
        then = reverse("needs:assessment-end", args=[pk])
        response = save_answers(request, sitting, answers, then=then)
        close_if_complete(request, sitting)
        return response
    sheets = sheets_of(version=sitting.version, competencies=sitting.agenda)
    page = {"sitting": sitting, "questions": list(zip(sheets, forms, strict=True))}
    return render(request, "needs/whole_page.html", page)
