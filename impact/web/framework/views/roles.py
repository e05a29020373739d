"""The roles by family, and the brief of each, on the screen and as a PDF."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.mobilization.models import Role
from impact.web.framework.briefs import read_brief
from impact.web.framework.leaflets import for_paper
from impact.web.framework.linked_data import named_set, role_term
from impact.web.framework.memory import kept
from impact.web.framework.pages import absolute_of, current_version, frame
from impact.web.paper.printing import pdf_response, print_pdf


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    roles = list(Role.objects.in_force())
    absolute = absolute_of(request)
    terms = [role_term(role, absolute=absolute) for role in roles]
    graph = named_set(_("Rôles"), "roles", terms=terms, absolute=absolute)
    families: dict[str, list[Role]] = {}
    for role in roles:
        families.setdefault(role.get_family_display(), []).append(role)
    context = {
        "families": families.items(),
        "page": frame(request, trail=[(_("Rôles"), "")], graph=[graph]),
    }
    return render(request, "framework/roles.html", context)


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    role = get_object_or_404(Role.objects.in_force(), slug=slug)
    version = current_version()
    trail = [(_("Rôles"), reverse("framework:roles")), (role.name, "")]
    graph = [role_term(role, absolute=absolute_of(request))]
    context = {
        "role": role,
        "version": version,
        "brief": kept(f"brief:{role.pk}", version, read=lambda: read_brief(version, role)),
        "page": frame(request, trail=trail, graph=graph),
    }
    return render(request, "framework/role.html", context)


@login_not_required
@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    role = get_object_or_404(Role.objects.in_force(), slug=slug)
    version = current_version()
    brief = for_paper(read_brief(version, role), role=role, version=version)
    return pdf_response(print_pdf("role", brief), f"role-{role.slug}")
