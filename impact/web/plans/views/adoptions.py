"""Adopting the plan: a day, who was there, and who saw it otherwise."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.journeys.plans import operations
from impact.web.http import SignedInRequest
from impact.web.plans.forms import AdoptionForm
from impact.web.plans.reach import find_adoptable


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    plan = find_adoptable(request, slug)
    form = AdoptionForm(request.POST or None, initial={"adopted_on": timezone.localdate()})
    if not form.is_valid():
        shown = {"initiative": plan.initiative, "plan": plan, "form": form}
        return render(request, "plans/adoption.html", shown)
    told = form.cleaned_data
    try:
        operations.adopt_plan(
            plan=plan,
            on=told["adopted_on"],
            present=told["present"],
            dissent=told["dissent"],
            by=request.user,
            at=timezone.now(),
        )
    except operations.NothingToAdopt:
        messages.error(request, _("Écrivez d’abord un objectif\u00a0: ce plan est vide."))
    else:
        messages.success(request, _("Le plan est adopté. L’adoption est notée au journal."))
    return redirect("plans:plan", slug=slug)
