"""The plan of an initiative: the one under way, and those that were closed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.plans import operations
from impact.journeys.plans.evidence import worth_another_look
from impact.journeys.plans.models import AlreadyClosed
from impact.journeys.plans.queries import open_plan_of, standing_of, with_contents
from impact.presence.communities.policies import may_coordinate
from impact.web.http import SignedInRequest, find_initiative, find_to_take_part
from impact.web.plans.forms import PlanEditForm, PlanForm
from impact.web.plans.reach import find_adoptable, find_plan
from impact.web.plans.sheets import lay_plan
from impact.web.plans.talk import lay_talk


@require_safe
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    plan = open_plan_of(initiative)
    # Whoever reaches the page belongs: only an archived initiative keeps her from writing.
    shown = {"initiative": initiative, "may_write": not initiative.is_archived}
    if plan is None:
        return render(request, "plans/none.html", shown)
    plan.initiative = initiative
    reader, now = request.user, timezone.now()
    standing = standing_of(reader, initiative=initiative)
    sheet = lay_plan(plan, today=timezone.localdate())
    goals = [one.goal for one in sheet.goals]
    shown |= {
        "sheet": sheet,
        "talk": lay_talk(plan, reader=reader, at=now, coordinates=standing.coordinates),
        "again": worth_another_look(goals, person=reader, initiative=initiative, at=now),
        "may_adopt": standing.coordinates,
        "is_reminded": standing.is_reminded,
    }
    return render(request, "plans/plan.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    form = PlanForm(request.POST or None)
    if not form.is_valid():
        return render(request, "plans/plan_new.html", {"initiative": initiative, "form": form})
    try:
        operations.start_plan(
            initiative=initiative, **form.cleaned_data, by=request.user, at=timezone.now()
        )
    except operations.AlreadyOpen:
        messages.info(request, _("Cette démarche a déjà un plan\u00a0: le voici."))
    if request.GET.keys() & {"competence", "bilan"}:
        return redirect(f"{reverse('plans:goal-new', args=[slug])}?{request.GET.urlencode()}")
    return redirect("plans:plan", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    plan = find_plan(find_to_take_part(request, slug))
    initial = {name: getattr(plan, name) for name in ("title", "horizon_on", "revision")}
    form = PlanEditForm(request.POST or None, initial=initial)
    shown = {"initiative": plan.initiative, "plan": plan, "form": form}
    if not form.is_valid():
        return render(request, "plans/plan_edit.html", shown)
    try:
        operations.rename_plan(plan=plan, **form.cleaned_data, by=request.user, at=timezone.now())
    except operations.ChangedMeanwhile as change:
        shown |= {"theirs": change.current, "revision": change.current.revision}
        return render(request, "plans/plan_edit.html", shown, status=409)
    return redirect("plans:plan", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str) -> HttpResponse:
    """Ask, then close the plan for good."""
    plan = find_adoptable(request, slug)
    if request.method != "POST":
        return render(request, "plans/closure.html", {"initiative": plan.initiative, "plan": plan})
    try:
        operations.close_plan(plan=plan, by=request.user, at=timezone.now())
    except AlreadyClosed:
        messages.info(request, _("Ce plan était déjà clos."))
    except operations.StillVoting:
        messages.error(request, _("Un vote est ouvert sur ce plan : fermez-le d’abord."))
        return redirect("plans:plan", slug=slug)
    else:
        messages.success(request, _("Le plan est clos. Il reste lisible ici."))
    return redirect("plans:plans", slug=slug)


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    return render(
        request, "plans/plans.html", {"initiative": initiative, "plans": initiative.plans.all()}
    )


@require_safe
def past(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_initiative(request, slug)
    plan = get_object_or_404(with_contents(initiative.plans.all()), pk=pk)
    plan.initiative = initiative
    shown = {
        "initiative": initiative,
        "sheet": lay_plan(plan),
        "is_past": plan.is_closed,
        "talk": lay_talk(plan, reader=request.user, at=timezone.now(), coordinates=False),
        "may_pass_on": may_coordinate(request.user, initiative),
    }
    return render(request, "plans/plan.html", shown)
