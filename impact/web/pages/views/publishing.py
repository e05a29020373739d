"""The staff publishes what it wrote, once it has read what changes; or takes a page away."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.pages.models import Page
from impact.trust.publishing import operations
from impact.trust.publishing.comparisons import compare_contents
from impact.trust.publishing.kinds import kind_of
from impact.trust.publishing.models import Publication, Revision
from impact.trust.publishing.queries import merged_with
from impact.web.http import SignedInRequest
from impact.web.pages.drafts import Writing, keep
from impact.web.pages.forms import WhyForm
from impact.web.pages.staff import find_written, staff_only
from impact.web.telling import tell_retired

methods = require_http_methods(["GET", "HEAD", "POST"])


@staff_only
@methods
def publish(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    writing = find_written(request, kind, key)
    if writing.revision is None:
        return redirect("pages:edit", kind, key)
    first = "" if writing.published else _("Première version.")
    form = WhyForm(request.POST or None, initial={"why": writing.why or first})
    shown = _shown(writing, writing.revision) | {"form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "pages/publish.html", shown)
    try:
        _bring_out(request, writing, why=form.cleaned_data["why"], clashing=shown["clashing"])
    except operations.Unchanged:
        messages.info(request, _("Rien ne change\u00a0: c’est déjà ce que tout le monde lit."))
        return redirect("pages:edit", kind, key)
    except (operations.Incomplete, operations.Moved):
        return render(request, "pages/publish.html", shown, status=409)
    messages.success(request, _("C’est publié. L’historique dit ce qui change, et pourquoi."))
    return redirect("pages:desk")


@staff_only
@methods
def retire(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    """Take a page out of what everyone reads; its history stays, and it can come back."""
    writing = find_written(request, kind, key)
    page = Page.objects.filter(kind=kind, key=key, retired_at=None).first()
    if page is None:
        raise Http404
    form = WhyForm(request.POST or None)
    form.fields["why"].label = _("Pourquoi la retirer")
    if request.method != "POST" or not form.is_valid():
        shown = {"writing": writing, "page": page, "form": form, "kind": kind, "key": key}
        return render(request, "pages/retire.html", shown)
    publication, _is_new = Publication.objects.get_or_create(
        kind=kind, key=key, defaults={"title": page.title, "created_at": timezone.now()}
    )
    operations.retire(
        publication=publication,
        reason=form.cleaned_data["why"],
        by=request.user,
        at=timezone.now(),
    )
    tell_retired(request, kind=kind, keys=[key])
    messages.success(request, _("C’est retiré. La publier de nouveau la ramène."))
    return redirect("pages:desk")


def _shown(writing: Writing, revision: Revision) -> dict[str, Any]:
    """Return what publishing would change, what it lacks, and where two changes meet."""
    sort = kind_of(writing.kind)
    now = writing.published or {}
    merged = merged_with(revision, now)
    faults = sort.check(writing.key, revision.content)
    told = [(sort.field(name).label, cure) for name, cure in faults.items()]
    return {
        "writing": writing,
        "kind": writing.kind,
        "key": writing.key,
        "title": sort.title(revision.content),
        "changes": compare_contents(sort, before=now, after=merged.content),
        "faults": told,
        "clashing": merged.clashing,
        "clashes": compare_contents(
            sort,
            before={name: now.get(name) for name in merged.clashing},
            after={name: revision.content.get(name) for name in merged.clashing},
        ),
    }


def _bring_out(
    request: SignedInRequest, writing: Writing, *, why: str, clashing: tuple[str, ...]
) -> None:
    """Propose and publish at once: the staff decides of its own, and the history says so."""
    now, by = timezone.now(), request.user
    settled = {}
    if "tranche" in request.POST:
        settled = {name: writing.content.get(name) for name in clashing}
    elif clashing:
        raise operations.Moved(clashing)
    revision = keep(writing, content={}, by=by, at=now, why=why)
    # Not published, it stays a draft: what cannot be is not left waiting for oneself.
    with transaction.atomic():
        proposed = operations.propose(revision=revision, by=by, at=now)
        operations.publish(revision=proposed, by=by, at=now, reason=why, settled=settled)
