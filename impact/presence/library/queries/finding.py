"""What suits a search among resources, and what helps with a competency."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, Prefetch, Q
from django.db.models.expressions import OrderBy

from impact.knowledge.territories.models import Kind
from impact.knowledge.territories.names import fold
from impact.presence.library.models import Resource, Subject
from impact.presence.library.models.resources import ResourceQuerySet
from impact.presence.library.queries.holes import IN_FRENCH

#: What a list may be put in order by.
ORDERS: Mapping[str, Sequence[str | OrderBy]] = {
    "titre": ("title",),
    "recentes": (F("year").desc(nulls_last=True), "title"),
    "nouvelles": ("-created_at", "title"),
    "courtes": (F("minutes").asc(nulls_last=True), "title"),
}
#: Words of a search that are read, and how long an ending must leave a word to be dropped.
MOST_WORDS, ROOT = 8, 4


@dataclass(frozen=True, slots=True)
class Search:
    """What someone looks for among resources; what is empty is not asked."""

    words: str = ""
    type: str = ""
    domain: str = ""
    competency: str = ""
    level: int | None = None
    role: str = ""
    stage: str = ""
    region: str = ""
    language: str = ""
    is_free: bool = False
    format: str = ""
    #: At most so many minutes.
    minutes: int | None = None
    order: str = ""


def find_resources(search: Search) -> ResourceQuerySet:
    """Return the shown resources that suit a search, in the order it asks for."""
    rows = _narrow(Resource.objects.shown(), search)
    order = ORDERS.get(search.order) or ORDERS["titre"]
    subjects = Subject.objects.select_related("competency__domain")
    loaded = rows.select_related("link_check").prefetch_related(
        Prefetch("subjects", subjects), "stages"
    )
    return loaded.order_by(*order, "pk")


def count_by_type(search: Search) -> dict[str, int]:
    """Return how many of each type suit a search, whatever type it asks for."""
    rows = _narrow(Resource.objects.shown(), replace(search, type=""))
    counted = rows.order_by().values("type").annotate(n=Count("pk", distinct=True))
    return {row["type"]: row["n"] for row in counted}


def helping_with(threads: Collection[str]) -> list[Subject]:
    """Return what the resources shown help to learn among these competencies."""
    subjects = Subject.objects.filter(
        competency__thread__in=threads, resource__in=Resource.objects.shown()
    )
    return list(
        subjects.select_related("competency", "resource__link_check").order_by(
            "resource__title", "pk"
        )
    )


@dataclass(frozen=True, slots=True)
class Help:
    """A resource that helps with a competency; None: it is for all stages, or all roles."""

    subject: Subject
    is_for_stage: bool | None
    is_for_role: bool | None

    @property
    def resource(self) -> Resource:
        return self.subject.resource

    @property
    def thread(self) -> str:
        return self.subject.competency.thread


def helping_there(
    threads: Collection[str],
    *,
    stages: models.QuerySet[Any, Any],
    roles: models.QuerySet[Any, Any],
) -> list[Help]:
    """Return what helps with these competencies, and whether it is for these stages and roles.

    Stages and roles are questions that give their keys, asked within this one.
    """
    staged, played = Resource.stages.through.objects, Resource.roles.through.objects
    of_it = Q(resource=models.OuterRef("resource"))
    rows = Subject.objects.filter(
        competency__thread__in=threads, resource__in=Resource.objects.shown()
    ).annotate(
        names_stages=Exists(staged.filter(of_it)),
        names_these_stages=Exists(staged.filter(of_it, stage__in=stages)),
        names_roles=Exists(played.filter(of_it)),
        names_these_roles=Exists(played.filter(of_it, role__in=roles)),
    )
    return [
        Help(
            one,
            is_for_stage=one.names_these_stages if one.names_stages else None,
            is_for_role=one.names_these_roles if one.names_roles else None,
        )
        for one in rows.select_related(
            "competency", "resource__link_check", "resource__file"
        ).order_by("pk")
    ]


@dataclass(frozen=True, slots=True)
class Rung:
    """What helps to reach a level of a competency, the first ones; None: whatever the level."""

    level: int | None
    resources: Sequence[Resource]
    more: int


def resources_by_level(thread: str, *, most: int = 4) -> list[Rung]:
    """Return what the library has on a competency, level by level, what suits all of them last.

    What is in French comes first.
    """
    held: dict[int | None, list[Resource]] = {}
    for one in sorted(
        helping_with([thread]), key=lambda one: one.resource.language not in IN_FRENCH
    ):
        held.setdefault(one.level, []).append(one.resource)
    levels = sorted(held, key=lambda level: (level is None, level or 0))
    return [Rung(level, held[level][:most], len(held[level][most:])) for level in levels]


def _narrow(rows: ResourceQuerySet, search: Search) -> ResourceQuerySet:
    asked = {"type": search.type, "format": search.format}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if (subject := _subject(search)) is not None:
        rows = rows.filter(pk__in=subject.values("resource"))
    # Naming no stage, role or place is being for all of them.
    if search.stage:
        rows = rows.filter(Q(stages__code=search.stage) | Q(stages=None))
    if search.role:
        rows = rows.filter(Q(roles__code=search.role) | Q(roles=None))
    if search.region:
        rows = rows.filter(_within(search.region))
    if search.language:
        rows = rows.filter(language__in=_spoken(search.language))
    if search.is_free:
        rows = rows.filter(licence__in=Resource.FREE)
    if search.minutes is not None:
        rows = rows.filter(minutes__lte=search.minutes)
    for word in fold(search.words).split()[:MOST_WORDS]:
        rows = rows.filter(folded__contains=_root(word))
    return rows.distinct()


def _subject(search: Search) -> models.QuerySet[Subject] | None:
    if not (search.competency or search.domain or search.level is not None):
        return None
    rows = Subject.objects.all()
    if search.domain:
        rows = rows.filter(competency__domain__code=search.domain)
    if search.competency:
        rows = rows.filter(competency__code=search.competency)
    if search.level is not None:
        # A resource of all levels suits each.
        rows = rows.filter(Q(level=search.level) | Q(level=None))
    return rows


def _within(region: str) -> Q:
    """Say what concerns a region: its own, its MRCs', and what names no place."""
    here = Q(territories__code=region, territories__kind=Kind.REGION)
    inside = Q(territories__parent__code=region, territories__parent__kind=Kind.REGION)
    return here | inside | Q(territories=None)


def _spoken(language: str) -> list[str]:
    is_told_twice = language in (Resource.Language.FRENCH, Resource.Language.ENGLISH)
    return [language, Resource.Language.BOTH] if is_told_twice else [language]


def _root(word: str) -> str:
    """Drop the mark of the plural, so that « guides » finds « guide »."""
    return word[:-1] if len(word) > ROOT and word[-1] in "sx" else word
