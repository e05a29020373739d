"""« Si je pars »: what the team would lose with me, for my eyes only."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from impact.journeys.needs.queries.departures import departure_of
from impact.web.http import SignedInRequest
from impact.web.needs.coverage_look import look_at


@require_safe
@never_cache
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    look = look_at(request, slug)
    reading = None if look.state.team.works_by_consensus else look.state.tally.reading
    page = {
        "initiative": look.initiative,
        "view": look.view,
        "reading": reading,
        "works_by_consensus": look.state.team.works_by_consensus,
        "departure": departure_of(person=request.user, reading=reading, rows=look.rows),
    }
    return render(request, "needs/coverage_departure.html", page)
