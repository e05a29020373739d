"""What moved in a team's coverage between two days."""

from datetime import date, timedelta
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from impact.journeys.needs.models import Reading
from impact.journeys.needs.queries.trends import Shift, Trend, readings_of, trend_of
from impact.web.http import SignedInRequest
from impact.web.needs.coverage_look import look_at
from impact.web.needs.forms import PeriodForm

#: What a shift says, in the order it is told.
DIRECTIONS = {
    "TIGHTER": _("Tient mieux"),
    "LOOSER": _("Tient moins"),
    "LEARNED": _("On le sait maintenant"),
    "FORGOTTEN": _("On ne le sait plus"),
}


@require_safe
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    look = look_at(request, slug)
    readings = readings_of(look.initiative)
    period = PeriodForm(request.GET if "du" in request.GET else _whole_period(readings))
    trend = None
    if period.is_valid():
        trend = trend_of(
            initiative=look.initiative,
            ground=look.ground,
            readings=readings,
            stages=[stage.pk for stage in look.view.stages],
            between=(period.cleaned_data["du"], period.cleaned_data["au"]),
        )
    page = {
        "initiative": look.initiative,
        "view": look.view,
        "readings": readings,
        "period": period,
        "trend": trend,
        "piles": _piles(trend),
    }
    return render(request, "needs/coverage_trend.html", page)


def _piles(trend: Trend | None) -> list[tuple[str, list[Shift]]]:
    order = list(DIRECTIONS)
    shifts = sorted(trend.shifts if trend else (), key=lambda one: order.index(one.direction))
    groups = groupby(shifts, key=lambda one: one.direction)
    return [(str(DIRECTIONS[direction]), list(found)) for direction, found in groups]


def _whole_period(readings: list[Reading]) -> dict[str, date]:
    """Return from the day of the first reading to today."""
    today = timezone.localdate()
    first = timezone.localdate(readings[0].taken_at) if readings else today - timedelta(days=365)
    return {"du": min(first, today - timedelta(days=1)), "au": today}
