"""What a team agreed on, competency by competency; the coordination writes it down."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.needs import policies
from impact.journeys.needs.operations.consensus import record_consensus
from impact.journeys.needs.queries.consensus import group_words_on, topics_of
from impact.journeys.needs.queries.sheets import sheets_of
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest, find_initiative, refuse_archived
from impact.web.needs.forms import ConsensusForm
from impact.web.needs.reach import find_version

#: Why someone may not write a consensus down.
REFUSAL = _(
    "La coordination inscrit ce que le groupe a convenu, pour une compétence collective, "
    "ou pour toutes dans une équipe de moins de cinq personnes."
)


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    page = {
        "initiative": initiative,
        "topics": topics_of(initiative=initiative, version=find_version()),
        "is_small": policies.works_by_consensus(initiative),
    }
    return render(request, "needs/consensus_index.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    version = find_version()
    competency = get_object_or_404(version.competencies.in_force(), code=code)
    may_record = policies.may_record_consensus(
        request.user, initiative=initiative, competency=competency
    )
    if request.method == "POST" and not may_record:
        refuse_archived(initiative)
        raise PermissionDenied(REFUSAL)
    levels = [level.value for level in version.scale.levels.all()]
    form = ConsensusForm(request.POST or None, levels=levels, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        return _create(request, initiative, competency, form)
    (sheet,) = sheets_of(version=version, competencies=[competency.pk])
    page = {
        "initiative": initiative,
        "sheet": sheet,
        "form": form if may_record else None,
        "story": group_words_on(initiative=initiative, competency=competency),
    }
    return render(request, "needs/consensus.html", page)


def _create(
    request: SignedInRequest, initiative: Initiative, competency: Competency, form: ConsensusForm
) -> HttpResponse:
    record_consensus(
        initiative=initiative,
        competency=competency,
        consensus=form.consensus(),
        by=request.user,
        at=timezone.now(),
    )
    messages.success(request, _("L’entente est inscrite. Les précédentes restent à l’historique."))
    return redirect("needs:consensus-competency", initiative.slug, competency.code)
