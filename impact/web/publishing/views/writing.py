"""Writing a change to a published thing, or a new one; what is typed is kept as a draft."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.trust.publishing import operations
from impact.trust.publishing.differences import changed_fields
from impact.trust.publishing.kinds import Kind
from impact.trust.publishing.models import Revision
from impact.trust.publishing.operations import Draft
from impact.trust.publishing.queries import draft_of, free_key
from impact.web.http import SignedInRequest
from impact.web.publishing.finding import find_kind, find_thing
from impact.web.publishing.forms import ProposalForm

methods = require_http_methods(["GET", "HEAD", "POST"])


@methods
def create(request: SignedInRequest, kind: str) -> HttpResponse:
    """Write a thing that does not exist yet; it gets its key with its first draft."""
    sort = find_kind(kind)
    if sort.writing:
        return redirect(sort.writing(""))
    if sort.new_key is None:
        raise Http404
    begun = {
        field.name: request.GET[field.name]
        for field in sort.fields
        if field.is_fixed and field.name in request.GET
    }
    draft = Draft(begun, summary=str(sort.opening))
    form = _form(request, sort, draft)
    if not form.is_valid():
        return render(request, "publishing/write.html", {"form": form, "kind": sort})
    draft = form.draft()
    key = free_key(kind, draft.content)
    try:
        operations.start_draft(kind=kind, key=key, draft=draft, by=request.user, at=timezone.now())
    except operations.TooManyDrafts:
        return _full(request, {"form": form, "kind": sort})
    return _go_on(request, sort, key=key)


@methods
def edit(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    """Write upon what is published now, or go on with one's draft."""
    sort = find_kind(kind)
    if sort.writing:
        asked = request.GET.urlencode()
        return redirect(f"{sort.writing(key)}?{asked}" if asked else sort.writing(key))
    revision = draft_of(request.user, kind=kind, key=key)
    content = revision.base if revision else find_thing(kind, key).content
    if not content and revision is None:
        raise Http404
    draft = _said_by(revision) if revision else _start(request, content)
    form = _form(request, sort, draft, is_timed=revision is None)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, form, revision=revision, kind=kind, key=key)
        except operations.TooManyDrafts:
            return _full(request, {"form": form, "kind": sort, "key": key})
        return _go_on(request, sort, key=key)
    if "verifier" in request.GET and revision and not form.is_bound:
        form = _checked(sort, revision)
    has_moved = revision is not None and bool(
        changed_fields(revision.base, revision.publication.content())
    )
    title = sort.title(content) or _("Sans titre")
    shown: dict[str, Any] = {"form": form, "kind": sort, "key": key, "title": title}
    shown |= {"revision": revision, "has_moved": has_moved, "address": sort.address(key)}
    return render(request, "publishing/write.html", shown)


@methods
def destroy(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    """Throw one's draft away, once it is confirmed."""
    revision = draft_of(request.user, kind=kind, key=key)
    if revision is None:
        raise Http404
    if request.method != "POST":
        return render(request, "publishing/discard.html", {"revision": revision})
    operations.discard_draft(revision=revision, by=request.user, at=timezone.now())
    messages.success(request, _("Votre brouillon est jeté."))
    return redirect("publishing:mine")


def _form(
    request: SignedInRequest, kind: Kind, draft: Draft, *, is_timed: bool = True
) -> ProposalForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return ProposalForm(*sent, kind=kind, draft=draft, by=request.user, is_timed=is_timed)


def _full(request: SignedInRequest, shown: dict[str, Any]) -> HttpResponse:
    """Say that she keeps as many drafts as anyone may; what she typed stays on the page."""
    shown |= {"is_full": True, "title": ""}
    return render(request, "publishing/write.html", shown, status=409)


def _said_by(revision: Revision) -> Draft:
    return Draft(revision.content, summary=revision.summary, credit=revision.credit)


def _start(request: SignedInRequest, content: dict[str, Any]) -> Draft:
    """Start from what is published, or from an earlier proposal of hers that she takes up again."""
    number = request.GET.get("depuis", "")
    if not number.isdecimal():
        return Draft(content)
    earlier = get_object_or_404(Revision.objects.of(request.user), pk=number)
    return _said_by(earlier)


def _keep(
    request: SignedInRequest, form: ProposalForm, *, revision: Revision | None, kind: str, key: str
) -> None:
    draft, now = form.draft(), timezone.now()
    if revision:
        operations.change_draft(revision=revision, draft=draft, at=now)
    else:
        operations.start_draft(kind=kind, key=key, draft=draft, by=request.user, at=now)


def _checked(kind: Kind, revision: Revision) -> ProposalForm:
    """Return the form of a draft, each thing it lacks told beside its field."""
    bound = ProposalForm.sent(kind, _said_by(revision))
    bound.tell(kind.check(revision.publication.key, revision.content))
    if not revision.summary.strip():
        bound.add_error("summary", _("Dites en une phrase ce qui change, et pourquoi."))
    return bound


def _go_on(request: SignedInRequest, kind: Kind, *, key: str) -> HttpResponse:
    if request.POST.get("geste") == "apercu":
        return redirect("publishing:preview", kind.code, key)
    messages.success(request, _("Votre brouillon est gardé. Personne d’autre ne le voit."))
    return redirect("publishing:write", kind.code, key)
