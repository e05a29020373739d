"""What was decided for the next version of the framework: read, and taken away as its file."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.competencies.rewordings import COMPETENCIES, as_file, kept_for_next
from impact.trust.publishing.comparisons import compare_contents
from impact.web.http import SignedInRequest


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    _refuse_others(request)
    lines = [
        {
            "one": one,
            "changes": compare_contents(COMPETENCIES, before=one.now, after=one.revision.content),
        }
        for one in kept_for_next()
    ]
    return render(request, "framework/next.html", {"lines": lines})


@require_safe
def file(request: SignedInRequest) -> HttpResponse:
    _refuse_others(request)
    response = HttpResponse(as_file(kept_for_next()), content_type="application/yaml")
    response["Content-Disposition"] = 'attachment; filename="formulations-retenues.yaml"'
    return response


def _refuse_others(request: SignedInRequest) -> None:
    if not request.user.is_staff:
        raise PermissionDenied(_("Cette page est celle de l’équipe de l’institut."))
