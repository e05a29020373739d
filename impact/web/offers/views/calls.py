"""What teams of the field ask for, open to all, and the short form by which anyone answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.offers import operations
from impact.journeys.offers.models import Brief
from impact.web.http import cut
from impact.web.offers.brief_forms import ReplyForm
from impact.web.offers.letters import tell_coordination
from impact.web.restraint import Restraint, address_of

#: How many answers an address may send in an hour (a whole organization shares one), and how many
#: letters a brief may bring to its team in a day, wherever they come from.
FROM_ONE_PLACE = Restraint("answers", most=10, window=3600)
TO_ONE_BRIEF = Restraint("answers-to-a-brief", most=60, window=24 * 3600)


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    waiting = Brief.objects.waiting_on(timezone.localdate())
    briefs = waiting.select_related("competency__domain", "territory").order_by(
        "-published_at", "-pk"
    )
    return render(request, "offers/calls.html", {"page": cut(request, briefs, size=20)})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One brief, and the form to answer it; what is typed is never lost."""
    published = Brief.objects.published()
    brief = get_object_or_404(
        published.select_related("competency__domain", "territory", "initiative"), slug=slug
    )
    form = ReplyForm(request.POST or None)
    is_waiting = brief.is_waiting_on(timezone.localdate())
    shown = {"brief": brief, "form": form, "is_waiting": is_waiting}
    if request.method != "POST" or not form.is_valid():
        return render(request, "offers/call.html", shown)
    if too_much := _too_much(request, brief):
        return render(request, "offers/call.html", shown | {"refusal": too_much}, status=429)
    return _take(request, brief, form)


def _too_much(request: HttpRequest, brief: Brief) -> str:
    if FROM_ONE_PLACE.is_reached(address_of(request)):
        return _("Trop de réponses sont parties d’ici. Attendez une heure, puis recommencez.")
    if TO_ONE_BRIEF.is_reached(str(brief.pk)):
        return _("Cette équipe a reçu trop de réponses aujourd’hui. Recommencez demain.")
    return ""


def _take(request: HttpRequest, brief: Brief, form: ReplyForm) -> HttpResponse:
    FROM_ONE_PLACE.note(address_of(request))
    try:
        # A machine is thanked like anyone: it learns nothing to try again with.
        if not form.is_from_a_machine:
            now = timezone.now()
            on = timezone.localdate(now)
            operations.answer_brief(brief=brief, reply=form.reply(), on=on, at=now)
            TO_ONE_BRIEF.note(str(brief.pk))
            tell_coordination(request, brief)
    except operations.NotWaiting:
        told = _("Cette équipe n’attend plus de réponse. La vôtre n’est pas partie.")
        shown = {"brief": brief, "form": form, "is_waiting": False, "refusal": told}
        return render(request, "offers/call.html", shown, status=409)
    messages.success(request, _("Votre réponse est chez l’équipe, qui vous rappellera. Merci."))
    return redirect("offers:call", brief.slug)
