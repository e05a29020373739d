"""Someone signed in keeps what her phone answered, because she asked to."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from impact.journeys.workshops import operations
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.queries import has_consented
from impact.web.http import SignedInRequest, consent_address
from impact.web.workshops import seats


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, code: str) -> HttpResponse:
    seat = seats.seat_in(request, code)
    if seat is None:
        raise Http404
    workshop = seat.workshop
    lacks_consent = not has_consented(person=request.user, purpose=Purpose.PERSONAL)
    if request.method != "POST" or lacks_consent:
        here = reverse("workshops:keeping", args=[workshop.code])
        shown = {
            "workshop": workshop,
            "lacks_consent": lacks_consent,
            "consent_address": consent_address(Purpose.PERSONAL, then=here),
        }
        return render(request, "workshops/phone_keeping.html", shown)
    try:
        operations.keep_answers(seat=seat, by=request.user, at=timezone.now())
    except operations.AlreadyKept:
        messages.info(request, _("Ces réponses étaient déjà gardées."))
    except operations.NothingToAsk:
        messages.info(request, _("Ce téléphone n’a rien répondu à garder."))
    else:
        messages.success(request, _("Vos réponses sont gardées. Vous seul·e les voyez."))
    return redirect("needs:portrait")
