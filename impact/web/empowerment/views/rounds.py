"""Answering alone, without a name: one's sheet, once; closing the round."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal
from impact.web.empowerment.forms import SheetForm
from impact.web.empowerment.reach import find_draft, refuse_unless_coordinating
from impact.web.http import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = find_draft(request, slug, pk, mode=Appraisal.Mode.ALONE)
    if appraisal.ballots.filter(person=request.user).exists():
        messages.info(request, _("Vous avez répondu. Personne ne peut retrouver votre feuille."))
        return redirect("empowerment:appraisal", slug, pk)
    components = list(appraisal.frame.components.prefetch_related("items"))
    form = SheetForm(request.POST or None, components=components, frame=appraisal.frame)
    if form.is_valid():
        try:
            operations.answer_alone(appraisal=appraisal, answers=form.answers(), by=request.user)
        except operations.NothingAnswered:
            form.add_error(None, _("Répondez à un énoncé au moins."))
        else:
            told = _("Votre feuille est déposée, sans nom. Elle ne sera plus retrouvée.")
            messages.success(request, told)
            return redirect("empowerment:appraisal", slug, pk)
    shown = {"initiative": appraisal.initiative, "appraisal": appraisal, "form": form}
    return render(request, "empowerment/sheet.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then close: under five answers nothing will ever be shown."""
    appraisal = find_draft(request, slug, pk, mode=Appraisal.Mode.ALONE)
    refuse_unless_coordinating(request, appraisal.initiative)
    if request.method != "POST":
        shown = {"initiative": appraisal.initiative, "appraisal": appraisal}
        return render(request, "empowerment/closing.html", shown)
    operations.close_round(appraisal=appraisal, by=request.user, at=timezone.now())
    return redirect("empowerment:appraisal", slug, pk)
