"""Taking back a consent: it holds from the next reading on, anywhere in the house."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from impact.trust.privacy.operations import withdraw_consent
from impact.web.accounts.scopes import find_purpose
from impact.web.http import SignedInRequest


@require_POST
def create(request: SignedInRequest, purpose: str) -> HttpResponse:
    taken_back = withdraw_consent(
        person=request.user,
        purpose=find_purpose(purpose),
        scope=request.POST.get("portee", ""),
        at=timezone.now(),
    )
    if taken_back:
        messages.success(request, _("Accord retiré. Cela vaut dès maintenant."))
    else:
        messages.info(request, _("Il n’y avait pas d’accord à retirer."))
    return redirect("accounts:consents")
