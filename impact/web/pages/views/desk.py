"""What the staff keeps: every page, news and story, how it stands, in whose hands, since when."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from impact.presence.pages.models import Page
from impact.presence.pages.queries import State, kept_pages
from impact.web.http import SignedInRequest, cut_list
from impact.web.pages.staff import staff_only

STATES = {
    State.WAITING: _("Proposée, attend une décision"),
    State.DRAFT: _("Votre brouillon"),
    State.ANNOUNCED: _("Annoncée"),
    State.SHOWN: _("Publiée"),
    State.RETIRED: _("Retirée"),
}


@staff_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    kept = kept_pages(request.user, on=timezone.localdate())
    kind, state = request.GET.get("sorte", ""), request.GET.get("etat", "")
    rows = [
        (one, STATES[one.state])
        for one in kept
        if (not kind or one.kind == kind) and (not state or one.state == state)
    ]
    shown = {
        "page": cut_list(request, rows, size=40),
        "kinds": Page.Kind.choices,
        "states": STATES.items(),
        "kind": kind,
        "state": state,
        "in_all": len(kept),
    }
    return render(request, "pages/desk.html", shown)
