"""Resources as harvesters read them (OAI-PMH): by datestamp, set after set, the gone ones too.

A list goes by (datestamp, number): whatever changes while it is read moves past what was read and
is met again further on, so that nothing is lost. What moves a resource from one set to another
moves its datestamp (`restamp`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, Prefetch, Q, QuerySet

from impact.knowledge.competencies.models import Domain
from impact.presence.library.models import Collection, Resource, Subject

__all__ = [
    "SetOfResources",
    "Held",
    "Window",
    "earliest_datestamp",
    "find_held",
    "held_after",
    "held_in",
    "restamp",
    "sets_of_resources",
]

#: What may group resources, and how the name of a set begins.
TYPE, LANGUAGE, DOMAIN, COLLECTION = "sorte", "langue", "domaine", "collection"


@dataclass(frozen=True, slots=True)
class SetOfResources:
    spec: str
    name: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """What a harvester asks for: a set, or all; from a moment on; before another."""

    set_spec: str = ""
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A resource with the sets it stands in; one that is gone is told with them too."""

    resource: Resource
    sets: Sequence[str]

    @property
    def is_deleted(self) -> bool:
        return self.resource.retired_at is not None


def sets_of_resources() -> list[SetOfResources]:
    """Return the sets a harvester may ask for: types, languages, domains, collections."""
    domains = dict(Domain.objects.order_by("version", "pk").values_list("code", "title"))
    shown = Collection.objects.shown()
    return [
        *(SetOfResources(_spec(TYPE, one.value), str(one.label)) for one in Resource.Type),
        *(
            SetOfResources(_spec(LANGUAGE, one.value), str(one.label))
            for one in Resource.Language
            if one != Resource.Language.BOTH
        ),
        *(SetOfResources(_spec(DOMAIN, code), title) for code, title in domains.items()),
        *(SetOfResources(_spec(COLLECTION, one.slug), one.title, one.summary) for one in shown),
    ]


def earliest_datestamp() -> datetime | None:
    earliest: datetime | None = Resource.objects.aggregate(first=Min("revised_at"))["first"]
    return earliest


def held_in(window: Window) -> int:
    """Return how many records a window holds."""
    return _within(window).count()


def held_after(
    window: Window, *, after: tuple[datetime, int] | None = None, most: int
) -> list[Held]:
    """Return the records of a window that come after one, in the order lists are read."""
    rows = _within(window).order_by("revised_at", "pk")
    if after:
        stamp, pk = after
        rows = rows.filter(Q(revised_at__gt=stamp) | Q(revised_at=stamp, pk__gt=pk))
    return [_held(one) for one in _whole(rows)[:most]]


def find_held(slug: str) -> Held | None:
    """Return one record, shown or gone; None when there never was such a resource."""
    found = _whole(Resource.objects.filter(slug=slug)).first()
    return _held(found) if found else None


def restamp(resources: Iterable[Resource], *, at: datetime) -> int:
    """Give resources a new datestamp: the sets they stand in have changed."""
    numbers = [one.pk for one in resources]
    return Resource.objects.filter(pk__in=numbers).update(revised_at=at)


def _within(window: Window) -> QuerySet[Resource]:
    rows: QuerySet[Resource] = Resource.objects.all()
    if window.set_spec:
        rows = rows.filter(_in_set(window.set_spec))
    if window.since:
        rows = rows.filter(revised_at__gte=window.since)
    if window.before:
        rows = rows.filter(revised_at__lt=window.before)
    return rows


def _in_set(spec: str) -> Q:
    """Return what stands in a set; one that does not exist holds nothing."""
    group, _dash, code = spec.partition("-")
    if group == TYPE:
        return Q(type=code.upper())
    if group == LANGUAGE:
        return Q(language=code) | (Q(language="fr-en") if code in ("fr", "en") else Q())
    if group == DOMAIN:
        treated = Subject.objects.filter(competency__domain__code=code)
        return Q(pk__in=treated.values("resource"))
    shelved = Collection.objects.shown().filter(slug=code) if group == COLLECTION else None
    return Q(pk__in=shelved.values("shelvings__resource")) if shelved is not None else Q(pk=None)


def _whole(rows: QuerySet[Resource]) -> QuerySet[Resource]:
    subjects = Subject.objects.select_related("competency__domain")
    return rows.select_related("file").prefetch_related(
        Prefetch("subjects", subjects),
        Prefetch("collections", Collection.objects.shown()),
        "stages",
        "roles",
        "territories",
    )


def _held(resource: Resource) -> Held:
    domains = {one.competency.domain.code for one in resource.subjects.all()}
    languages = resource.language.split("-")
    return Held(
        resource,
        [
            _spec(TYPE, resource.type),
            *(_spec(LANGUAGE, one) for one in languages),
            *(_spec(DOMAIN, one) for one in sorted(domains)),
            *(_spec(COLLECTION, one.slug) for one in resource.collections.all()),
        ],
    )


def _spec(group: str, code: str) -> str:
    return f"{group}-{code.lower() if group == TYPE else code}"
