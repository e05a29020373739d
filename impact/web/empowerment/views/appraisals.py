"""Following one's pouvoir d'agir: the overview, one appraisal, appraising together."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal
from impact.presence.communities.policies import may_coordinate, may_take_part
from impact.web.empowerment.forms import BeginningForm, JudgementForm
from impact.web.empowerment.reach import find_appraisal, find_draft, refuse_unless_coordinating
from impact.web.empowerment.sheets import as_paper, as_table, chapters_of, read
from impact.web.http import SignedInRequest, find_initiative, find_to_coordinate
from impact.web.paper.printing import pdf_response, print_pdf
from impact.web.paper.tables import csv_response


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    open_ones = initiative.appraisals.filter(closed_at=None).select_related("frame")
    shown = {
        "initiative": initiative,
        "chapters": chapters_of(initiative),
        "open_ones": open_ones,
        "may_coordinate": may_coordinate(request.user, initiative),
        "may_take_part": may_take_part(request.user, initiative),
    }
    return render(request, "empowerment/overview.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    today = timezone.localdate()
    form = BeginningForm(
        request.POST or None, initiative=initiative, today=today, initial={"held_on": today}
    )
    if form.is_valid():
        said = form.cleaned_data
        if said["mode"] == Appraisal.Mode.ALONE:
            return _open_round(request, slug, form)
        appraisal = operations.begin_together(
            initiative=initiative,
            frame=said["frame"],
            held_on=said["held_on"],
            present=said["present"],
            by=request.user,
            at=timezone.now(),
        )
        return redirect("empowerment:step", slug, appraisal.pk, 1)
    return render(request, "empowerment/new.html", {"initiative": initiative, "form": form})


def _open_round(request: SignedInRequest, slug: str, form: BeginningForm) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    try:
        appraisal = operations.open_round(
            initiative=initiative,
            frame=form.cleaned_data["frame"],
            by=request.user,
            at=timezone.now(),
        )
    except operations.NotInTheFrame:
        told = _("Ce cadre n’a pas d’énoncés\u00a0: on n’y répond qu’ensemble.")
        form.add_error("frame", told)
        shown = {"initiative": initiative, "form": form}
        return render(request, "empowerment/new.html", shown)
    return redirect("empowerment:appraisal", slug, appraisal.pk)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = find_appraisal(request, slug, pk)
    initiative = appraisal.initiative
    shown = {
        "initiative": initiative,
        "appraisal": appraisal,
        "may_coordinate": may_coordinate(request.user, initiative),
        "may_take_part": may_take_part(request.user, initiative),
        "has_answered": appraisal.ballots.filter(person=request.user).exists(),
        **read(appraisal),
    }
    return render(request, "empowerment/appraisal.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """One component of a draft, kept as soon as it is sent; any order, back and forth."""
    appraisal = find_draft(request, slug, pk, mode=Appraisal.Mode.TOGETHER)
    components = appraisal.frame.components.prefetch_related("items")
    component = get_object_or_404(components, position=number)
    judgement = appraisal.judgements.filter(component=component).first()
    form = JudgementForm(
        request.POST or None,
        frame=appraisal.frame,
        initial=JudgementForm.initial_of(judgement),
    )
    total = components.count()
    if form.is_valid():
        operations.judge(appraisal=appraisal, component=component, judged=form.judged())
        if number < total:
            return redirect("empowerment:step", slug, pk, number + 1)
        return redirect("empowerment:appraisal", slug, pk)
    shown = {
        "initiative": appraisal.initiative,
        "appraisal": appraisal,
        "component": component,
        "form": form,
        "number": number,
        "total": total,
    }
    return render(request, "empowerment/step.html", shown)


@require_POST
def close(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = find_draft(request, slug, pk, mode=Appraisal.Mode.TOGETHER)
    refuse_unless_coordinating(request, appraisal.initiative)
    try:
        operations.close_together(appraisal=appraisal, by=request.user, at=timezone.now())
    except operations.NothingSaid:
        messages.info(request, _("Rien n’est encore convenu\u00a0: il n’y a rien à terminer."))
    else:
        messages.success(request, _("Le bilan est terminé. Il ne sort pas de l’équipe."))
    return redirect("empowerment:appraisal", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = find_draft(request, slug, pk, mode=Appraisal.Mode.TOGETHER)
    refuse_unless_coordinating(request, appraisal.initiative)
    if request.method != "POST":
        shown = {"initiative": appraisal.initiative, "appraisal": appraisal}
        return render(request, "empowerment/discarding.html", shown)
    operations.discard_draft(appraisal=appraisal, by=request.user, at=timezone.now())
    messages.success(request, _("Le brouillon est mis de côté."))
    return redirect("empowerment:overview", slug)


@require_safe
def as_pdf(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = find_appraisal(request, slug, pk)
    pdf = print_pdf("appraisal", as_paper(appraisal))
    return pdf_response(pdf, f"pouvoir-dagir-{slug}-{pk}")


@require_safe
def as_csv(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    header, *rows = as_table(find_appraisal(request, slug, pk))
    return csv_response(f"pouvoir-dagir-{slug}-{pk}", header=header, rows=rows)
