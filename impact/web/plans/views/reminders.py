"""Asking to be reminded of one's actions by e-mail, or asking no longer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from impact.journeys.plans.operations import choose_reminders
from impact.web.http import SignedInRequest, find_to_take_part


@require_POST
def update(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    wanted = request.POST.get("rappels") == "oui"
    choose_reminders(person=request.user, initiative=initiative, wanted=wanted, at=timezone.now())
    if wanted:
        messages.success(request, _("Vous recevrez un rappel avant l’échéance de vos actions."))
    else:
        messages.success(request, _("Vous ne recevrez plus de rappel pour cette démarche."))
    return redirect("plans:plan", slug=slug)
