"""An initiative takes its name back from a story, whenever it wishes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.pages.models import Page
from impact.presence.pages.operations import withdraw_agreement
from impact.presence.pages.policies import may_withdraw_agreement
from impact.web.http import SignedInRequest
from impact.web.pages.views.pages import find


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str) -> HttpResponse:
    page = find(slug)
    initiative = page.practice.initiative if page.kind == Page.Kind.STORY else None
    if initiative is None:
        raise Http404
    if not may_withdraw_agreement(request.user, initiative):
        raise PermissionDenied(
            _("Ce geste revient à la coordination de la démarche. Parlez-en avec elle.")
        )
    if request.method != "POST":
        shown = {"page": page, "initiative": initiative}
        return render(request, "pages/agreement_end.html", shown)
    withdraw_agreement(initiative=initiative, key=page.key, by=request.user, at=timezone.now())
    messages.success(request, _("C’est fait\u00a0: ce récit ne nomme plus votre démarche."))
    return redirect("pages:story", page.slug)
