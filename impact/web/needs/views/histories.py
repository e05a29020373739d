"""My history: each competency through time, and what moved between two days."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.journeys.needs.queries.histories import Rated, moves_between, ratings_of, stories_of
from impact.web.http import SignedInRequest
from impact.web.needs.forms import PeriodForm
from impact.web.paper.tables import csv_response


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    ratings = ratings_of(request.user)
    period = PeriodForm(request.GET if "du" in request.GET else _whole_period(ratings))
    moves = None
    if period.is_valid():
        since, until = period.cleaned_data["du"], period.cleaned_data["au"]
        moves = moves_between(ratings, since=since, until=until)
    page = {"stories": stories_of(ratings), "period": period, "moves": moves}
    return render(request, "needs/history.html", page)


@require_safe
def download(request: SignedInRequest) -> HttpResponse:
    """Return every rating of this person, a row each, as a table."""
    header = [
        _("Date"),
        _("Code"),
        _("Compétence"),
        _("Domaine"),
        _("Qui évalue"),
        _("Niveau"),
        _("Nom du niveau"),
        _("Certitude"),
        _("Exemple ou trace"),
        _("Version du référentiel"),
    ]
    rows = [_row(rated) for rated in ratings_of(request.user)]
    return csv_response("mes-competences", header=header, rows=rows)


def _row(rated: Rated) -> list[object]:
    return [
        timezone.localdate(rated.rated_at).isoformat(),
        rated.code,
        rated.title,
        rated.domain,
        rated.source.label,
        "" if rated.level is None else rated.level,
        rated.level_name or _("Ne sais pas"),
        rated.confidence,
        rated.evidence,
        rated.version,
    ]


def _whole_period(ratings: list[Rated]) -> dict[str, date]:
    """Return from the day of the first rated to today."""
    today = timezone.localdate()
    first = timezone.localdate(ratings[0].rated_at) if ratings else today - timedelta(days=1)
    return {"du": first, "au": today}
