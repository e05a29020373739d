"""Asking for a consent when it is first needed: the text, yes or no, and back where one was."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from impact.trust.privacy.models import PurposeText
from impact.trust.privacy.operations import give_consent
from impact.web.accounts.scopes import find_purpose, find_scope
from impact.web.accounts.wayback import way_back
from impact.web.http import SignedInRequest


def create(request: SignedInRequest, purpose: str) -> HttpResponse:
    """Show the text; a post is the answer, and no answer is kept when it is no."""
    wanted = find_purpose(purpose)
    scope = request.POST.get("portee") or request.GET.get("portee") or ""
    initiative = find_scope(person=request.user, purpose=wanted, scope=scope)
    back = way_back(request, "accounts:consents")
    if request.method != "POST":
        text = PurposeText.objects.current(wanted)
        context = {"text": text, "initiative": initiative, "back": back}
        return render(request, "accounts/consent_request.html", context)

    if request.POST.get("reponse") == "oui":
        where = initiative.context if initiative else ""
        give_consent(person=request.user, purpose=wanted, scope=where, at=timezone.now())
        messages.success(request, _("Votre accord est noté. Vous pouvez le retirer à tout moment."))
    else:
        messages.info(
            request, _("C’est noté\u00a0: nous n’utiliserons pas vos réponses pour cela.")
        )
    return redirect(back)
