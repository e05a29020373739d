"""The hands of a team (« Entraide »): who holds one out, on what, and one's own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.offers import operations
from impact.journeys.offers.models import Hand
from impact.journeys.offers.queries import circle_of
from impact.knowledge.competencies.models import Competency, Version
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_take_part
from impact.web.http import SignedInRequest, find_initiative, refuse_archived
from impact.web.offers.rows import lay_hands
from impact.web.offers.words import SAID

#: What the button of a row says when a hand is taken back.
BACK = "RETIRER"


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    """Who helps and who grows here, and what is proposed to whoever looks."""
    initiative = find_initiative(request, slug)
    circle = circle_of(request.user, initiative=initiative, at=timezone.now())
    shown = {
        "initiative": initiative,
        "circle": circle,
        "mine": [one for one in circle.gatherings if one.mine],
        "may_write": may_take_part(request.user, initiative),
    }
    return render(request, "offers/help.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    """Every competency with one's own hand, what is asked of oneself, then of the team, first."""
    initiative = find_initiative(request, slug)
    if request.method == "POST":
        return _keep(request, initiative)
    refuse_archived(initiative)
    shown = {
        "initiative": initiative,
        "page": lay_hands(request.user, initiative=initiative),
        "opened": request.GET.get("competence", ""),
        "people": initiative.memberships.current().count(),
    }
    return render(request, "offers/hands.html", shown)


def _keep(request: SignedInRequest, initiative: Initiative) -> HttpResponse:
    """Do what the pressed button says: `HELP`, `LEARN` or `RETIRER`, and the competency's code."""
    pressed = next((name for name in (*Hand.Side.values, BACK) if name in request.POST), None)
    if pressed is None:
        raise Http404
    current = Competency.objects.filter(version=Version.objects.current())
    competency = get_object_or_404(current, code=request.POST[pressed])
    me, now = request.user, timezone.now()
    if pressed == BACK:
        operations.lower_hand(initiative=initiative, thread=competency.thread, by=me, at=now)
    else:
        side = Hand.Side(pressed)
        operations.raise_hand(
            initiative=initiative, thread=competency.thread, side=side, by=me, at=now
        )
    messages.success(request, SAID[pressed] % {"title": competency.title})
    if "entraide" in request.POST:
        return redirect("offers:help", initiative.slug)
    address = reverse("offers:hands", args=[initiative.slug])
    return redirect(f"{address}?competence={competency.code}#{competency.code}")
