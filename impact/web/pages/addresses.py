"""What the map of the site lists, one line a kind of thing; a new area adds its own here."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from impact.knowledge.competencies.models import Competency
from impact.knowledge.concepts.models import Concept
from impact.knowledge.mobilization.models import Role, Stage
from impact.presence.library.models import Collection, Resource
from impact.presence.pages.models import Page
from impact.web.pages.views.pages import ROUTES

__all__ = ["every_address"]

Address = tuple[str, date | datetime | None]

#: Pages that stand whatever the database holds.
DOORS = (
    "home:index",
    "home:start",
    "home:trust",
    "home:accessibility",
    "framework:competencies",
    "framework:matrix",
    "framework:cycle",
    "framework:roles",
    "concepts:concepts",
    "territories:index",
    "offers:offers",
    "library:resources",
    "library:collections",
    "pages:stories",
    "pages:news",
)


def _doors() -> Iterator[Address]:
    return ((reverse(name), None) for name in DOORS)


def _pages() -> Iterator[Address]:
    shown = Page.objects.shown_on(timezone.localdate()).filter(is_fictional=False)
    for page in shown.order_by("kind", "slug"):
        yield reverse(ROUTES[Page.Kind(page.kind)], args=[page.slug]), page.revised_at


def _named(route: str, names: Iterable[str]) -> Iterator[Address]:
    return ((reverse(route, args=[name]), None) for name in names)


def _competencies() -> Iterator[Address]:
    current = Competency.objects.current().in_force().order_by("code")
    return _named("framework:competency", current.values_list("code", flat=True))


def _concepts() -> Iterator[Address]:
    words = Concept.objects.glossary().order_by("code")
    return _named("concepts:concept", words.values_list("code", flat=True))


def _stages() -> Iterator[Address]:
    return _named("framework:stage", Stage.objects.in_force().values_list("slug", flat=True))


def _roles() -> Iterator[Address]:
    return _named("framework:role", Role.objects.in_force().values_list("slug", flat=True))


def _library() -> Iterator[Address]:
    kept = Resource.objects.shown().filter(is_fictional=False).order_by("slug")
    for slug, changed in kept.values_list("slug", "revised_at"):
        yield reverse("library:resource", args=[slug]), changed
    for slug, changed in (
        Collection.objects.shown().order_by("slug").values_list("slug", "revised_at")
    ):
        yield reverse("library:collection", args=[slug]), changed


#: Each gives the addresses of what it holds, with the day each last changed, when it is known.
SOURCES: tuple[Callable[[], Iterable[Address]], ...] = (
    _doors,
    _pages,
    _library,
    _competencies,
    _concepts,
    _stages,
    _roles,
)


def every_address() -> Iterator[Address]:
    for source in SOURCES:
        yield from source()
