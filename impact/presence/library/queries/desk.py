"""What a librarian looks at: what waits for her, and the resources narrowed to what they lack."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from impact.knowledge.territories.names import fold
from impact.presence.library.models import (
    Harvested,
    Import,
    Resource,
    Subject,
)
from impact.presence.library.models.resources import ResourceQuerySet
from impact.presence.library.queries.likenesses import groups_alike
from impact.presence.library.queries.links import DEAD
from impact.trust.publishing.models import Revision

__all__ = ["LACKS", "Narrowing", "Waiting", "narrow", "waiting"]

_SUBJECTS = Subject.objects.filter(resource=OuterRef("pk"))
#: What a resource may lack, and how those that lack it are told from the others.
LACKS: dict[str, Any] = {
    "competency": ~Exists(_SUBJECTS),
    "stage": Q(stages=None),
    "role": Q(roles=None),
    "licence": Q(licence=""),
    "language": Q(language=Resource.Language.OTHER),
    "summary": Q(summary=""),
    "creators": Q(creators=[]),
    "year": Q(year=None),
    "format": Q(format=""),
    "accessibility": Q(accessibility=""),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the list is narrowed to; empty values narrow nothing."""

    words: str = ""
    lack: str = ""
    type: str = ""
    language: str = ""
    state: str = ""
    brought_in: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait for a librarian, of each sort of work."""

    proposals: int
    harvested: int
    alike: int
    dead: int
    lacks: dict[str, int]
    files: int


def waiting() -> Waiting:
    proposals = Revision.objects.waiting().filter(publication__kind=Resource.FOUND_AS)
    to_sort = Harvested.objects.filter(state=Harvested.State.WAITING, is_deleted=False)
    told = _counts(proposals=proposals, harvested=to_sort, files=Import.objects.waiting())
    shown = Resource.objects.shown()
    marked = shown.annotate(has_subject=Exists(_SUBJECTS))
    counts = marked.aggregate(
        competency=Count("pk", filter=Q(has_subject=False)),
        licence=Count("pk", filter=Q(licence="")),
        summary=Count("pk", filter=Q(summary="")),
        dead=Count("pk", filter=DEAD),
    )
    return Waiting(
        proposals=told["proposals"],
        harvested=told["harvested"],
        alike=len(groups_alike()),
        dead=counts.pop("dead"),
        lacks=counts,
        files=told["files"],
    )


def _counts(**asked: QuerySet[Any]) -> dict[str, int]:
    """Return how many rows each of these holds, in one question."""
    first, *others = (
        rows.order_by().annotate(pile=Value(name)).values("pile").annotate(n=Count("pk"))
        for name, rows in asked.items()
    )
    counted = {row["pile"]: row["n"] for row in first.union(*others)}
    return {name: counted.get(name, 0) for name in asked}


def narrow(asked: Narrowing) -> ResourceQuerySet:
    """Return the resources that answer what is asked, the last touched first."""
    rows = Resource.objects.order_by(F("revised_at").desc(), "pk")
    if asked.state == "withdrawn":
        rows = rows.filter(retired_at__isnull=False, merged_into=None)
    else:
        rows = rows.shown()
    if asked.lack in LACKS:
        rows = rows.filter(LACKS[asked.lack])
    if asked.type:
        rows = rows.filter(type=asked.type)
    if asked.language:
        rows = rows.filter(language=asked.language)
    if asked.brought_in:
        brought = Import.added.through.objects.filter(
            import_id=asked.brought_in, resource=OuterRef("pk")
        )
        rows = rows.filter(Exists(brought))
    for word in fold(asked.words).split():
        rows = rows.filter(folded__contains=word)
    return rows
