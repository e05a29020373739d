"""Where those who keep the site start their day: each desk, how many wait there, since when."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.web.home.desks import DESKS
from impact.web.http import SignedInRequest


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    mine = [desk for desk in DESKS if desk.may_use(request.user)]
    if not mine:
        raise PermissionDenied(
            _("Cette page est celle de l’équipe de l’institut et des personnes qui relisent.")
        )
    today = timezone.localdate()
    lines = [
        {
            "desk": desk,
            "waits": (waits := desk.waits(request.user) if desk.waits else None),
            "days": (today - waits.since).days if waits and waits.since else None,
        }
        for desk in mine
    ]
    return render(request, "home/desks.html", {"lines": lines})
