"""Two people brought together: each answers alone, and only two yeses are ever told."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.offers import operations
from impact.journeys.offers.models import Pairing
from impact.journeys.offers.queries import Proposal, agreements_of
from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest, find_initiative, find_to_take_part
from impact.web.offers.words import ANSWERED


@require_POST
def answer(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    pairing = _find(request, initiative, pk)
    said = request.POST.get("reponse", "")
    if said not in Pairing.Answer.values:
        raise Http404
    try:
        held = operations.answer_pairing(
            pairing=pairing, answer=said, by=request.user, at=timezone.now()
        )
    except operations.NoLongerProposed:
        messages.info(request, _("Cette proposition est terminée\u00a0: rien n’a été noté."))
        return redirect("offers:help", slug)
    if held.is_agreed:
        messages.success(request, _("Deux oui\u00a0: le jumelage est convenu."))
        return redirect("offers:pairing", slug, pk)
    messages.success(request, str(ANSWERED[said]))
    return redirect("offers:help", slug)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """A pairing both wanted, and how to begin; any other is not found."""
    initiative = find_initiative(request, slug)
    agreed = _find_agreed(request, initiative, pk)
    return render(request, "offers/pairing.html", {"initiative": initiative, "agreed": agreed})


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then end it; one may take back one's time whatever the state of the initiative."""
    initiative = find_initiative(request, slug)
    agreed = _find_agreed(request, initiative, pk)
    if request.method != "POST":
        shown = {"initiative": initiative, "agreed": agreed}
        return render(request, "offers/pairing_end.html", shown)
    pairing = _find(request, initiative, pk)
    operations.end_pairing(pairing=pairing, by=request.user, at=timezone.now())
    messages.success(request, _("Le jumelage est terminé. Pensez à le dire de vive voix."))
    return redirect("offers:help", slug)


def _find(request: SignedInRequest, initiative: Initiative, pk: int) -> Pairing:
    """Return a pairing that names whoever asks: for all others there is none."""
    return get_object_or_404(initiative.pairings.naming(request.user), pk=pk)


def _find_agreed(request: SignedInRequest, initiative: Initiative, pk: int) -> Proposal:
    agreed = agreements_of(request.user, initiative=initiative)
    found = next((one for one in agreed if one.pk == pk), None)
    if found is None:
        raise Http404
    return found
