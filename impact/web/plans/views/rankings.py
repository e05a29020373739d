"""How routes of one kind are put in order: the weights as the code has them, and an example."""

from dataclasses import replace
from datetime import date, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.journeys.plans.fit import Fit, Reason
from impact.journeys.plans.ranking import DEAR, LONG, WEIGHTS, WHOLE, Wish, order
from impact.journeys.plans.responses import Kind
from impact.journeys.plans.routes import Reach, Route
from impact.web.plans.cards import tell_money, tell_share
from impact.web.plans.words import GROUNDS, KINDS

#: The level looked for in the example.
LEVEL = 2


@login_not_required
@require_safe
def explain(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    wish = Wish(level=LEVEL, on=today)
    ordered = order(_example(today), wish=wish, kinds=list(Kind))
    shown = {
        "rows": [(GROUNDS[ground], weight) for ground, weight in WEIGHTS.items()],
        "whole": WHOLE,
        "dear": tell_money(DEAR),
        "long": LONG,
        "level": LEVEL,
        "kinds": KINDS.values(),
        "tallies": [tell_share(route, wish=wish) for route in ordered],
    }
    return render(request, "plans/ranking.html", shown)


def _example(today: date) -> list[Route]:
    """Return three invented courses, to be weighed by the same function as the real ones."""
    fits, misses = (Reason.SUITS_NATURE, Reason.REACHES_LEVEL), (Reason.OTHER_NATURE,)
    far = _course(1, title=_("Cours A, dans la capitale"), fit=Fit.GOOD, to_level=3, reasons=fits)
    near = _course(2, title=_("Cours B, au village voisin"), fit=Fit.GOOD, to_level=2, reasons=fits)
    other = _course(
        3, title=_("Cours C, en ligne, sur autre chose"), fit=Fit.POOR, to_level=1, reasons=misses
    )
    soon = today + timedelta(days=30)
    return [
        replace(far, reach=Reach.ELSEWHERE, hours=21, cost_each=900, starts_on=soon),
        replace(near, reach=Reach.REGION, hours=6, cost_each=60, starts_on=soon),
        replace(other, reach=Reach.ANYWHERE, hours=3, cost_each=0, is_online=True),
    ]


def _course(
    number: int, *, title: str, fit: Fit, to_level: int, reasons: tuple[Reason, ...]
) -> Route:
    return Route(
        key=f"example:{number}",
        kind=Kind.TRAINING,
        title=title,
        from_level=0,
        to_level=to_level,
        fit=fit,
        reasons=reasons,
        reach=Reach.ANYWHERE,
        language="fr",
    )
