"""Actions: who does what, until when, and what came of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.journeys.plans import operations
from impact.journeys.plans.responses import find_response
from impact.web.http import SignedInRequest, find_to_take_part
from impact.web.plans.forms import ActionForm
from impact.web.plans.reach import find_action, find_goal
from impact.web.plans.sheets import as_initial


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    goal = find_goal(request, slug, pk)
    response = find_response(request.GET.get("reponse", ""))
    initial = {"response": response.code, "title": response.name} if response else {}
    form = ActionForm(request.POST or None, initiative=initiative, initial=initial)
    if not form.is_valid():
        shown = {"initiative": initiative, "goal": goal, "form": form, "response": response}
        return render(request, "plans/action_new.html", shown)
    operations.add_action(goal=goal, deed=form.deed(), by=request.user, at=timezone.now())
    messages.success(request, _("L’action est ajoutée au plan."))
    return redirect("plans:plan", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    action = find_action(initiative, pk)
    form = ActionForm(request.POST or None, initiative=initiative, initial=as_initial(action))
    shown = {"initiative": initiative, "action": action, "form": form}
    if not form.is_valid():
        return render(request, "plans/action.html", shown)
    seen = form.cleaned_data["revision"] or 0
    was_done = action.status == action.Status.DONE
    try:
        now = operations.revise_action(
            action=action, deed=form.deed(), revision=seen, by=request.user, at=timezone.now()
        )
    except operations.ChangedMeanwhile as change:
        shown |= {"theirs": change.current, "revision": change.current.revision}
        return render(request, "plans/action.html", shown, status=409)
    messages.success(request, _("L’action est à jour."))
    if now.status == now.Status.DONE and not was_done:
        return redirect("plans:action-ending", slug=slug, pk=pk)
    return redirect("plans:plan", slug=slug)
