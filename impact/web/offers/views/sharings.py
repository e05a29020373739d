"""Between initiatives: what the others are willing to share, and what this team is."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.offers import operations
from impact.journeys.offers.models import Sharing
from impact.journeys.offers.queries import (
    Neighbor,
    competencies_by_thread,
    neighbors_of,
    stands_on_indigenous_land,
)
from impact.journeys.plans.wants import competencies_wanted
from impact.knowledge.competencies.models import Competency, Version
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_coordinate
from impact.web.http import SignedInRequest, cut_list, find_initiative, find_to_coordinate
from impact.web.offers.sharing_forms import SharingForm
from impact.web.offers.words import told_likeness


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    chosen = _chosen(request.GET.get("competence", ""))
    found = neighbors_of(initiative, threads=[chosen.thread] if chosen else None)
    page = cut_list(request, found, size=20)
    shown = {
        "initiative": initiative,
        "chosen": chosen,
        "ours": _ours(initiative),
        "page": page,
        "cards": [_card(one) for one in page],
        "may_share": may_coordinate(request.user, initiative),
    }
    return render(request, "offers/neighbors.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write, look at it as others will, then share; coordination speaks for the team."""
    initiative = find_to_coordinate(request, slug)
    form = _form(request, initiative)
    shown: dict[str, Any] = {"initiative": initiative, "form": form}
    if not form.is_valid():
        return render(request, "offers/sharing.html", shown)
    competency = form.cleaned_data["competency"]
    if "partager" not in request.POST:
        shown |= {"preview": form.cleaned_data, "territories": initiative.territories.all()}
        return render(request, "offers/sharing.html", shown)
    operations.share(
        initiative=initiative,
        thread=competency.thread,
        willing=form.willing(),
        by=request.user,
        at=timezone.now(),
    )
    messages.success(
        request, _("C’est dit aux autres démarches. Vous le retirez quand vous voulez.")
    )
    return redirect("offers:neighbors", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    sharing = get_object_or_404(initiative.sharings, pk=pk)
    if request.method != "POST":
        found = competencies_by_thread([sharing.thread])
        shown = {"initiative": initiative, "competency": found.get(sharing.thread)}
        return render(request, "offers/sharing_end.html", shown)
    operations.stop_sharing(sharing=sharing, by=request.user, at=timezone.now())
    messages.success(request, _("C’est retiré\u00a0: les autres démarches ne le voient plus."))
    return redirect("offers:neighbors", slug)


def _form(request: SignedInRequest, initiative: Initiative) -> SharingForm:
    code = request.GET.get("competence", "")
    chosen = _chosen(code)
    known = initiative.sharings.filter(thread=chosen.thread).first() if chosen else None
    initial = {"competency": code}
    if known:
        initial |= {"words": known.words, "contact": known.contact}
    return SharingForm(
        request.POST or None,
        competencies=competencies_wanted(initiative, version=Version.objects.current()),
        needs_authority=stands_on_indigenous_land(initiative),
        initial=initial,
    )


def _chosen(code: str) -> Competency | None:
    if not code:
        return None
    return Competency.objects.current().filter(code=code).first()


def _ours(initiative: Initiative) -> list[tuple[Sharing, Competency]]:
    sharings = list(initiative.sharings.all())
    known = competencies_by_thread(one.thread for one in sharings)
    return [(one, known[one.thread]) for one in sharings if one.thread in known]


def _card(neighbor: Neighbor) -> dict[str, Any]:
    return {"neighbor": neighbor, "alike": told_likeness(neighbor)}
