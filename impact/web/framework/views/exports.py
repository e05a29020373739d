"""The framework handed over as tables a spreadsheet opens."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.competencies.queries import cell_counts
from impact.knowledge.concepts.models import Concept
from impact.knowledge.mobilization.models import Role, Stage
from impact.web.framework.catalog import read_catalog
from impact.web.framework.filters import read_filters
from impact.web.framework.pages import current_version
from impact.web.framework.tables import catalog_table
from impact.web.paper.tables import csv_response


@login_not_required
@require_safe
def competencies(request: HttpRequest) -> HttpResponse:
    """Hand over the competencies that pass the filters of the address."""
    version = current_version()
    stages = list(Stage.objects.in_force())
    filters = read_filters(
        request.GET,
        roles=Role.objects.in_force(),
        stages=stages,
        natures=Concept.objects.natures(),
    )
    catalog = read_catalog(version, stages=stages, filters=filters)
    header, rows = catalog_table(version, catalog)
    return csv_response(f"referentiel-{version.number}", header=header, rows=rows)


@login_not_required
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Hand over the two numbers of each cell of the matrix."""
    version = current_version()
    counts = cell_counts(version)
    roles, stages = Role.objects.in_force(), list(Stage.objects.in_force())
    header = [_("rôle"), _("étape"), _("compétences attendues"), _("dont essentielles")]
    rows = [
        [role.name, stage.name, cell.expected, cell.essential]
        for role in roles
        for stage in stages
        if (cell := counts.get((role.code, stage.code)))
    ]
    return csv_response(f"matrice-{version.number}", header=header, rows=rows)
