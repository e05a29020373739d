"""Inviting: by e-mail, by a link, by a poster with its QR; and closing what is open."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from impact.presence.communities import operations
from impact.presence.communities.models import Initiative, Invitation
from impact.web.communities.forms.team import AddressesForm
from impact.web.communities.mail import address_of, send_invitations
from impact.web.http import SignedInRequest, find_to_coordinate
from impact.web.paper.qr import draw_qr


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    return _page(request, find_to_coordinate(request, slug), AddressesForm())


@require_POST
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    """Invite the addresses that were pasted; those already invited are left alone."""
    initiative = find_to_coordinate(request, slug)
    form = AddressesForm(request.POST)
    if not form.is_valid():
        return _page(request, initiative, form)
    addresses = form.cleaned_data["addresses"]
    try:
        opened = operations.invite_addresses(
            initiative=initiative, addresses=addresses, by=request.user, at=timezone.now()
        )
    except operations.TooMany as refusal:
        form.add_error("addresses", _word_limit(refusal))
        return _page(request, initiative, form)
    failed = send_invitations(request, opened)
    _tell(request, sent=len(opened) - len(failed), known=len(addresses) - len(opened))
    if failed:
        return _take_back(request, initiative, failed)
    return redirect("communities:invitations", slug)


@require_POST
def create_link(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    try:
        link = operations.open_link(initiative=initiative, by=request.user, at=timezone.now())
    except operations.TooMany as refusal:
        messages.error(request, _word_limit(refusal))
        return redirect("communities:invitations", slug)
    return redirect("communities:invitation", slug, link.pk)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """A link to hand around: its address, its QR, its poster."""
    return _link_page(request, slug, pk, "communities/invitation.html")


@require_safe
def poster(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """« Affiche d’invitation »: one sheet to print and pin up."""
    return _link_page(request, slug, pk, "communities/poster.html")


@require_POST
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    invitation = get_object_or_404(initiative.invitations.select_related("initiative"), pk=pk)
    operations.revoke_invitation(invitation=invitation, by=request.user, at=timezone.now())
    messages.success(request, _("L’invitation est révoquée : elle ne laisse plus entrer personne."))
    return redirect("communities:invitations", slug)


def _page(request: SignedInRequest, initiative: Initiative, form: AddressesForm) -> HttpResponse:
    waiting = initiative.invitations.open_at(timezone.now()).select_related("created_by")
    shown = {
        "initiative": initiative,
        "form": form,
        "links": [each for each in waiting if each.kind == Invitation.Kind.LINK],
        "emails": [each for each in waiting if each.kind == Invitation.Kind.EMAIL],
        "lifetime": Invitation.LIFETIME.days,
    }
    return render(request, "communities/invitations.html", shown)


def _link_page(request: SignedInRequest, slug: str, pk: int, template: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    links = initiative.invitations.open_at(timezone.now()).filter(kind=Invitation.Kind.LINK)
    invitation = get_object_or_404(links.select_related("created_by"), pk=pk)
    address = address_of(request, invitation)
    shown = {
        "initiative": initiative,
        "invitation": invitation,
        "address": address,
        # What a person types, in pieces a line may break between; browsers add the rest.
        "typed": address.partition("://")[2].strip("/").split("/"),
        "qr": draw_qr(address),
    }
    return render(request, template, shown)


def _take_back(
    request: SignedInRequest, initiative: Initiative, failed: list[Invitation]
) -> HttpResponse:
    """Close what could not be sent, and give the addresses back to be tried again."""
    addresses = [invitation.email for invitation in failed]
    for invitation in failed:
        operations.revoke_invitation(invitation=invitation, by=request.user, at=timezone.now())
    form = AddressesForm({"addresses": "\n".join(addresses)})
    form.add_error(
        "addresses",
        _("Le courriel n’a pas pu partir pour ces adresses. Réessayez dans quelques minutes."),
    )
    return _page(request, initiative, form)


def _tell(request: SignedInRequest, *, sent: int, known: int) -> None:
    if sent:
        told = ngettext("%(n)d invitation envoyée.", "%(n)d invitations envoyées.", sent)
        messages.success(request, told % {"n": sent})
    if known:
        told = ngettext(
            "%(n)d adresse avait déjà une invitation ouverte : rien ne lui a été envoyé de plus.",
            "%(n)d adresses avaient déjà une invitation ouverte : "
            "rien ne leur a été envoyé de plus.",
            known,
        )
        messages.info(request, told % {"n": known})


def _word_limit(refusal: operations.TooMany) -> str:
    return ngettext(
        "Une démarche ouvre au plus %(limit)d invitations par jour. Il en reste %(left)d.",
        "Une démarche ouvre au plus %(limit)d invitations par jour. Il en reste %(left)d.",
        refusal.left,
    ) % {"limit": operations.DAILY_LIMIT, "left": refusal.left}
