"""Workshops of an initiative: the list, preparing one, opening it, closing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.workshops import operations
from impact.journeys.workshops.models import Workshop
from impact.journeys.workshops.policies import may_prepare, may_run
from impact.presence.communities.policies import may_take_part
from impact.web.http import SignedInRequest, cut, find_initiative, find_to_take_part
from impact.web.workshops.forms import PreparationForm
from impact.web.workshops.reach import (
    find_among,
    find_to_prepare,
    find_to_run,
    refuse_unless_preparing,
)
from impact.web.workshops.rooms import lay_plan, lay_running, lay_summary


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    workshops = Workshop.objects.of(initiative).select_related("facilitator", "frame", "host")
    shown = {
        "initiative": initiative,
        "page": cut(request, workshops),
        "may_prepare": may_prepare(request.user, initiative),
        "to_talk_of": request.GET.get("competence", ""),
    }
    return render(request, "workshops/workshops.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    host = find_to_prepare(request, slug)
    initial = {
        "facilitator": request.user,
        "title": request.GET.get("titre", ""),
        "competencies": PreparationForm.ticked(request.GET.get("competence", "")),
    }
    form = PreparationForm(request.POST or None, host=host, by=request.user, initial=initial)
    if not form.is_valid():
        return render(request, "workshops/preparation.html", {"initiative": host, "form": form})
    workshop = operations.prepare_workshop(
        host=host, outline=form.outline(), by=request.user, at=timezone.now()
    )
    return redirect("workshops:workshop", slug, workshop.pk)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The workshop as it stands: prepared, under way, or told."""
    initiative = find_initiative(request, slug)
    workshop = find_among(initiative, pk)
    # Whoever runs it takes part in its host; another team in the room may be archived by now.
    is_here = workshop.host_id == initiative.pk
    runs = may_run(request.user, workshop) and (is_here or may_take_part(request.user, initiative))
    shown = {"initiative": initiative, "workshop": workshop, "may_run": runs}
    if workshop.opened_at is None:
        shown |= lay_plan(request, workshop)
        return render(request, "workshops/prepared.html", shown)
    if workshop.closed_at is None and runs:
        shown |= lay_running(request, workshop)
        return render(request, "workshops/running.html", shown)
    shown |= lay_summary(workshop, team=initiative)
    return render(request, "workshops/summary.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    workshop = find_among(find_to_take_part(request, slug), pk)
    host = workshop.host
    refuse_unless_preparing(request, host)
    form = PreparationForm(
        request.POST or None, host=host, by=request.user, initial=_initial(workshop)
    )
    if form.is_valid():
        try:
            operations.revise_workshop(
                workshop=workshop, outline=form.outline(), by=request.user, at=timezone.now()
            )
        except operations.AlreadyOpened:
            messages.info(request, _("L’atelier vient d’ouvrir\u00a0: rien n’a été changé."))
        return redirect("workshops:workshop", slug, pk)
    shown = {"initiative": host, "form": form, "workshop": workshop}
    return render(request, "workshops/preparation.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    workshop = find_to_run(request, slug, pk)
    if request.method != "POST":
        shown = {"initiative": workshop.host, "workshop": workshop}
        return render(request, "workshops/discarding.html", shown)
    try:
        operations.discard_workshop(workshop=workshop, by=request.user, at=timezone.now())
    except operations.AlreadyOpened:
        messages.info(request, _("L’atelier a ouvert\u00a0: il ne s’efface plus, il se ferme."))
        return redirect("workshops:workshop", slug, pk)
    messages.success(request, _("L’atelier est retiré."))
    return redirect("workshops:workshops", slug)


@require_POST
def open_(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    workshop = find_to_run(request, slug, pk)
    try:
        operations.open_workshop(workshop=workshop, by=request.user, at=timezone.now())
    except operations.AlreadyOpened:
        messages.info(request, _("L’atelier était déjà ouvert."))
    return redirect("workshops:workshop", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then close for good; what was not asked stays unasked."""
    workshop = find_to_run(request, slug, pk)
    if request.method != "POST":
        shown = {"initiative": workshop.host, "workshop": workshop}
        return render(request, "workshops/closing.html", shown)
    try:
        operations.close_workshop(workshop=workshop, by=request.user, at=timezone.now())
    except operations.NotUnderway:
        messages.info(request, _("Cet atelier n’est pas ouvert."))
    return redirect("workshops:workshop", slug, pk)


def _initial(workshop: Workshop) -> dict[str, object]:
    asked = workshop.questions.filter(competency__isnull=False)
    return {
        "title": workshop.title,
        "subject": workshop.subject,
        "competencies": [str(pk) for pk in asked.values_list("competency", flat=True)],
        "frame": workshop.frame,
        "teams": workshop.teams.exclude(pk=workshop.host_id),
        "facilitator": workshop.facilitator,
        "minutes": workshop.minutes,
    }
