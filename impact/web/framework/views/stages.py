"""The cycle as a wheel, and the page of each stage."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.mobilization.models import Stage
from impact.web.framework.linked_data import named_set, stage_term
from impact.web.framework.memory import kept
from impact.web.framework.moments import read_moment
from impact.web.framework.pages import absolute_of, current_version, frame
from impact.web.framework.rounds import read_wheel


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    stages = list(Stage.objects.in_force().select_related("cycle"))
    version = current_version()
    absolute = absolute_of(request)
    terms = [stage_term(stage, absolute=absolute) for stage in stages]
    graph = named_set(_("Cycle"), "cycle", terms=terms, absolute=absolute)
    context = {
        "stages": stages,
        "wheel": kept("wheel", version, read=lambda: read_wheel(version, stages)),
        "page": frame(request, trail=[(_("Cycle"), "")], graph=[graph]),
    }
    return render(request, "framework/cycle.html", context)


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    stage = get_object_or_404(Stage.objects.in_force(), slug=slug)
    version = current_version()
    trail = [(_("Cycle"), reverse("framework:cycle")), (stage.name, "")]
    graph = [stage_term(stage, absolute=absolute_of(request))]
    context = {
        "stage": stage,
        "moment": kept(f"moment:{stage.pk}", version, read=lambda: read_moment(version, stage)),
        "page": frame(request, trail=trail, graph=graph),
    }
    return render(request, "framework/stage.html", context)
