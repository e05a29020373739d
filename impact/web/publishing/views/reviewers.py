"""Who is trusted with reviewing what, and where: the staff names them, and ends it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from impact.trust.publishing import operations
from impact.trust.publishing.kinds import kinds
from impact.trust.publishing.models import Reviewer
from impact.trust.publishing.policies import may_name_reviewers
from impact.web.http import SignedInRequest
from impact.web.publishing.desk_forms import ReviewerForm
from impact.web.publishing.places import names_of


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    _refuse_others(request)
    form = ReviewerForm(request.POST or None)
    if not form.is_valid():
        return render(request, "publishing/reviewers.html", {"form": form, "lines": _lines()})
    said = form.cleaned_data
    operations.name_reviewer(
        person=said["email"],
        kind=said["kind"],
        place=said["place"],
        by=request.user,
        at=timezone.now(),
    )
    messages.success(request, _("C’est noté\u00a0: cette personne peut relire dès maintenant."))
    return redirect("publishing:reviewers")


@require_POST
def destroy(request: SignedInRequest, pk: int) -> HttpResponse:
    _refuse_others(request)
    reviewer = get_object_or_404(Reviewer, pk=pk)
    operations.unname_reviewer(reviewer=reviewer, by=request.user, at=timezone.now())
    messages.success(
        request, _("C’est fini\u00a0: cette personne ne relit plus. Ce qu’elle a dit reste.")
    )
    return redirect("publishing:reviewers")


def _lines() -> list[dict[str, object]]:
    trusts = list(Reviewer.objects.select_related("person").order_by("kind", "place", "pk"))
    labels = {one.code: one.label for one in kinds()}
    places = names_of(trust.place for trust in trusts)
    return [
        {
            "trust": trust,
            "kind": labels.get(trust.kind, trust.kind),
            "place": places.get(trust.place, trust.place) if trust.place else "",
        }
        for trust in trusts
    ]


def _refuse_others(request: SignedInRequest) -> None:
    if not may_name_reviewers(request.user):
        raise PermissionDenied(_("Nommer qui relit revient à l’équipe de l’institut."))
