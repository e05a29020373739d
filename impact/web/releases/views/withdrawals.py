"""Taking a release back: what closes now, and what cannot be called back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.releases import operations
from impact.presence.releases.queries import ledger_of
from impact.web.http import SignedInRequest
from impact.web.releases.forms import WithdrawalForm
from impact.web.releases.outside import audience_words
from impact.web.releases.reach import find_release, refuse_unless_withdrawing


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    release = find_release(request, slug, pk)
    refuse_unless_withdrawing(request, release)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        shown = {
            "initiative": release.initiative,
            "release": release,
            "audience": audience_words(release),
            "ledger": ledger_of(release),
            "form": form,
        }
        return render(request, "releases/withdrawal.html", shown)
    try:
        operations.withdraw_release(
            release=release,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        )
    except operations.AlreadyWithdrawn:
        messages.info(request, _("Ce partage n’est pas ouvert\u00a0: il n’y a rien à retirer."))
    else:
        messages.success(request, _("Le partage est retiré. Plus aucune adresse ne l’ouvre."))
    return redirect("releases:release", slug=slug, pk=pk)
