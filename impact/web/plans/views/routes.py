"""From what a team lacks to the routes side by side."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from impact.journeys.plans.holes import gaps_of
from impact.journeys.plans.routes import obstacles
from impact.web.http import SignedInRequest, find_initiative
from impact.web.plans.cards import Card, group, lay_out_cards
from impact.web.plans.forms import SieveForm
from impact.web.plans.holes import Look, look_at
from impact.web.plans.leads import lay_out_question

#: As many routes as columns can be read side by side.
MOST_COMPARED = 4


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    gaps = gaps_of(initiative, at=timezone.now())
    return render(request, "plans/holes.html", {"initiative": initiative, "gaps": gaps})


@require_safe
def show(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """One hole: the question first, then every kind of answer side by side."""
    initiative = find_initiative(request, slug)
    look = look_at(initiative, code, at=timezone.now())
    form = SieveForm(request.GET or None)
    cards = _cards(look, form)
    passing = [card for card in cards if not card.obstacles]
    apart = [card for card in cards if card.obstacles]
    shown = {
        "initiative": initiative,
        "look": look,
        "form": form,
        "groups": group(passing),
        "apart": apart,
        "is_apart_shown": request.GET.get("apart") == "1",
        "has_offer": any(card.route.source == "offer" for card in cards),
        "has_resource": any(card.route.source == "resource" for card in cards),
        "question": lay_out_question(look.goal),
        "taken": _just_taken(request, cards),
        "query": _filters(request),
        "may_write": not initiative.is_archived,
    }
    return render(request, "plans/routes.html", shown)


@require_safe
def compare(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """The routes one chose, a column each; without a choice, the first of each kind."""
    initiative = find_initiative(request, slug)
    look = look_at(initiative, code, at=timezone.now())
    cards = _cards(look, SieveForm())
    asked = request.GET.getlist("route")
    chosen = [card for card in cards if card.route.key in asked]
    shown = {
        "initiative": initiative,
        "look": look,
        "cards": (chosen or [one.cards[0] for one in group(cards)])[:MOST_COMPARED],
        "is_chosen": bool(chosen),
        "left_out": max(len(chosen) - MOST_COMPARED, 0),
        "query": "",
        "may_write": not initiative.is_archived,
    }
    return render(request, "plans/comparison.html", shown)


def _cards(look: Look, form: SieveForm) -> list[Card]:
    sieve = form.sieve()
    sifted = [(route, obstacles(route, sieve=sieve)) for route in look.routes]
    return lay_out_cards(sifted, goal=look.goal)


def _filters(request: SignedInRequest) -> str:
    """Return the filters of the address, to be kept from one page to the next."""
    query = request.GET.copy()
    query.pop("pris", None)
    query.pop("apart", None)
    return query.urlencode()


def _just_taken(request: SignedInRequest, cards: list[Card]) -> Card | None:
    asked = request.GET.get("pris", "")
    return next((card for card in cards if card.action and str(card.action.pk) == asked), None)
