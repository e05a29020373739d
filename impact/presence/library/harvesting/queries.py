"""What waits at the harvest's door: how each library stands, and what a record may double."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from impact.presence.library.models import DataProvider, Harvested, Resource
from impact.presence.library.queries.likenesses import find_alike

__all__ = ["Difference", "differences_of", "doubles_of", "providers_with_counts"]

State = Harvested.State
#: What is told of a change there; the rest was written here.
TOLD = ("title", "creators", "publisher", "year", "language", "url", "summary", "identifier")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not the same here and there."""

    field: str
    here: str
    there: str


def providers_with_counts() -> QuerySet[DataProvider]:
    """Return the libraries, with `waiting`, `kept` and `news`, the numbers a list shows."""
    waits = Q(records__state=State.WAITING, records__is_deleted=False)
    return DataProvider.objects.annotate(
        waiting=Count("records", filter=waits),
        kept=Count("records", filter=Q(records__state=State.KEPT)),
        news=Count("records", filter=~Q(records__news="") & Q(records__news__isnull=False)),
    ).order_by("stopped_at", "name", "pk")


def doubles_of(records: Sequence[Harvested]) -> dict[int, list[Resource]]:
    """Return the resources here that records to be sorted may be, the surest first."""
    asked = [one for one in records if one.state == State.WAITING]
    alike = find_alike([one.content for one in asked])
    return {one.pk: near for one, near in zip(asked, alike, strict=True)}


def differences_of(record: Harvested) -> list[Difference]:
    """Return what a kept record says now that its resource does not."""
    if record.resource is None:
        return []
    here = {name: getattr(record.resource, name) for name in TOLD}
    return [
        Difference(name, _flat(here.get(name)), _flat(record.content.get(name)))
        for name in TOLD
        if _flat(record.content.get(name))
        and _flat(here.get(name)) != _flat(record.content.get(name))
    ]


def _flat(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
