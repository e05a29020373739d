"""Undoing: an earlier revision published again, or a thing taken out of what the public reads."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from impact.trust.publishing import operations
from impact.trust.publishing.comparisons import compare_contents
from impact.trust.publishing.models import Revision
from impact.trust.publishing.policies import may_publish_directly, may_review
from impact.trust.publishing.queries import Standing, proposed_among
from impact.web.http import SignedInRequest
from impact.web.publishing.desk_forms import ReasonForm
from impact.web.publishing.finding import (
    find_kind,
    find_thing,
    find_to_review,
    may_review_standing,
    reviewers_only,
)
from impact.web.publishing.letters import tell_undone
from impact.web.publishing.places import above
from impact.web.telling import tell_retired

methods = require_http_methods(["GET", "HEAD", "POST"])


@reviewers_only
@methods
def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Publish again what a revision said, or with `?avant` what stood before it."""
    revision = _find_published(request, pk)
    publication, is_before = revision.publication, "avant" in request.GET
    content = revision.base if is_before else revision.content
    form = ReasonForm(request.POST or None)
    shown: dict[str, Any] = {"revision": revision, "form": form, "is_before": is_before}
    shown["changes"] = compare_contents(
        publication.sort, before=publication.content(), after=content
    )
    if not form.is_valid():
        return render(request, "publishing/restore.html", shown)
    return _restored(request, revision, form, shown)


def _restored(
    request: SignedInRequest, revision: Revision, form: ReasonForm, shown: dict[str, Any]
) -> HttpResponse:
    undone = _undone_by(request, revision, is_before=shown["is_before"])
    try:
        operations.restore_revision(
            revision=revision,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
            is_before=shown["is_before"],
        )
    except operations.Unchanged:
        messages.info(request, _("C’est déjà ce que tout le monde lit\u00a0: rien n’a changé."))
    except operations.OwnProposal as own:
        raise PermissionDenied(
            _("C’est ce que vous aviez écrit\u00a0: quelqu’un d’autre le rétablit.")
        ) from own
    except operations.Incomplete as refusal:
        shown["faults"] = list(refusal.faults.values())
        return render(request, "publishing/restore.html", shown, status=409)
    else:
        tell_undone(request, undone, reason=form.cleaned_data["reason"])
        messages.success(request, _("C’est rétabli, et l’historique dit pourquoi."))
    return redirect("publishing:history", revision.publication.kind, revision.publication.key)


def _undone_by(request: SignedInRequest, revision: Revision, *, is_before: bool) -> list[Revision]:
    """Return what others proposed and this step back takes away."""
    number = revision.number or 0
    later = revision.publication.revisions.filter(number__gt=number - 1 if is_before else number)
    return list(proposed_among(later).exclude(author=request.user))


@reviewers_only
@methods
def retire(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    """Take a thing out of what the public reads; it can come back."""
    sort, standing = find_kind(kind), _find_thing(request, kind, key)
    form = ReasonForm(request.POST or None)
    shown = {"kind": sort, "key": key, "title": sort.title(standing.content), "form": form}
    if not form.is_valid():
        return render(request, "publishing/retire.html", shown)
    operations.retire_thing(
        kind=kind,
        key=key,
        reason=form.cleaned_data["reason"],
        by=request.user,
        at=timezone.now(),
    )
    tell_retired(request, kind=kind, keys=[key])
    messages.success(request, _("C’est retiré. Vous pouvez le ramener par l’historique."))
    return redirect("publishing:history", kind, key)


@reviewers_only
@require_POST
def bring_back(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    """Show again, as it was, a thing that nobody has revised."""
    standing = _find_thing(request, kind, key)
    if not may_publish_directly(request.user):
        raise PermissionDenied(_("Ramener une chose sans révision revient à l’équipe."))
    try:
        operations.publish_directly(
            kind=kind,
            key=key,
            content=standing.content,
            by=request.user,
            at=timezone.now(),
            summary=_("Ramenée telle qu’elle était."),
        )
    except operations.Unchanged:
        messages.info(request, _("C’est déjà ce que tout le monde lit\u00a0: rien n’a changé."))
    except operations.IncompleteBatch:
        messages.warning(request, _("Il y manque quelque chose\u00a0: proposez une correction."))
    else:
        messages.success(request, _("C’est ramené, et l’historique le dit."))
    return redirect("publishing:history", kind, key)


def _find_thing(request: SignedInRequest, kind: str, key: str) -> Standing:
    standing = find_thing(kind, key)
    if not standing.is_known:
        raise Http404
    if not may_review_standing(request.user, standing, kind=kind, key=key):
        raise PermissionDenied(_("Cette page est celle de qui relit cette sorte de chose."))
    return standing


def _find_published(request: SignedInRequest, pk: int) -> Revision:
    revision = find_to_review(request, pk)
    if revision.state != Revision.State.PUBLISHED:
        raise Http404
    publication = revision.publication
    if not may_review(request.user, publication, places=above(publication.place)):
        raise PermissionDenied
    return revision
