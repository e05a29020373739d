"""Resources that may be one: shown with why, told apart, or made one; and that undone."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.presence.library import operations
from impact.presence.library.duplicates import Reason, gather
from impact.presence.library.models import Merge, Resource
from impact.presence.library.models.resources import ResourceQuerySet
from impact.presence.library.policies import may_change_in_bulk
from impact.presence.library.queries.likenesses import pairs_alike
from impact.trust.publishing.operations import IncompleteBatch
from impact.web.http import SignedInRequest, cut, cut_list
from impact.web.library.keepers import bulk_only, keepers_only
from impact.web.library.merging import lay_rows, read_content
from impact.web.telling import tell_retired

#: As many as are read side by side.
MOST = 6


@keepers_only
@require_safe
def alike(request: SignedInRequest) -> HttpResponse:
    """The groups of resources that may be one, the surest first, with why."""
    pairs = pairs_alike()
    page = cut_list(request, gather(pairs), size=20)
    keys = [key for group in page for key in group]
    rows = Resource.objects.in_bulk(keys)
    why: dict[Any, dict[Reason, None]] = {}
    for pair in pairs:
        why.setdefault(pair.first, {}).update(dict.fromkeys(pair.reasons))
        why.setdefault(pair.second, {}).update(dict.fromkeys(pair.reasons))
    groups = [
        {
            "resources": [rows[key] for key in group[:MOST] if key in rows],
            "more": max(0, len(group) - MOST),
            "reasons": sorted({one for key in group for one in why[key]}),
        }
        for group in page
    ]
    shown = {"page": page, "groups": groups, "may_change": may_change_in_bulk(request.user)}
    return render(request, "library/desk/alike.html", shown)


@keepers_only
@require_POST
def apart(request: SignedInRequest) -> HttpResponse:
    """Keep that these are several; they are shown together no more."""
    found = list(_shown().filter(slug__in=request.POST.getlist("n")[:MOST]))
    if len(found) > 1:
        operations.tell_apart(resources=found, by=request.user, at=timezone.now())
        messages.success(request, _("C’est noté\u00a0: ce ne sont pas des doublons."))
    return redirect("library:alike")


@bulk_only
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    """Read them side by side, pick field by field, make one of them."""
    slugs = (request.POST if request.method == "POST" else request.GET).getlist("n")[:MOST]
    found = _side_by_side(slugs)
    is_new = request.method != "POST"
    rows = lay_rows(found, picked=None if is_new else request.POST)
    kept = next((one for one in found if one.slug == request.POST.get("garde")), found[0])
    shown: dict[str, Any] = {"resources": found, "rows": rows, "kept": kept}
    if is_new:
        return render(request, "library/desk/merge.html", shown)
    try:
        _refuse_moved(request, found)
        operations.merge_resources(
            kept=kept,
            others=[one for one in found if one != kept],
            content=read_content(rows),
            by=request.user,
            at=timezone.now(),
        )
    except operations.MovedMeanwhile:
        shown["moved"] = True
        return render(request, "library/desk/merge.html", shown, status=409)
    except IncompleteBatch as refusal:
        shown["faults"] = [cure for one in refusal.faults.values() for cure in one.values()]
        return render(request, "library/desk/merge.html", shown, status=409)
    tell_retired(request, kind=kept.FOUND_AS, keys=[one.slug for one in found if one != kept])
    messages.success(request, _("C’est une seule notice. Les autres adresses y mènent."))
    return redirect("library:merges")


@keepers_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    rows = Merge.objects.select_related("kept", "by")
    shown = {"page": cut(request, rows, size=30), "may_change": may_change_in_bulk(request.user)}
    return render(request, "library/desk/merges.html", shown)


@bulk_only
@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    merge = get_object_or_404(Merge, pk=pk)
    try:
        is_whole = operations.undo_merge(merge=merge, by=request.user, at=timezone.now())
    except operations.AlreadyUndone:
        told = _("Cette fusion ne se défait plus\u00a0: elle l’est déjà, ou une notice a bougé.")
        messages.warning(request, told)
    except IncompleteBatch:
        told = _("Une des notices ne peut plus être publiée telle quelle\u00a0: rien n’a changé.")
        messages.error(request, told)
    else:
        messages.success(
            request,
            _("La fusion est défaite.")
            if is_whole
            else _("La fusion est défaite. La notice gardée reste comme on l’a changée depuis."),
        )
    return redirect("library:merges")


def _shown() -> ResourceQuerySet:
    return Resource.objects.shown()


def _side_by_side(slugs: Sequence[str]) -> list[Resource]:
    """Return the resources asked for, in that order, with how much hangs on each.

    :raises Http404: if fewer than two are there.
    """
    rows = (
        _shown()
        .described()
        .select_related("file", "link_check")
        .annotate(
            told=Count("uses", distinct=True, filter=Q(uses__withdrawn_at=None)),
            shelved=Count("shelvings", distinct=True),
        )
        .filter(slug__in=slugs)
    )
    by_slug = {one.slug: one for one in rows}
    found: list[Resource] = [by_slug[slug] for slug in dict.fromkeys(slugs) if slug in by_slug]
    if len(found) < 2:
        raise Http404
    return found


def _refuse_moved(request: SignedInRequest, found: Sequence[Resource]) -> None:
    """Stop a merge of what was changed since it was shown.

    :raises MovedMeanwhile: if it was.
    """
    read = dict(zip(request.POST.getlist("n"), request.POST.getlist("lu"), strict=False))
    if any(read.get(one.slug) != one.revised_at.isoformat() for one in found):
        raise operations.MovedMeanwhile
