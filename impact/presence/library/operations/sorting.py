"""Sorting what was harvested: kept and published, left, told to be here already; and news seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from impact.presence.library.models import Harvested, Resource
from impact.presence.library.models.harvests import HarvestedQuerySet
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing.kinds import kind_of
from impact.trust.publishing.operations import IncompleteBatch, publish_directly

__all__ = ["Kept", "keep_records", "leave_records", "recognize", "see_news", "wait_again"]

State, News = Harvested.State, Harvested.News


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of records one wanted to keep: published, or lacking something."""

    resources: list[str] = field(default_factory=list)
    lacking: list[tuple[Harvested, dict[str, str]]] = field(default_factory=list)


@transaction.atomic
def keep_records(*, records: Sequence[Harvested], by: User, at: datetime, reason: str) -> Kept:
    """Publish records as resources; one that lacks something stays to be sorted, and says what.

    :raises OwnProposal: if `by` may not publish in one step.
    """
    kind, kept = kind_of(Resource.FOUND_AS), Kept()
    for one in _hold(records).filter(state=State.WAITING, is_deleted=False):
        key = kind.new_key(one.content) if kind.new_key else ""
        try:
            with transaction.atomic():
                publish_directly(
                    kind=kind.code, key=key, content=one.content, by=by, at=at, summary=reason
                )
        except IncompleteBatch as incomplete:
            kept.lacking.append((one, dict(incomplete.faults.get(key, {}))))
            continue
        one.state, one.resource = State.KEPT, Resource.objects.get(slug=key)
        one.save(update_fields=["state", "resource"])
        record("library.record.kept", actor=by, subject=one, at=at)
        kept.resources.append(key)
    return kept


@transaction.atomic
def recognize(*, harvested: Harvested, resource: Resource, by: User, at: datetime) -> None:
    """Say that a record is a resource which is here already: it is followed, not doubled."""
    harvested.state, harvested.resource = State.KEPT, resource
    harvested.save(update_fields=["state", "resource"])
    record("library.record.recognized", actor=by, subject=harvested, at=at)


@transaction.atomic
def leave_records(*, records: Sequence[Harvested], by: User, at: datetime) -> int:
    """Leave records out; they may be sorted again."""
    rows = list(_hold(records).filter(state=State.WAITING))
    for one in rows:
        record("library.record.left", actor=by, subject=one, at=at)
    return Harvested.objects.filter(pk__in=[one.pk for one in rows]).update(state=State.LEFT)


@transaction.atomic
def wait_again(*, harvested: Harvested, by: User, at: datetime) -> None:
    """Put a record that was left back among those to sort."""
    _hold([harvested]).filter(state=State.LEFT).update(state=State.WAITING)
    record("library.record.waiting", actor=by, subject=harvested, at=at)


@transaction.atomic
def see_news(*, harvested: Harvested, by: User, at: datetime) -> None:
    """Say that one has looked at what became of a kept record there."""
    Harvested.objects.filter(pk=harvested.pk).update(news=News.NONE)
    record("library.record.seen", actor=by, subject=harvested, at=at)


def _hold(records: Sequence[Harvested]) -> HarvestedQuerySet:
    numbers = [one.pk for one in records]
    return Harvested.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
