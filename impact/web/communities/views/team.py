"""The team: who belongs, in what role, with what rights."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from impact.presence.communities import policies
from impact.presence.communities.queries import members_of
from impact.web.http import SignedInRequest, find_initiative


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    shown = {
        "initiative": initiative,
        "members": members_of(initiative),
        "may_coordinate": policies.may_coordinate(request.user, initiative),
        "waiting": initiative.invitations.open_at(timezone.now()).count(),
    }
    return render(request, "communities/team.html", shown)
