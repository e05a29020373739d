"""Objectives: writing one from a hole, seeing the responses side by side, giving it up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.plans import operations
from impact.journeys.plans.evidence import evidence_of
from impact.journeys.plans.models import Goal
from impact.journeys.plans.queries import open_plan_of
from impact.journeys.plans.wants import level_wanted
from impact.web.http import SignedInRequest, find_to_take_part
from impact.web.plans.follow_ups import agreed_in, touching
from impact.web.plans.forms import GoalForm, StatementForm
from impact.web.plans.holes import choices_for, status_of
from impact.web.plans.reach import find_goal
from impact.web.plans.sheets import lay_goal
from impact.web.plans.talk import remarks_on


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    plan = open_plan_of(initiative)
    if plan is None:
        return redirect(f"{reverse('plans:plan-new', args=[slug])}?{request.GET.urlencode()}")
    choices = choices_for(initiative, code=request.GET.get("competence", ""))
    agreed = agreed_in(initiative, request.GET)
    form = GoalForm(
        request.POST or None,
        competencies=choices.offered,
        initial={"competency": choices.chosen, "statement": agreed.next_step if agreed else ""},
    )
    if not form.is_valid():
        shown = {"initiative": initiative, "plan": plan, "form": form, "chosen": choices.chosen}
        shown |= {"agreed": agreed, "touching": touching(agreed, among=choices.offered)}
        return render(request, "plans/goal_new.html", shown)
    competency = form.cleaned_data["competency"]
    try:
        goal = operations.write_goal(
            plan=plan,
            competency=competency,
            statement=form.cleaned_data["statement"],
            status_then=status_of(competency, initiative=initiative, at=timezone.now()),
            by=request.user,
            at=timezone.now(),
        )
    except operations.AlreadyAGoal as twin:
        messages.info(request, _("Le plan a déjà un objectif pour elle\u00a0: le voici."))
        goal = twin.goal
    return redirect("plans:goal", slug=slug, pk=goal.pk)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    goal = find_goal(request, slug, pk)
    initiative = goal.plan.initiative
    now = timezone.now()
    shown = {
        "initiative": initiative,
        "evidence": evidence_of(goal, initiative=initiative, at=now),
        "remarks": remarks_on(goal.plan, goal=goal.pk, reader=request.user, at=now),
        "page": lay_goal(goal, level=level_wanted(goal.competency, initiative=initiative)),
        "may_write": not (initiative.is_archived or goal.dropped_at),
    }
    return render(request, "plans/goal.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    goal = find_goal(request, slug, pk)
    form = StatementForm(
        request.POST or None, initial={"statement": goal.statement, "revision": goal.revision}
    )
    shown = {"initiative": initiative, "goal": goal, "form": form}
    if not form.is_valid():
        return render(request, "plans/goal_edit.html", shown)
    try:
        operations.take_up_goal(goal=goal, **form.cleaned_data, by=request.user, at=timezone.now())
    except operations.ChangedMeanwhile:
        theirs = Goal.objects.get(pk=pk)
        shown |= {"theirs": theirs.statement, "revision": theirs.revision}
        return render(request, "plans/goal_edit.html", shown, status=409)
    return redirect("plans:goal", slug=slug, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then give the objective up; it stays in the plan's memory."""
    initiative = find_to_take_part(request, slug)
    goal = find_goal(request, slug, pk)
    if request.method != "POST":
        return render(request, "plans/goal_drop.html", {"initiative": initiative, "goal": goal})
    operations.drop_goal(goal=goal, by=request.user, at=timezone.now())
    messages.success(request, _("L’objectif est mis de côté, avec ses actions."))
    return redirect("plans:plan", slug=slug)
