"""Writing in the journal; the one door by which entries come in."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import models

from impact.trust.accounts.models import User
from impact.trust.journal.models import Entry

__all__ = ["record", "record_each"]


def record(
    verb: str,
    *,
    actor: User | None,
    subject: models.Model,
    at: datetime,
    context: str = "",
    details: Mapping[str, str | int | bool | None] | None = None,
) -> Entry:
    """Add one entry: who did what (`room.noun.deed`) on what, when; codes only, no content."""
    return Entry.objects.create(
        verb=verb,
        actor=actor,
        subject_type=subject._meta.label,
        subject_id=str(subject.pk),
        context=context,
        at=at,
        details=dict(details or {}),
    )


def record_each(
    verb: str, *, actor: User | None, subjects: Iterable[models.Model], at: datetime
) -> None:
    """Add one entry for each of many subjects of one deed, at once."""
    Entry.objects.bulk_create(
        Entry(
            verb=verb,
            actor=actor,
            subject_type=one._meta.label,
            subject_id=str(one.pk),
            at=at,
        )
        for one in subjects
    )
