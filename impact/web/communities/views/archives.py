"""Putting an initiative away, and taking it up again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from impact.presence.communities import operations, policies
from impact.web.http import SignedInRequest, find_initiative, find_to_coordinate


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    if request.method != "POST":
        return render(request, "communities/archive.html", {"initiative": initiative})
    operations.archive_initiative(initiative=initiative, by=request.user, at=timezone.now())
    messages.success(request, _("La démarche est archivée. Ses membres peuvent toujours la lire."))
    return redirect("communities:initiative", slug)


@require_POST
def destroy(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    if not policies.may_restore(request.user, initiative):
        raise PermissionDenied(_("Rouvrir la démarche revient à sa coordination."))
    operations.restore_initiative(initiative=initiative, by=request.user, at=timezone.now())
    messages.success(request, _("La démarche est rouverte."))
    return redirect("communities:initiative", slug)
