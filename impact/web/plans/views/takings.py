"""« Mettre au plan »: what a team chose becomes an action, in one step, and back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from impact.journeys.offers.models import Offer
from impact.journeys.plans import operations
from impact.journeys.plans.question import Lead
from impact.web.http import SignedInRequest, find_to_take_part, read_whole
from impact.web.plans.holes import Look, look_at
from impact.web.plans.words import LEADS


@require_POST
def create(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Begin what is missing, and add the action once."""
    initiative = find_to_take_part(request, slug)
    look = look_at(initiative, code, at=timezone.now())
    action = operations.take_route(
        initiative=initiative,
        competency=look.competency,
        status=look.begun.status,
        taken=_taken(look, request.POST.get("route", "")),
        by=request.user,
        at=look.at,
    )
    query = request.GET.copy()
    query["pris"] = str(action.pk)
    return redirect(f"{reverse('plans:routes', args=[slug, code])}?{query.urlencode()}")


@require_POST
def destroy(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Take back what one just put in the plan."""
    initiative = find_to_take_part(request, slug)
    look = look_at(initiative, code, at=timezone.now())
    if look.goal is None:
        raise Http404
    action = get_object_or_404(look.goal.actions.underway(), pk=read_whole(request, "action"))
    try:
        operations.leave_route(
            action=action, revision=read_whole(request, "revision"), by=request.user, at=look.at
        )
    except operations.ChangedMeanwhile:
        messages.warning(
            request, _("Quelqu’un a déjà pris cette action en main\u00a0: voyez-la au plan.")
        )
        return redirect("plans:plan", slug)
    messages.success(request, _("C’est retiré du plan."))
    kept = request.GET.urlencode()
    return redirect(reverse("plans:routes", args=[slug, code]) + (f"?{kept}" if kept else ""))


def _taken(look: Look, key: str) -> operations.Taken:
    """Return what a route becomes in the plan, or something else to do than learning.

    :raises Http404: if nothing has that key here.
    """
    begun = look.begun
    if key.startswith("lead:"):
        title = _lead(key.removeprefix("lead:"))
        return operations.Taken(title, "", None, begun.plan_title, begun.statement)
    route = next((one for one in look.routes if one.key == key), None)
    if route is None:
        raise Http404
    offer = Offer.objects.filter(pk=route.pk or 0).first() if route.source == "offer" else None
    return operations.Taken(route.title, route.response, offer, begun.plan_title, begun.statement)


def _lead(code: str) -> str:
    if code not in Lead.__members__:
        raise Http404
    return str(LEADS[Lead(code)])
