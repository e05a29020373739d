"""The staff writes a page: a draft, its preview, and what to do when it was written elsewhere."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from impact.knowledge.mobilization.models import Stage
from impact.lib.slugs import free_slug, stem_of
from impact.presence.pages.fields import LONGEST
from impact.presence.pages.models import Page
from impact.presence.pages.publications import new_content
from impact.trust.publishing.differences import changed_fields
from impact.trust.publishing.kinds import kind_of
from impact.trust.publishing.models import Publication
from impact.web.http import SignedInRequest
from impact.web.pages import prose
from impact.web.pages.drafts import Writing, keep
from impact.web.pages.forms import ContentForm
from impact.web.pages.sheets import cross, read_story
from impact.web.pages.staff import find_kind, find_written, staff_only

methods = require_http_methods(["GET", "HEAD", "POST"])


@staff_only
@methods
def create(request: SignedInRequest, kind: str) -> HttpResponse:
    """Write a page that does not exist yet; it gets its key with its first draft."""
    code = find_kind(kind)
    if code == Page.Kind.STORY:
        return redirect("pages:telling")
    content = new_content(code)
    if code == Page.Kind.NEWS:
        content["published_on"] = timezone.localdate().isoformat()
    form = ContentForm(request.POST or None, kind=code, content=content)
    if request.method != "POST" or not form.is_valid():
        return _page(request, Writing(code, "", None, None), form)
    said = form.content()
    key = _free_key(code, said)
    keep(Writing(code, key, None, None), content=said, by=request.user, at=timezone.now())
    return _go_on(request, kind=kind, key=key)


@staff_only
@methods
def edit(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    writing = find_written(request, kind, key)
    form = ContentForm(request.POST or None, kind=writing.kind, content=writing.content)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("vu", "") != writing.stamp:
            return _elsewhere(request, writing, form)
        if writing.revision or changed_fields(writing.content, form.content()):
            keep(writing, content=form.content(), by=request.user, at=timezone.now())
        return _go_on(request, kind=kind, key=key)
    return _page(request, writing, form)


@staff_only
@require_POST
def preview(request: SignedInRequest) -> HttpResponse:
    """The text as its page will show it, for a script that asks while one types."""
    text = prose.show(request.POST.get("body", "")[:LONGEST])
    return HttpResponse(text.html)


def _elsewhere(request: SignedInRequest, writing: Writing, form: ContentForm) -> HttpResponse:
    """She wrote the same draft in another window: both are shown, and nothing is written."""
    said = {
        name: (form.fields[name].label, writing.content.get(name))
        for name in changed_fields(writing.content, form.content())
        if name in form.fields
    }
    return _page(request, writing, form, status=409, elsewhere=said)


def _page(
    request: SignedInRequest, writing: Writing, form: ContentForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    shown: dict[str, Any] = {"writing": writing, "form": form, "kind": writing.kind, **more}
    revision = writing.revision
    shown["sort"] = kind_of(writing.kind)
    shown["has_moved"] = bool(
        revision and changed_fields(revision.base, revision.publication.content())
    )
    if "apercu" in request.GET and not form.is_bound:
        shown |= _previewed(writing)
    return render(request, "pages/write.html", shown, status=status)


def _previewed(writing: Writing) -> dict[str, Any]:
    content = writing.content
    if writing.kind != Page.Kind.STORY:
        return {"preview": prose.show(str(content.get("body") or ""))}
    sheet = read_story(content, key=writing.key)
    cloth = cross(list(Stage.objects.in_force()), crossed=sheet.ties.stages)
    return {"preview": True, "sheet": sheet, "cloth": cloth}


def _free_key(kind: Page.Kind, content: dict[str, Any]) -> str:
    stem = stem_of(str(content.get("title") or "").replace("’", " "), otherwise=str(kind))
    near = Publication.objects.filter(kind=kind, key__startswith=stem)
    rows = Page.objects.filter(kind=kind, key__startswith=stem)
    taken = {*near.values_list("key", flat=True), *rows.values_list("key", flat=True)}
    return free_slug(stem, taken=taken)


def _go_on(request: SignedInRequest, *, kind: str, key: str) -> HttpResponse:
    deed = request.POST.get("geste")
    if deed == "publier":
        return redirect("pages:publishing", kind, key)
    if deed == "images":
        return redirect("pages:pictures", kind, key)
    response = redirect("pages:edit", kind, key)
    if deed == "apercu":
        response["Location"] += "?apercu=1#apercu"
        return response
    messages.success(request, _("Votre brouillon est gardé. Personne d’autre ne le voit."))
    return response
