"""The versions of the framework, and what one changed for a role."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.competencies.models import Version
from impact.knowledge.competencies.models.frameworks import OURS
from impact.knowledge.competencies.queries import what_changed
from impact.knowledge.mobilization.models import Role, Stage
from impact.web.framework.catalog import level_names, read_catalog
from impact.web.framework.filters import Filters, by_slug
from impact.web.framework.pages import frame


def _readable() -> list[Version]:
    rows = Version.objects.of(OURS).readable().select_related("framework", "follows")
    return list(rows.order_by("-published_on", "-pk"))


def _trail(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("Référentiel"), reverse("framework:competencies")),
        (_("Versions"), reverse("framework:versions")),
        *steps,
    ]


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    trail = [*_trail()[:1], (_("Versions"), "")]
    context = {"versions": _readable(), "page": frame(request, trail=trail)}
    return render(request, "framework/versions.html", context)


@login_not_required
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """List a version as it stood, each competency at its own lasting address."""
    readable = Version.objects.of(OURS).readable().select_related("framework")
    version = get_object_or_404(readable, number=number)
    stages = list(Stage.objects.in_force())
    context = {
        "version": version,
        "catalog": read_catalog(version, stages=stages, filters=Filters()),
        "page": frame(request, trail=_trail((version.number, ""))),
    }
    return render(request, "framework/version.html", context)


@login_not_required
@require_safe
def changes(request: HttpRequest, number: str) -> HttpResponse:
    """Tell what a version changed for a role, since the one before or an older one."""
    versions = {version.number: version for version in _readable()}
    new = versions.get(number)
    old = versions.get(request.GET.get("depuis", "")) or (new and new.follows)
    if not new:
        raise Http404(_("Aucune version publiée ne porte ce numéro."))
    roles = list(Role.objects.in_force())
    role = by_slug(roles, request.GET.get("role"))
    context: dict[str, Any] = {
        "new": new,
        "old": old,
        "older": [one for one in versions.values() if one.order < new.order],
        "roles": roles,
        "role": role,
        "page": frame(request, trail=_trail((_("Changements"), ""))),
    }
    if role and old and old.order < new.order:
        context["changes"] = what_changed(old=old, new=new, role=role)
        context["levels"] = level_names(new)
    return render(request, "framework/changes.html", context)
