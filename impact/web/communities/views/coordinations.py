"""Coordinating: shared with one more member, handed over, or given up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.communities import operations
from impact.presence.communities.models import Access, Initiative, Membership
from impact.web.communities.deeds import Deed, ask
from impact.web.communities.forms.team import HandOverForm
from impact.web.http import SignedInRequest, find_to_coordinate


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    membership = _find(initiative, pk, access=Access.MEMBER)
    form = HandOverForm(request.POST or None)
    deed = Deed(
        title=_("Confier la coordination à %(person)s") % {"person": membership.person.name},
        lead=_(
            "La coordination modifie la fiche et les étapes, invite, retire des personnes, "
            "archive. Elle ne voit les réponses de personne."
        ),
        button=_("Confier la coordination"),
        back=reverse("communities:team", args=[slug]),
        room="team",
    )
    if request.method != "POST" or not form.is_valid():
        return ask(request, initiative, deed, form)
    give = operations.hand_over if form.is_instead else operations.give_coordination
    give(membership=membership, by=request.user, at=timezone.now())
    messages.success(
        request, _("%(person)s coordonne désormais.") % {"person": membership.person.name}
    )
    return redirect("communities:team", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    membership = _find(initiative, pk, access=Access.COORDINATOR)
    deed = Deed(
        title=_("Mettre fin à la coordination de %(person)s") % {"person": membership.person.name},
        lead=_("Cette personne reste membre de l’équipe, avec ses rôles."),
        button=_("Mettre fin à sa coordination"),
        back=reverse("communities:team", args=[slug]),
        room="team",
    )
    if request.method != "POST":
        return ask(request, initiative, deed)
    try:
        operations.withdraw_coordination(membership=membership, by=request.user, at=timezone.now())
    except operations.LastCoordinator:
        messages.error(
            request,
            _("Personne d’autre ne coordonne. Confiez d’abord la coordination à quelqu’un."),
        )
    else:
        messages.success(request, _("Cette personne ne coordonne plus."))
    return redirect("communities:team", slug)


def _find(initiative: Initiative, pk: int, *, access: Access) -> Membership:
    current = initiative.memberships.current().filter(access=access)
    return get_object_or_404(current.select_related("person", "initiative"), pk=pk)
