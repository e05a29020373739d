"""What became of each of one's own proposals, with the decision and its reasons."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.trust.publishing import operations
from impact.trust.publishing.comparisons import compare_contents
from impact.trust.publishing.models import Revision
from impact.trust.publishing.policies import may_remark
from impact.trust.publishing.queries import proposals_of
from impact.web.http import SignedInRequest, cut
from impact.web.publishing.desk_forms import RemarkForm
from impact.web.publishing.finding import find_mine


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    page = cut(request, proposals_of(request.user), size=20)
    return render(request, "publishing/mine.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    revision = find_mine(request, pk)
    publication = revision.publication
    if revision.is_draft:
        return redirect("publishing:write", publication.kind, publication.key)
    form = RemarkForm(request.POST or None)
    if form.is_valid() and may_remark(request.user, revision):
        operations.remark(
            publication=publication,
            revision=revision,
            words=form.cleaned_data["words"],
            by=request.user,
            at=timezone.now(),
        )
        return redirect("publishing:my-proposal", pk)
    shown: dict[str, Any] = {"revision": revision, "form": form, "kind": publication.sort}
    shown["since"] = _since(revision)
    shown["changes"] = compare_contents(
        publication.sort, before=revision.base, after=revision.content
    )
    shown["reviews"] = revision.reviews.exclude(words="")
    shown["remarks"] = revision.remarks.kept().select_related("by")
    return render(request, "publishing/my_proposal.html", shown)


def _since(revision: Revision) -> str:
    """Return what became of a published proposal afterwards; nothing when everyone reads it."""
    publication = revision.publication
    if revision.state != Revision.State.PUBLISHED:
        return ""
    if publication.retired_at:
        return "RETIRED"
    if publication.sort.is_shown and not publication.sort.is_shown(publication.key):
        return "HIDDEN"
    return "LATER" if publication.current_id != revision.pk else ""


@require_POST
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    revision = find_mine(request, pk)
    try:
        operations.take_back(revision=revision, by=request.user, at=timezone.now())
    except operations.NotWaiting:
        messages.warning(request, _("C’était déjà décidé\u00a0: voyez la décision."))
    else:
        messages.success(
            request, _("C’est repris\u00a0: personne ne la relira. Vous pouvez la récrire.")
        )
    return redirect("publishing:my-proposal", pk)
