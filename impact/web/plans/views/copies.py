"""The plan to take away: on paper, in a spreadsheet, in a calendar."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from impact.journeys.plans.calendar import write_calendar
from impact.web.http import find_initiative
from impact.web.paper.printing import pdf_response, print_pdf
from impact.web.paper.tables import csv_response
from impact.web.plans.reach import find_plan
from impact.web.plans.sheets import as_paper, as_rows, lay_plan


@require_safe
def as_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    plan = find_plan(find_initiative(request, slug))
    paper = as_paper(lay_plan(plan), on=timezone.localdate())
    return pdf_response(print_pdf("plan", paper), f"plan-{slug}")


@require_safe
def as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    plan = find_plan(find_initiative(request, slug))
    header, *rows = as_rows(lay_plan(plan))
    return csv_response(f"plan-{slug}", header=header, rows=rows)


@require_safe
def as_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    plan = find_plan(find_initiative(request, slug))
    actions = [action for goal in lay_plan(plan).goals for action in goal.actions]
    return HttpResponse(
        write_calendar(
            name=plan.title, actions=actions, initiative=plan.initiative, at=timezone.now()
        ),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="plan-{slug}.ics"'},
    )
