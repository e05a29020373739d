"""The library handed over to other software: what suits a search, one record, one collection."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from impact.knowledge.mobilization.models import Stage
from impact.presence.library.descriptions import describe
from impact.presence.library.formats import FORMATS, Record
from impact.presence.library.kinds import RESOURCES
from impact.presence.library.models import Collection, Resource
from impact.presence.library.queries import find_resources
from impact.web.library.forms import SearchForm

#: How many records are read at once while they are sent.
PIECE = 200


@login_not_required
@require_safe
def index(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """What suits the search of the list, whole."""
    found = find_resources(
        SearchForm(request.GET or None, stages=Stage.objects.in_force()).search()
    )
    rows = found.prefetch_related("roles", "territories").select_related("file")
    return _send(request, rows.iterator(chunk_size=PIECE), name="ressources", form=form)


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str, form: str) -> StreamingHttpResponse:
    resource = get_object_or_404(Resource.objects.shown().described(), slug=slug)
    return _send(request, [resource], name=slug, form=form)


@login_not_required
@require_safe
def collection(request: HttpRequest, slug: str, form: str) -> StreamingHttpResponse:
    """The resources of a collection, in its order."""
    shelf = get_object_or_404(Collection.objects.shown(), slug=slug)
    rows = Resource.objects.shown().described().filter(shelvings__collection=shelf)
    ordered = rows.order_by("shelvings__position", "shelvings__pk")
    return _send(request, ordered.iterator(chunk_size=PIECE), name=slug, form=form)


def _send(
    request: HttpRequest, rows: Iterable[Resource], *, name: str, form: str
) -> StreamingHttpResponse:
    if form not in FORMATS:
        raise Http404
    door = FORMATS[form]
    return StreamingHttpResponse(
        door.write(_records(request, rows)),
        content_type=door.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}.{form}"'},
    )


def _records(request: HttpRequest, rows: Iterable[Resource]) -> Iterator[Record]:
    for row in rows:
        address = request.build_absolute_uri(RESOURCES.address(row.slug))
        learned = [one.competency.title for one in row.subjects.all()]
        stages = [one.name for one in row.stages.all()]
        yield Record(row.slug, describe(row), address, [*learned, *stages])
