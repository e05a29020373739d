"""Running the questions of a workshop: put one, close it, note what is agreed, count paper."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.workshops import operations
from impact.journeys.workshops.queries import asked_of, scale_of, turnout_of
from impact.web.http import SignedInRequest
from impact.web.workshops.forms import AccordForm, CountsForm
from impact.web.workshops.reach import find_question, find_team, find_workshop
from impact.web.workshops.rooms import lay_question

#: What is told of an agreement that was not noted.
_UNNOTED: dict[type[Exception], Any] = {
    operations.NotedMeanwhile: gettext_lazy(
        "Quelqu’un a noté une entente pendant que vous écriviez\u00a0: elle est juste au-dessus. "
        "Votre texte est toujours ici. Gardez-le, ou reprenez le sien."
    ),
    operations.AlreadyHanded: gettext_lazy(
        "C’est déjà versé\u00a0: une nouvelle entente s’inscrit ailleurs."
    ),
    operations.NoAgreementHere: gettext_lazy(
        "Fermez la question avant de noter ce dont le groupe convient."
    ),
}


@require_POST
def open_(request: SignedInRequest, slug: str, pk: int, position: int) -> HttpResponse:
    question = find_question(request, slug, pk, position)
    try:
        operations.open_question(question=question, by=request.user, at=timezone.now())
    except operations.AlreadyAsked:
        told = _("Cette question a été fermée et montrée\u00a0: elle ne rouvre pas.")
        messages.info(request, told)
    except operations.NotUnderway:
        messages.info(request, _("Cet atelier n’est pas ouvert."))
    return redirect("workshops:workshop", slug, pk)


@require_POST
def close(request: SignedInRequest, slug: str, pk: int, position: int) -> HttpResponse:
    question = find_question(request, slug, pk, position)
    try:
        operations.close_question(question=question, by=request.user, at=timezone.now())
    except (operations.NotUnderway, operations.NotOpen):
        messages.info(request, _("Cette question n’est pas ouverte."))
    return redirect("workshops:workshop", slug, pk)


@require_POST
def move(request: SignedInRequest, slug: str, pk: int, position: int) -> HttpResponse:
    """Put a question one place earlier, or later."""
    question = find_question(request, slug, pk, position)
    places = -1 if request.POST.get("sens") == "avant" else 1
    try:
        operations.move_question(question=question, places=places)
    except operations.AlreadyOpened:
        messages.info(request, _("L’atelier a ouvert\u00a0: l’ordre ne change plus."))
    return redirect("workshops:workshop", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, slug: str, pk: int, position: int) -> HttpResponse:
    """One question: what it told, and what each team agrees on; a post notes one agreement."""
    question = find_question(request, slug, pk, position)
    if request.method != "POST":
        return render(request, "workshops/question.html", lay_question(question))
    team = find_team(question.workshop, request.POST.get("equipe", ""))
    form = AccordForm(request.POST, asked=asked_of(question))
    if not form.is_valid():
        shown = lay_question(question, failed={team.pk: form})
        return render(request, "workshops/question.html", shown, status=422)
    try:
        operations.note_agreement(
            question=question,
            team=team,
            accord=form.accord(),
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        )
    except tuple(_UNNOTED) as refusal:
        form.add_error(None, _UNNOTED[type(refusal)])
        shown = lay_question(question, failed={team.pk: form})
        return render(request, "workshops/question.html", shown, status=409)
    messages.success(request, _("L’entente est notée."))
    return redirect("workshops:question", slug, pk, position)


@require_http_methods(["GET", "HEAD", "POST"])
def count(request: SignedInRequest, slug: str, pk: int, position: int) -> HttpResponse:
    """Voting sheets counted on a table."""
    question = find_question(request, slug, pk, position)
    asked = asked_of(question)
    form = CountsForm(request.POST or None, asked=asked, counts=question.counts)
    if form.is_valid():
        try:
            operations.enter_counts(
                question=question,
                levels=form.levels(scale_of(question)),
                unknown=form.cleaned_data["unknown"] or 0,
                by=request.user,
                at=timezone.now(),
            )
        except operations.AlreadyAsked:
            form.add_error(None, _("Des téléphones répondent ou ont répondu à cette question."))
        except operations.NotUnderway:
            form.add_error(None, _("Ouvrez d’abord l’atelier; on y note ensuite les feuilles."))
        else:
            return redirect("workshops:question", slug, pk, position)
    workshop = question.workshop
    shown = {"initiative": workshop.host, "workshop": workshop, "asked": asked, "form": form}
    return render(request, "workshops/counts.html", shown)


@never_cache
@require_safe
def state(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """What the room's own pages refresh: how many are there, how many answered."""
    workshop = find_workshop(request, slug, pk)
    joined, answered = turnout_of(workshop)
    return JsonResponse({"pulse": workshop.pulse, "joined": joined, "answered": answered})
