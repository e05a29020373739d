"""The library, for everyone: its shelves, what suits a search, one record."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from impact.knowledge.mobilization.models import Stage
from impact.presence.library.models import Resource
from impact.presence.library.queries import (
    count_by_type,
    domain_shelves,
    find_resources,
    near,
)
from impact.web.http import cut
from impact.web.library.covers import bind, dye_of
from impact.web.library.forms import SearchForm
from impact.web.library.linked_data import machine_words
from impact.web.library.sheets import read_sheet

#: Resources on a page of a list.
SIZE = 20


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    stages = list(Stage.objects.in_force())
    form = SearchForm(request.GET or None, stages=stages)
    search = form.search()
    types = count_by_type(search)
    shown: dict[str, Any] = {
        "form": form,
        "types": [
            (code, label, types[code]) for code, label in Resource.Type.choices if code in types
        ],
        "in_all": sum(types.values()),
    }
    if form.is_asked:
        page = cut(request, find_resources(search), size=SIZE)
        shown |= {"page": page, "covers": bind(page.object_list, stages=stages)}
        shown |= {"without": _query_without(request, "sorte"), "chosen": _chosen(request, form)}
        return render(request, "library/found.html", shown)
    shown["shelves"] = [
        (shelf, bind(shelf.first, stages=stages, dye=dye_of(shelf.domain.position)))
        for shelf in domain_shelves()
    ]
    return render(request, "library/shelves.html", shown)


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Resource.objects.described(ties=("roles", "territories"))
    rows = rows.select_related("link_check", "merged_into")
    resource = get_object_or_404(rows, slug=slug)
    if resource.merged_into:
        return redirect("library:resource", resource.merged_into.slug, permanent=True)
    stages, around = list(Stage.objects.in_force()), near(resource)
    prefetch_related_objects([resource, *around], "stages")
    [cover] = bind([resource], stages=stages)
    shown: dict[str, Any] = {"resource": resource, "cover": cover}
    shown["near"] = bind(around, stages=stages, dye=cover.dye)
    if resource.retired_at:
        return render(request, "library/gone.html", shown, status=410)
    shown["sheet"] = read_sheet(resource)
    shown["machines"] = machine_words(resource, request=request)
    return render(request, "library/resource.html", shown)


def _chosen(request: HttpRequest, form: SearchForm) -> list[tuple[str, str, str]]:
    """Return what narrows the list: its label, its value, and the address without it."""
    return [
        (label, value, _query_without(request, name).rstrip("&"))
        for name, label, value in form.chosen()
    ]


def _query_without(request: HttpRequest, *names: str) -> str:
    query = request.GET.copy()
    for name in (*names, "page"):
        query.pop(name, None)
    encoded = query.urlencode()
    return f"{encoded}&" if encoded else ""
