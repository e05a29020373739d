"""Adopting the plan: a day, who was there, and who saw it otherwise."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.journeys.plans import operations
from impact.journeys.plans.deliberations import minutes_of
from impact.journeys.plans.models import Poll
from impact.web.http import SignedInRequest
from impact.web.plans.forms import AdoptionForm
from impact.web.plans.reach import find_adoptable


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    plan = find_adoptable(request, slug)
    polls = list(plan.polls.filter(closed_at__isnull=False).select_related("plan__initiative"))
    poll = _poll_named(request, polls)
    form = AdoptionForm(request.POST or None, polls=polls, initial=_initial(poll))
    if not form.is_valid():
        shown = {"initiative": plan.initiative, "plan": plan, "form": form, "poll": poll}
        return render(request, "plans/adoption.html", shown)
    told = form.cleaned_data
    try:
        operations.adopt_plan(
            plan=plan,
            on=told["adopted_on"],
            present=told["present"],
            dissent=told["dissent"],
            poll=told.get("poll"),
            by=request.user,
            at=timezone.now(),
        )
    except operations.NothingToAdopt:
        messages.error(request, _("Écrivez d’abord un objectif\u00a0: ce plan est vide."))
    else:
        messages.success(request, _("Le plan est adopté. L’adoption est notée au journal."))
    return redirect("plans:plan", slug=slug)


def _poll_named(request: SignedInRequest, polls: Sequence[Poll]) -> Poll | None:
    """Return the closed vote the address names, if it is one of this plan's."""
    return next((one for one in polls if str(one.pk) == request.GET.get("vote")), None)


def _initial(poll: Poll | None) -> dict[str, Any]:
    """Return what the minutes start from: who voted, and who sees it otherwise."""
    initial: dict[str, Any] = {"adopted_on": timezone.localdate()}
    if poll:
        minutes = minutes_of(poll)
        initial |= {"present": minutes.present, "dissent": minutes.dissent, "poll": poll}
    return initial
