"""Following one's pouvoir d'agir: the overview, beginning an appraisal, reading one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal, Frame
from impact.presence.communities.policies import may_coordinate
from impact.web.empowerment.forms import BeginningForm
from impact.web.empowerment.mending import mendings_of
from impact.web.empowerment.printouts import as_paper, as_table
from impact.web.empowerment.reach import find_appraisal
from impact.web.empowerment.sheets import chapters_of, read
from impact.web.http import SignedInRequest, find_initiative, find_to_coordinate
from impact.web.paper.printing import pdf_response, print_pdf
from impact.web.paper.tables import csv_response
from impact.web.templatetags.dates import spell_day


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    unfinished = initiative.appraisals.filter(closed_at=None).select_related("frame")
    rounds = initiative.appraisals.told().filter(mode=Appraisal.Mode.ALONE, results={})
    shown = {
        "initiative": initiative,
        "chapters": chapters_of(initiative),
        "open_ones": unfinished,
        "silent_ones": rounds.select_related("frame"),
        "frames": Frame.objects.offered_to(initiative),
        "may_coordinate": may_coordinate(request.user, initiative),
    }
    return render(request, "empowerment/overview.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    today = timezone.localdate()
    form = BeginningForm(
        request.POST or None,
        initiative=initiative,
        today=today,
        initial={"held_on": today, "frame": request.GET.get("cadre", "")},
    )
    begun = _begin(request, slug, form) if form.is_valid() else None
    if begun is None:
        return render(request, "empowerment/new.html", {"initiative": initiative, "form": form})
    if begun.mode == Appraisal.Mode.ALONE:
        return redirect("empowerment:appraisal", slug, begun.pk)
    return redirect("empowerment:step", slug, begun.pk, 1)


def _begin(request: SignedInRequest, slug: str, form: BeginningForm) -> Appraisal | None:
    """Open what the form asks for; nothing when it may not be, and the form says why."""
    said = form.cleaned_data
    opened = {
        "initiative": find_to_coordinate(request, slug),
        "frame": said["frame"],
        "by": request.user,
        "at": timezone.now(),
    }
    if said["mode"] == Appraisal.Mode.TOGETHER:
        return operations.begin_together(**opened, held_on=said["held_on"], present=said["present"])
    try:
        return operations.open_round(**opened)
    except operations.NotInTheFrame:
        form.add_error("frame", _("Ce cadre n’a pas d’énoncés\u00a0: on n’y répond qu’ensemble."))
    except operations.RoundOpen:
        form.add_error("mode", _("Des réponses sans nom sont déjà attendues avec ce cadre."))
    except operations.TooSoon as refusal:
        told = _(
            "Le dernier bilan sans nom avec ce cadre est trop frais\u00a0: mis côte à côte, les "
            "deux montreraient qui est arrivé ou parti. Le prochain peut s’ouvrir le %(day)s. "
            "Un bilan ensemble reste possible aujourd’hui."
        )
        form.add_error("mode", told % {"day": spell_day(refusal.free_on)})
    return None


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = find_appraisal(request, slug, pk)
    initiative = appraisal.initiative
    shown = {
        "initiative": initiative,
        "appraisal": appraisal,
        "may_coordinate": may_coordinate(request.user, initiative),
        "may_take_part": not initiative.is_archived,
        "has_answered": appraisal.ballots.filter(person=request.user).exists(),
        "mendings": mendings_of(appraisal),
        **read(appraisal),
    }
    untold = [row.number for row in shown["rows"] if row.facet.judgement is None]
    shown["next_number"] = untold[0] if untold else 1
    if not appraisal.is_closed and appraisal.mode == Appraisal.Mode.ALONE:
        shown["sheets_in"] = appraisal.ballots.count()
    return render(request, "empowerment/appraisal.html", shown)


@require_safe
def as_pdf(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = find_appraisal(request, slug, pk)
    pdf = print_pdf("appraisal", as_paper(appraisal))
    return pdf_response(pdf, f"pouvoir-dagir-{slug}-{pk}")


@require_safe
def as_csv(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    header, *rows = as_table(find_appraisal(request, slug, pk))
    return csv_response(f"pouvoir-dagir-{slug}-{pk}", header=header, rows=rows)
