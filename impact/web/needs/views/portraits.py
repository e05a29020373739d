"""My competencies: what I said last, beside what my roles ask where my initiatives are."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.journeys.needs.models import SelfAssessment
from impact.journeys.needs.queries.portraits import portrait_of
from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest, kept_trial
from impact.web.needs.portrait_sheet import portrait_sheet
from impact.web.needs.reach import find_version
from impact.web.needs.weaving import weave
from impact.web.paper.printing import pdf_response, print_pdf
from impact.web.templatetags.dates import spell_day


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    portrait = portrait_of(person=request.user, version=find_version())
    mine = SelfAssessment.objects.of(request.user).unfinished().select_related("initiative")
    page = {
        "portrait": portrait,
        "cloth": weave(portrait),
        "open_sitting": mine.first(),
        "initiatives": Initiative.objects.visible_to(request.user).active(),
        "has_trial": kept_trial(request) is not None,
        "today": timezone.localdate(),
    }
    return render(request, "needs/portrait.html", page)


@require_safe
def print_out(request: SignedInRequest) -> HttpResponse:
    portrait = portrait_of(person=request.user, version=find_version())
    on = _("En date du %(day)s") % {"day": spell_day(timezone.localdate())}
    subtitle = f"{request.user.name} · {on}"
    return pdf_response(
        print_pdf("portrait", portrait_sheet(portrait, subtitle=subtitle)), "mon-portrait"
    )
