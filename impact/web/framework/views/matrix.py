"""The role × stage matrix, and what each of its cells holds."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.mobilization.models import Role, Stage, StageRole
from impact.web.framework.cells import read_cell
from impact.web.framework.cloth import read_cloth
from impact.web.framework.memory import kept
from impact.web.framework.pages import current_version, frame


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    version = current_version()
    cloth = kept("cloth", version, read=lambda: read_cloth(version))
    trail = [(_("Référentiel"), reverse("framework:competencies")), (_("Matrice"), "")]
    context = {
        "version": version,
        "cloth": cloth,
        "page": frame(request, trail=trail),
    }
    return render(request, "framework/matrix.html", context)


@login_not_required
@require_safe
def show(request: HttpRequest, role: str, stage: str) -> HttpResponse:
    version = current_version()
    stages = list(Stage.objects.in_force())
    chosen_role = get_object_or_404(Role.objects.in_force(), slug=role)
    chosen_stage = get_object_or_404(Stage.objects.in_force(), slug=stage)
    trail = [
        (_("Référentiel"), reverse("framework:competencies")),
        (_("Matrice"), reverse("framework:matrix")),
        (f"{chosen_role.name} × {chosen_stage.name}", ""),
    ]
    context = {
        "role": chosen_role,
        "stage": chosen_stage,
        "stages": stages,
        "does": StageRole.objects.filter(role=chosen_role, stage=chosen_stage).first(),
        "cell": kept(
            f"cell:{chosen_role.pk}:{chosen_stage.pk}",
            version,
            read=lambda: read_cell(version, role=chosen_role, stage=chosen_stage),
        ),
        "page": frame(request, trail=trail),
    }
    return render(request, "framework/cell.html", context)
