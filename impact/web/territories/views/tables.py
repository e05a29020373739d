"""The territories in force as an open table (CSV)."""

import csv

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from impact.knowledge.territories.models import Territory
from impact.web.territories.columns import COLUMNS, cells


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    territories = Territory.objects.official().in_force().with_lineage().order_by("slug")
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="territoires.csv"'
    response.write("\ufeff")  # Without it, a common spreadsheet reads UTF-8 as something else.
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    root = request.build_absolute_uri(reverse("territories:index"))
    writer.writerows(cells(territory, root=root) for territory in territories)
    return response
