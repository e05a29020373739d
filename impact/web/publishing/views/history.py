"""The public history of a thing: its published revisions, what changed between any two."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.trust.publishing.comparisons import compare_contents
from impact.trust.publishing.models import Revision
from impact.trust.publishing.queries import Standing
from impact.web.http import cut_list
from impact.web.publishing.finding import find_kind, find_thing, may_review_standing

#: How many revisions a feed tells.
LATEST = 30


@login_not_required
@require_safe
def show(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    sort = find_kind(kind)
    standing = _find(kind, key)
    told = _told(standing)
    shown: dict[str, Any] = {"kind": sort, "key": key, "standing": standing}
    shown["title"] = sort.title(standing.content)
    shown["page"] = cut_list(request, told, size=20)
    shown["versions"] = told
    if told:
        shown |= _compared(request, told)
        now = compare_contents(sort, before=told[0].content, after=standing.content)
        shown["elsewhere"] = now if standing.publication and _is_shown(standing) else []
    shown["may_review"] = may_review_standing(request.user, standing, kind=kind, key=key)
    shown["is_retired"] = standing.publication is not None and not _is_shown(standing)
    shown["address"] = sort.address(key)
    return render(request, "publishing/history.html", shown)


@login_not_required
@require_safe
def feed(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The same, for whoever follows it."""
    sort = find_kind(kind)
    standing = _find(kind, key)
    page = request.build_absolute_uri(reverse("publishing:history", args=[kind, key]))
    told = Atom1Feed(
        title=_("Historique\u00a0: %(title)s") % {"title": sort.title(standing.content)},
        link=page,
        description="",
        language="fr-ca",
        feed_url=request.build_absolute_uri(),
    )
    for revision in _told(standing)[:LATEST]:
        told.add_item(
            title=_("Révision %(number)s") % {"number": revision.number},
            link=f"{page}?revision={revision.number}",
            description=revision.summary,
            author_name=revision.credit or None,
            unique_id=f"{page}#revision-{revision.number}",
            updateddate=revision.published_at,
        )
    response = HttpResponse(content_type=told.content_type)
    told.write(response, "utf-8")
    return response


def _find(kind: str, key: str) -> Standing:
    standing = find_thing(kind, key)
    if not standing.is_known:
        raise Http404
    return standing


def _told(standing: Standing) -> list[Revision]:
    if standing.publication is None:
        return []
    return list(standing.publication.revisions.told().select_related("decision", "publication"))


def _is_shown(standing: Standing) -> bool:
    return standing.publication is not None and standing.publication.retired_at is None


def _compared(request: HttpRequest, told: list[Revision]) -> dict[str, Any]:
    """Return what is compared: two versions that were asked for, or what one revision changed."""
    by_number = {one.number: one for one in told}
    contents = {number: one.content for number, one in by_number.items()}
    contents[0] = told[-1].base
    start, end = _number(request, "de"), _number(request, "a")
    if start in contents and end in contents:
        before, after = contents[start], contents[end]
    else:
        chosen = by_number.get(_number(request, "revision") or 0, told[0])
        start, end = None, chosen.number
        before, after = chosen.base, chosen.content
    changes = compare_contents(told[0].publication.sort, before=before, after=after)
    return {"start": start, "end": end, "changes": changes}


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 7 else None
