"""Answering alone, without a name: one's sheet, once; closing the round."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.journeys.empowerment import operations
from impact.web.empowerment.forms import SheetForm
from impact.web.empowerment.reach import find_round, refuse_unless_coordinating
from impact.web.http import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = find_round(request, slug, pk)
    has_answered = appraisal.ballots.filter(person=request.user).exists()
    if appraisal.is_closed or has_answered:
        return _turn_back(request, slug, pk, is_closed=appraisal.is_closed)
    components = list(appraisal.frame.components.prefetch_related("items"))
    form = SheetForm(request.POST or None, components=components, frame=appraisal.frame)
    if form.is_valid():
        try:
            operations.answer_alone(appraisal=appraisal, answers=form.answers(), by=request.user)
        except operations.NothingAnswered:
            form.add_error(None, _("Répondez à un énoncé au moins."))
        except operations.AlreadyAnswered:
            return _turn_back(request, slug, pk, is_closed=False)
        except operations.AlreadyClosed:
            return _turn_back(request, slug, pk, is_closed=True)
        else:
            told = _("Votre feuille est déposée, sans nom. Elle ne sera plus retrouvée.")
            messages.success(request, told)
            return redirect("empowerment:appraisal", slug, pk)
    shown = {"initiative": appraisal.initiative, "appraisal": appraisal, "form": form}
    return render(request, "empowerment/sheet.html", shown)


def _turn_back(request: SignedInRequest, slug: str, pk: int, *, is_closed: bool) -> HttpResponse:
    if is_closed:
        told = _("Les réponses sont fermées\u00a0: aucune feuille n’est plus prise.")
    else:
        told = _("Vous avez répondu. Personne ne peut retrouver votre feuille.")
    messages.info(request, told)
    return redirect("empowerment:appraisal", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then close: under five answers nothing will ever be shown."""
    appraisal = find_round(request, slug, pk)
    refuse_unless_coordinating(request, appraisal.initiative)
    if request.method != "POST" and appraisal.is_closed:
        return redirect("empowerment:appraisal", slug, pk)
    if request.method != "POST":
        shown = {
            "initiative": appraisal.initiative,
            "appraisal": appraisal,
            "sheets_in": appraisal.ballots.count(),
        }
        return render(request, "empowerment/closing.html", shown)
    try:
        operations.close_round(appraisal=appraisal, by=request.user, at=timezone.now())
    except operations.AlreadyClosed:
        messages.info(request, _("Les réponses étaient déjà fermées."))
    return redirect("empowerment:appraisal", slug, pk)
