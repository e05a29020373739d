"""Leaving a team: what remains is said first."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.communities import operations, policies
from impact.web.http import SignedInRequest, find_initiative


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    shown = {
        "initiative": initiative,
        "is_needed": policies.is_last_coordinator(request.user, initiative),
        "is_alone": initiative.memberships.current().count() == 1,
    }
    if request.method != "POST":
        return render(request, "communities/departure.html", shown)
    try:
        operations.leave(initiative=initiative, person=request.user, at=timezone.now())
    except operations.LastCoordinator:
        return render(request, "communities/departure.html", shown, status=409)
    messages.success(
        request,
        _("Vous avez quitté « %(name)s ». Vos autoévaluations restent les vôtres.")
        % {"name": initiative.name},
    )
    return redirect("communities:initiatives")
