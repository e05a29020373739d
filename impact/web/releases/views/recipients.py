"""Handing out addresses: one for each recipient, sent by e-mail if the team wants."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.releases import operations
from impact.presence.releases.models import Recipient
from impact.web.http import SignedInRequest
from impact.web.releases.forms import RecipientForm
from impact.web.releases.letters import send_address
from impact.web.releases.reach import (
    find_release,
    refuse_unless_deciding,
    refuse_unless_withdrawing,
)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    release = find_release(request, slug, pk)
    refuse_unless_deciding(request, release)
    form = RecipientForm(request.POST or None)
    if not form.is_valid():
        shown = {"initiative": release.initiative, "release": release, "form": form}
        return render(request, "releases/recipient_new.html", shown)
    try:
        recipient = operations.add_recipient(
            release=release, **form.cleaned_data, by=request.user, at=timezone.now()
        )
    except operations.NotInForce:
        messages.error(
            request, _("Ce partage n’est pas ouvert\u00a0: aucune adresse n’est remise.")
        )
    else:
        _send(request, recipient)
    return redirect("releases:release", slug=slug, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int, recipient: int) -> HttpResponse:
    """Ask, then close one address."""
    release = find_release(request, slug, pk)
    refuse_unless_withdrawing(request, release)
    found = get_object_or_404(release.recipients, pk=recipient)
    if request.method != "POST":
        shown = {"initiative": release.initiative, "release": release, "recipient": found}
        return render(request, "releases/recipient_closing.html", shown)
    operations.close_recipient(recipient=found, by=request.user, at=timezone.now())
    messages.success(request, _("Cette adresse n’ouvre plus rien. Les autres restent."))
    return redirect("releases:release", slug=slug, pk=pk)


def _send(request: SignedInRequest, recipient: Recipient) -> None:
    if not recipient.email:
        messages.success(request, _("L’adresse est prête\u00a0: remettez-la comme vous voulez."))
    elif send_address(recipient, site=request.build_absolute_uri("/").rstrip("/")):
        messages.success(request, _("L’adresse est prête, et envoyée par courriel."))
    else:
        messages.warning(
            request, _("L’adresse est prête, mais le courriel n’est pas parti. Remettez-la.")
        )
