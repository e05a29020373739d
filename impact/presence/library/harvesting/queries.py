"""What waits at the harvest's door: how each library stands, and what a record may double."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from impact.presence.library.descriptions import likeness_of
from impact.presence.library.models import DataProvider, Harvested, Resource

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
    """Return the resources here that records may be: same number, same address, same title."""
    asked = {one.pk: _alike(one) for one in records if one.state == State.WAITING}
    asked = {pk: alike for pk, alike in asked.items() if alike}
    if not asked:
        return {}
    any_of_them = reduce(or_, asked.values())
    near = list(Resource.objects.shown().filter(any_of_them)[:200])
    return {
        one.pk: [resource for resource in near if _is_near(one, resource)][:3]
        for one in records
        if one.pk in asked
    }


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


def _alike(record: Harvested) -> Q | None:
    said = record.content
    asked = [Q(likeness__startswith=_title(record))] if len(_title(record)) > 1 else []
    asked += [Q(**{name: said[name]}) for name in ("url", "identifier") if said.get(name)]
    return reduce(or_, asked) if asked else None


def _is_near(record: Harvested, resource: Resource) -> bool:
    said = record.content
    same = any(
        said.get(name) and said[name] == getattr(resource, name) for name in ("url", "identifier")
    )
    return same or (len(_title(record)) > 1 and resource.likeness.startswith(_title(record)))


def _title(record: Harvested) -> str:
    """Return the part of a likeness that is the title's; the author may be written otherwise."""
    return likeness_of(str(record.content.get("title") or ""), [])[:190]


def _flat(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
