"""What comes of a workshop: its summary, what goes into the coverage, the objectives of a plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.workshops import operations
from impact.journeys.workshops.models import Workshop
from impact.journeys.workshops.operations.planning import write_goals
from impact.journeys.workshops.queries.holes import holes_left_by
from impact.presence.communities.models import Archived, Initiative
from impact.web.http import SignedInRequest, find_to_take_part
from impact.web.paper.printing import pdf_response, print_pdf
from impact.web.workshops.reach import find_team, find_to_run, find_workshop
from impact.web.workshops.sheets import kit_paper, summary_paper


@require_POST
def hand_over(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    workshop = find_to_run(request, slug, pk)
    team = find_team(workshop, request.POST.get("equipe", ""))
    try:
        handed = operations.hand_over(
            workshop=workshop, team=team, by=request.user, at=timezone.now()
        )
    except Archived:
        told = _("La démarche « %(name)s » est archivée\u00a0: rien n’y est versé.")
        messages.error(request, told % {"name": team.name})
        return redirect("workshops:workshop", slug, pk)
    messages.success(request, _told(handed))
    return redirect("workshops:workshop", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """From what is still missing to objectives, in one step."""
    initiative = find_to_take_part(request, slug)
    workshop = find_workshop(request, slug, pk)
    holes = holes_left_by(workshop, team=initiative)
    if request.method != "POST":
        shown = {"initiative": initiative, "workshop": workshop, "holes": holes}
        return render(request, "workshops/objectives.html", shown)
    wanted = set(request.POST.getlist("competence"))
    chosen = [hole for hole in holes if hole.competency.code in wanted]
    written = write_goals(
        workshop=workshop, team=initiative, holes=chosen, by=request.user, at=timezone.now()
    )
    told = ngettext("%(n)d objectif ajouté au plan.", "%(n)d objectifs ajoutés au plan.", written)
    messages.success(request, told % {"n": written})
    return redirect("plans:plan", slug)


@require_safe
def as_pdf(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    workshop = find_workshop(request, slug, pk)
    initiative = find_to_read(request, slug, workshop)
    paper = summary_paper(workshop, team=initiative)
    return pdf_response(print_pdf("workshop", paper), f"atelier-{slug}-{pk}")


@require_safe
def kit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Everything to hold the workshop on paper."""
    workshop = find_workshop(request, slug, pk)
    return pdf_response(print_pdf("workshop-kit", kit_paper(workshop)), f"trousse-{slug}-{pk}")


def find_to_read(request: SignedInRequest, slug: str, workshop: Workshop) -> Initiative:
    return get_object_or_404(workshop.teams, slug=slug)


def _told(handed: operations.Handed) -> str:
    if handed.appraisal:
        return _("C’est versé\u00a0: le bilan du pouvoir d’agir de l’équipe est écrit.")
    count = len(handed.ratings)
    if not count:
        return _("Tout était déjà versé.")
    told = ngettext(
        "C’est versé\u00a0: %(n)d consensus inscrit dans la couverture.",
        "C’est versé\u00a0: %(n)d consensus inscrits dans la couverture.",
        count,
    )
    return told % {"n": count}
