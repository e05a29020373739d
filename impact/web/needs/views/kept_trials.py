"""What someone tried without an account, once she signed in: keep it, or let it go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.journeys.needs.answers import Answer
from impact.journeys.needs.operations import assessments
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.queries import has_consented
from impact.web.http import SignedInRequest, consent_address
from impact.web.needs.drafts import forget_trial
from impact.web.needs.trial import find_kept_trial
from impact.web.needs.weaving import weave


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest) -> HttpResponse:
    found = find_kept_trial(request)
    if found is None:
        return render(request, "needs/kept_trial_none.html")
    trial, levels = found
    if request.method == "POST":
        return _keep(request, trial.version, levels)
    portrait = trial.portrait(levels)
    page = {
        "trial": trial,
        "portrait": portrait,
        "cloth": weave(portrait),
        "has_consented": has_consented(person=request.user, purpose=Purpose.PERSONAL),
        "consent_address": consent_address(Purpose.PERSONAL, then=request.path),
    }
    return render(request, "needs/kept_trial.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "needs/kept_trial_oblivion.html")
    messages.success(request, _("C’est effacé de cet appareil. Rien n’avait été enregistré."))
    return forget_trial(redirect("needs:portrait"))


def _keep(request, version, levels) -> HttpResponse:
    answers = [Answer(competency, level) for competency, level in levels.items()]
    try:
        assessments.keep_trial(by=request.user, version=version, answers=answers, at=timezone.now())
    except assessments.ConsentMissing:
        return redirect(consent_address(Purpose.PERSONAL, then=reverse("needs:kept-trial")))
    messages.success(request, _("Votre portrait est gardé. Vous seul·e pouvez le lire."))
    return forget_trial(redirect("needs:portrait"))
