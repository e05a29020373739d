"""What every page of the framework gives its frame: trail, stable address, linked data."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from impact.knowledge.competencies.models import Version
from impact.web.framework.linked_data import Absolute, Node, breadcrumbs, embed

#: The label of a step and its address; the last step, this page, has none.
Trail = Sequence[tuple[str, str]]


def current_version() -> Version:
    """Return the version in force.

    :raises Http404: when no version was ever published.
    """
    try:
        return Version.objects.current()
    except Version.DoesNotExist as nothing:
        raise Http404(_("Aucun référentiel n’est encore publié.")) from nothing


def absolute_of(request: HttpRequest) -> Absolute:
    """Return what turns a path into a whole address of this site."""
    root = request.build_absolute_uri("/").rstrip("/")
    return lambda path: f"{root}{path}"


def frame(request: HttpRequest, *, trail: Trail, graph: Sequence[Node] = ()) -> dict[str, Any]:
    """Return what `framework/_base.html` needs around a page."""
    absolute = absolute_of(request)
    canonical = absolute(request.path)
    nodes = [*graph, breadcrumbs(trail, here=canonical, absolute=absolute)]
    return {"trail": trail, "canonical": canonical, "linked_data": embed(nodes)}
