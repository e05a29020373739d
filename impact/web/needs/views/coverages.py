"""What a team holds and lacks, where it is and where it goes; also as a table and on paper."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.journeys.needs.coverage import Status
from impact.journeys.needs.queries.coverage import Row, situation_of
from impact.presence.communities.policies import may_coordinate
from impact.trust.privacy.models import Purpose
from impact.web.http import SignedInRequest, consent_address
from impact.web.needs import coverage_words as words
from impact.web.needs.coverage_items import lay_items
from impact.web.needs.coverage_look import Look, listen, look_at
from impact.web.needs.coverage_sheet import HEADINGS, coverage_sheet, flat_row
from impact.web.needs.sash import weave_sash
from impact.web.paper.printing import pdf_response, print_pdf
from impact.web.paper.tables import csv_response

#: How many things count first at once; the others are a fold away.
FIRST = 7


@require_safe
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    look = listen(look_at(request, slug))
    rows = look.rows
    page = {
        "initiative": look.initiative,
        "views": look.views,
        "view": look.view,
        "rows": rows,
        "is_blank": all(row.status == Status.UNKNOWN for row in rows),
        "summary": words.summary_of(rows),
        "legend": words.legend_of(rows),
        "sash": weave_sash(look.ground, look.stages),
        **_situation(request, look),
        **_lists(request, rows, slug=slug),
    }
    return render(request, "needs/coverage.html", page)


@require_safe
def download(request: SignedInRequest, slug: str) -> HttpResponse:
    look = listen(look_at(request, slug))
    rows = words.filter_rows(look.rows, request.GET).rows
    return csv_response(
        f"couverture-{slug}", header=[str(one) for one in HEADINGS], rows=map(flat_row, rows)
    )


@require_safe
def print_out(request: SignedInRequest, slug: str) -> HttpResponse:
    look = listen(look_at(request, slug))
    sheet = coverage_sheet(
        look.rows,
        initiative=look.initiative,
        view=look.view,
        reading=look.state.tally.reading,
        today=timezone.localdate(),
    )
    return pdf_response(print_pdf("coverage", sheet), f"couverture-{slug}")


@require_safe
def cloth(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the whole sash with its table: every competency at every stage."""
    look = listen(look_at(request, slug))
    by_stage = look.ground.rows_by_stage(stage.pk for stage in look.stages)
    at_stages = [{row.thread.pk: row for row in rows} for rows in by_stage]
    lines = [
        (thread, cells)
        for thread in look.ground.threads.values()
        if any(cells := [found.get(thread.pk) for found in at_stages])
    ]
    page = {
        "initiative": look.initiative,
        "stages": look.stages,
        "lines": lines,
        "sash": weave_sash(look.ground, look.stages),
        "title": _("Toute l’étoffe"),
    }
    return render(request, "needs/coverage_cloth.html", page)


def _situation(request: SignedInRequest, look: Look) -> dict[str, Any]:
    """Return why the page reads as it does, and what this person may do about it."""
    team, tally = look.state.team, look.state.tally
    scope = look.initiative.context
    return {
        "situation": situation_of(team=team, tally=tally),
        "reading": None if team.works_by_consensus else tally.reading,
        "is_waiting": tally.is_waiting,
        "may_hurry": tally.look_again_at and may_coordinate(request.user, look.initiative),
        "am_counted": request.user.pk in tally.voices,
        "consent_address": consent_address(Purpose.TEAM, scope=scope, then=request.path),
    }


def _lists(request: SignedInRequest, rows: Sequence[Row], *, slug: str) -> dict[str, Any]:
    """Return the lists of competencies of the page, as items ready to be shown."""
    items = lay_items(rows, slug=slug)
    filters = words.filter_rows(rows, request.GET)
    first = [items[row.thread.pk] for row in words.first_matters(rows)]
    return {
        "first_now": first[:FIRST],
        "first_after": first[FIRST:],
        "unknowns": [
            (what, [items[row.thread.pk] for row in found])
            for what, found in words.unknowns_of(rows)
        ],
        "filters": filters,
        "domains": [
            (code, title, [items[row.thread.pk] for row in found])
            for code, title, found in filters.domains
        ],
    }
