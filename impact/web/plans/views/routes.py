"""From what a team lacks to the routes side by side, and from a route to the plan."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from impact.journeys.offers.models import Offer
from impact.journeys.plans import operations
from impact.journeys.plans.holes import gaps_of, routes_for, row_of
from impact.journeys.plans.models import Goal
from impact.journeys.plans.ranking import WEIGHTS, Wish, grounds
from impact.journeys.plans.routes import Route, sift
from impact.journeys.plans.wants import level_wanted
from impact.knowledge.competencies.models import Competency, Version
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_take_part
from impact.web.http import SignedInRequest, find_initiative, find_to_take_part
from impact.web.plans.forms import SieveForm
from impact.web.plans.words import FITS, GROUNDS, KINDS, REACHES, REASONS


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    gaps = gaps_of(initiative, at=timezone.now())
    return render(request, "plans/holes.html", {"initiative": initiative, "gaps": gaps})


@require_safe
def show(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """One hole: the question first, then every kind of answer side by side."""
    initiative = find_initiative(request, slug)
    competency = _find(code)
    level = level_wanted(competency, initiative=initiative)
    on = timezone.localdate()
    form = SieveForm(request.GET or None)
    routes = routes_for(initiative, competency=competency, level=level, on=on)
    passing, apart = sift(routes, sieve=form.sieve())
    goal = _goal(initiative, competency)
    shown = {
        "initiative": initiative,
        "competency": competency,
        "row": row_of(initiative, code=code, at=timezone.now()),
        "level": level,
        "form": form,
        "groups": _group(passing, level=level),
        "apart": len(apart),
        "has_offer": any(route.offer_slug for route in routes),
        "goal": goal,
        "check": goal.checks.first() if goal else None,
        "may_write": may_take_part(request.user, initiative),
    }
    return render(request, "plans/routes.html", shown)


@require_POST
def take(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """« Mettre au plan »: begins what is missing, and adds the action once."""
    initiative = find_to_take_part(request, slug)
    competency = _find(code)
    level = level_wanted(competency, initiative=initiative)
    routes = routes_for(initiative, competency=competency, level=level, on=timezone.localdate())
    route = next((one for one in routes if one.key == request.POST.get("route")), None)
    if route is None:
        raise Http404
    row = row_of(initiative, code=code, at=timezone.now())
    action = operations.take_route(
        initiative=initiative,
        competency=competency,
        status=str(row.status) if row else "",
        taken=_taken(route, competency=competency, level=level),
        by=request.user,
        at=timezone.now(),
    )
    messages.success(request, _("C’est au plan. Dites qui s’en occupe, et d’ici quand."))
    return redirect("plans:action", slug, action.pk)


@login_not_required
@require_safe
def explain(request: HttpRequest) -> HttpResponse:
    """How routes of one kind are put in order, with the weights as the code has them."""
    rows = [(GROUNDS[ground], weight) for ground, weight in WEIGHTS.items()]
    return render(request, "plans/ranking.html", {"rows": rows, "kinds": KINDS.values()})


def _find(code: str) -> Competency:
    competencies = Version.objects.current().competencies.in_force()
    return get_object_or_404(
        competencies.select_related("domain", "nature", "version").prefetch_related(
            "other_natures"
        ),
        code=code,
    )


def _goal(initiative: Initiative, competency: Competency) -> Goal | None:
    goals = Goal.objects.kept().filter(plan__in=initiative.plans.open())
    return goals.filter(competency__thread=competency.thread).first()


def _taken(route: Route, *, competency: Competency, level: int) -> operations.Taken:
    statement = _("Que nous tenions ensemble «\u00a0%(title)s\u00a0», au niveau %(level)d.")
    return operations.Taken(
        title=route.title,
        response=route.response,
        offer=Offer.objects.filter(slug=route.offer_slug).first() if route.offer_slug else None,
        plan_title=_("Notre plan"),
        statement=statement % {"title": competency.title, "level": level},
    )


def _group(routes: Sequence[Route], *, level: int) -> list[dict[str, Any]]:
    """Return the routes by kind, in the order of the kinds, each route with its words."""
    groups: dict[str, dict[str, Any]] = {}
    for route in routes:
        group = groups.setdefault(route.kind, {"name": KINDS[route.kind], "cards": []})
        told = grounds(route, wish=Wish(level=level))
        group["cards"].append(
            {
                "route": route,
                "fit": FITS[route.fit],
                "reach": REACHES[route.reach],
                "reasons": [REASONS[reason] for reason in route.reasons],
                "marks": [GROUNDS[ground] for ground, share in told.items() if share == 1],
            }
        )
    return list(groups.values())
