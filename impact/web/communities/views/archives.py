"""Putting an initiative away, and taking it up again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from impact.presence.communities import operations, policies
from impact.web.communities.deeds import Deed, ask
from impact.web.http import SignedInRequest, find_initiative, find_to_coordinate


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    deed = Deed(
        title=_("Archiver la démarche"),
        points=(
            _("Tout reste lisible par les membres : l’histoire, le plan, le journal."),
            _("Plus rien ne change, et les invitations ouvertes ne laissent plus entrer personne."),
            _("La coordination peut la rouvrir à tout moment."),
        ),
        button=_("Archiver cette démarche"),
        back=reverse("communities:initiative", args=[slug]),
        room="",
    )
    if request.method != "POST":
        return ask(request, initiative, deed)
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
