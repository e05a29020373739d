"""What an action left behind: what to look at again now that it ended, and its traces."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.plans import operations
from impact.journeys.plans.evidence import evidence_of
from impact.web.http import SignedInRequest, find_initiative, find_to_take_part
from impact.web.plans.reach import find_action
from impact.web.plans.traces import TracesForm


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """An action ended: propose to look again, alone or together; before and after as a sign."""
    initiative = find_initiative(request, slug)
    action = find_action(initiative, pk)
    shown = {
        "initiative": initiative,
        "action": action,
        "goal": action.goal,
        "evidence": evidence_of(action.goal, initiative=initiative, at=timezone.now()),
        "traces": action.traces.kept(),
    }
    return render(request, "plans/ending.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def trace(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Choose, among recent entries of the logbook, those that tell of this action."""
    initiative = find_to_take_part(request, slug)
    action = find_action(initiative, pk)
    data = request.POST if request.method == "POST" else None
    form = TracesForm(data, action=action, initiative=initiative)
    if not form.is_valid():
        shown = {"initiative": initiative, "action": action, "form": form}
        return render(request, "plans/traces.html", shown)
    operations.choose_traces(
        action=action,
        chosen=form.cleaned_data["entries"],
        among=form.shown,
        by=request.user,
        at=timezone.now(),
    )
    messages.success(request, _("Les traces de l’action sont à jour."))
    return redirect("plans:action-ending", slug=slug, pk=pk)
