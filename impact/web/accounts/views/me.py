"""My home: where I take part, what I began, and the ways to the rest of my account."""

from django.http import HttpResponse
from django.shortcuts import render

from impact.journeys.needs.models import SelfAssessment
from impact.presence.communities.models import Initiative
from impact.trust.publishing.policies import may_use_desk
from impact.web.http import SignedInRequest, kept_trial

#: As many of each as a home shows; the rest has its own page.
SHOWN = 6


def show(request: SignedInRequest) -> HttpResponse:
    assessments = SelfAssessment.objects.of(request.user).select_related("initiative")
    context = {
        "initiatives": Initiative.objects.visible_to(request.user).active()[:SHOWN],
        "unfinished": assessments.unfinished().first(),
        "has_trial": kept_trial(request) is not None,
        "sits": request.user.seats.exists(),
        "keeps": may_use_desk(request.user),
        "last": assessments.exclude(finished_at=None).first(),
    }
    return render(request, "accounts/me.html", context)
