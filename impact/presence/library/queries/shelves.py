"""The library as one walks along it: a shelf for each domain, and what stands near a resource."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from impact.knowledge.competencies.models import Domain
from impact.presence.library.models import Resource, Subject
from impact.presence.library.queries.holes import IN_FRENCH

#: Resources shown on the shelf of a domain, and read to find them: some treat several of its
#: competencies, and stand once.
ON_A_SHELF, READ = 10, 24


@dataclass(frozen=True, slots=True)
class DomainShelf:
    domain: Domain
    #: How many resources help with it in all.
    total: int
    first: Sequence[Resource]


def domain_shelves() -> list[DomainShelf]:
    """Return a shelf for each domain that has something, the latest described first."""
    shown = Subject.objects.filter(resource__retired_at=None, competency__retired_on=None)
    totals = dict(
        shown.order_by()
        .values_list("competency__domain")
        .annotate(n=Count("resource", distinct=True))
    )
    first = shown.annotate(
        rank=Window(
            RowNumber(),
            partition_by="competency__domain",
            order_by=[F("resource__revised_at").desc(), F("resource__title").asc(), F("pk").asc()],
        )
    ).filter(rank__lte=READ)
    stood: dict[int, dict[int, int]] = {}
    for domain, resource in first.values_list("competency__domain", "resource"):
        stood.setdefault(domain, {}).setdefault(resource, resource)
    kept = {domain: list(pks)[:ON_A_SHELF] for domain, pks in stood.items()}
    resources = _load({pk for pks in kept.values() for pk in pks})
    domains = Domain.objects.filter(pk__in=kept).order_by("position", "code")
    return [
        DomainShelf(one, totals[one.pk], [resources[pk] for pk in kept[one.pk]]) for one in domains
    ]


def _load(pks: set[int]) -> dict[int, Resource]:
    rows = Resource.objects.select_related("link_check").prefetch_related("stages")
    return rows.in_bulk(pks)


def about(competencies: Collection[str], *, most: int = 4) -> list[Resource]:
    """Return the resources that help with most of these competencies, in French first.

    `competencies` are codes of the framework of the day.
    """
    if not competencies:
        return []
    on_them = Q(subjects__competency__code__in=competencies, subjects__competency__retired_on=None)
    is_french = Case(When(language__in=IN_FRENCH, then=Value(1)), default=Value(0))
    ranked = (
        Resource.objects.shown()
        .filter(on_them)
        .annotate(shared=Count("subjects", distinct=True), is_french=is_french)
    )
    return list(ranked.order_by("-is_french", "-shared", "title", "pk")[:most])


def near(resource: Resource, *, most: int = 4) -> list[Resource]:
    """Return the resources that help with most of the same competencies, same language first.

    Their stages are not loaded.
    """
    aims = [one.competency_id for one in resource.subjects.all()]
    if not aims:
        return []
    rows = Resource.objects.shown().filter(subjects__competency__in=aims).exclude(pk=resource.pk)
    is_same = Case(When(language=resource.language, then=Value(1)), default=Value(0))
    ranked = rows.annotate(shared=Count("subjects", distinct=True), is_same=is_same)
    loaded = ranked.select_related("link_check")
    return list(loaded.order_by("-shared", "-is_same", "title", "pk")[:most])
