"""The framework read by anyone: the list by domain, and the page of a competency."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.competencies.models.frameworks import OURS
from impact.knowledge.competencies.rewordings import kept_of
from impact.knowledge.concepts.models import Concept
from impact.knowledge.mobilization.models import Role, Stage
from impact.presence.library.queries import resources_by_level
from impact.web.framework.addresses import address_of
from impact.web.framework.catalog import read_catalog
from impact.web.framework.choices import filter_fields
from impact.web.framework.filters import read_filters
from impact.web.framework.linked_data import competency_term, term_set
from impact.web.framework.memory import kept
from impact.web.framework.pages import absolute_of, current_version, frame
from impact.web.framework.sheets import read_sheet


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    version = current_version()
    choices = kept("choices", version, read=_choices)
    filters = read_filters(request.GET, **choices)
    catalog = read_catalog(version, stages=choices["stages"], filters=filters)
    graph = term_set(version, catalog.codes, absolute=absolute_of(request))
    context = {
        "version": version,
        "filters": filters,
        "fields": filter_fields(filters, **choices),
        "catalog": catalog,
        "query": request.GET.urlencode(),
    }
    trail = [(_("Référentiel"), "")]
    page = frame(request, trail=trail, graph=[graph])
    return render(request, "framework/competencies.html", context | {"page": page})


def _choices() -> dict[str, list[Any]]:
    return {
        "roles": list(Role.objects.in_force()),
        "stages": list(Stage.objects.in_force()),
        "natures": list(Concept.objects.natures()),
    }


@login_not_required
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show a competency as it stands; one that left the framework says so, and by what."""
    known = Competency.objects.filter(version__in=Version.objects.of(OURS).readable())
    known = known.select_related("version__framework", "domain", "nature", "replaced_by__version")
    known = known.with_indicators()
    competency = known.filter(code=code).order_by("-version__published_on", "-version_id").first()
    if competency is None:
        if code != code.upper():
            return redirect("framework:competency", code=code.upper(), permanent=True)
        raise Http404(_("Aucune compétence ne porte ce code."))
    return _page_of(request, competency)


@login_not_required
@require_safe
def show_in_version(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Show a competency as it stood in one version, at an address that never changes."""
    versions = Version.objects.of(OURS).readable()
    known = Competency.objects.filter(version__in=versions, version__number=number)
    known = known.select_related("version__framework", "domain", "nature", "replaced_by__version")
    known = known.with_indicators()
    return _page_of(request, get_object_or_404(known, code=code), pinned=True)


def _page_of(request: HttpRequest, competency: Competency, *, pinned: bool = False) -> HttpResponse:
    version = competency.version
    sheet = kept(f"sheet:{competency.pk}", version, read=lambda: read_sheet(competency))
    where = request.path if pinned else address_of(competency.code, version)
    graph = competency_term(competency, where=where, absolute=absolute_of(request))
    trail = [
        (_("Référentiel"), reverse("framework:competencies")),
        (f"{competency.code} {competency.title}", ""),
    ]
    page = frame(request, trail=trail, graph=[graph])
    context = {"competency": competency, "sheet": sheet, "pinned": pinned, "page": page}
    context["helping"] = resources_by_level(competency.thread)
    if version.is_in_force and not competency.is_retired:
        # Not kept for a minute: whoever decided looks at once.
        context |= {"is_kept": True, "rewording": kept_of(competency)}
    return render(request, "framework/competency.html", context)
