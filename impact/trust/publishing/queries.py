"""What is read of publications: someone's own proposals, a history, who is trusted with what."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Max, QuerySet
from django.db.models.functions import Cast

from impact.trust.accounts.models import User
from impact.trust.journal.models import Entry
from impact.trust.publishing.differences import Merged, join
from impact.trust.publishing.kinds import Content, kind_of
from impact.trust.publishing.models import Advice, Publication, Revision, RevisionQuerySet

__all__ = [
    "ANSWERS",
    "Standing",
    "answers_to",
    "draft_of",
    "free_key",
    "merged_with",
    "proposals_of",
    "proposed_among",
    "standing_of",
]

#: What others do with a proposal that its author is told of.
ANSWERS = (
    "publishing.revision.reviewed",
    "publishing.revision.published",
    "publishing.revision.declined",
    "publishing.revision.set_aside",
    "publishing.revision.brought_back",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing as it stands now: its row here if it has one, and what the public reads of it."""

    publication: Publication | None
    content: dict[str, Any]

    @property
    def is_known(self) -> bool:
        """Say whether the public may be told of it: it is read, or was."""
        return bool(self.content)


def standing_of(kind: str, key: str) -> Standing:
    """Return how a thing stands; nothing is known of one that was never published.

    :raises UnknownKind: if no room publishes such things.
    """
    sort = kind_of(kind)
    rows = Publication.objects.select_related("current")
    publication = rows.filter(kind=kind, key=key).first()
    if publication:
        return Standing(publication, publication.content())
    found = sort.content_of(key) if sort.content_of else None
    return Standing(None, dict(found or {}))


def draft_of(person: User, *, kind: str, key: str) -> Revision | None:
    """Return what this person is writing of a thing, if she is."""
    drafts = Revision.objects.of(person).filter(state=Revision.State.DRAFT)
    rows = drafts.select_related("publication__current")
    return rows.filter(publication__kind=kind, publication__key=key).first()


def proposals_of(person: User) -> RevisionQuerySet:
    """Return all she wrote, the latest first, with what was decided."""
    return Revision.objects.of(person).select_related("publication", "decision").order_by("-pk")


def proposed_among(rows: RevisionQuerySet) -> RevisionQuerySet:
    """Return, of what was published among these, the latest that each person proposed of a thing.

    What was published directly, as the staff may, was not proposed.
    """
    published = rows.filter(state=Revision.State.PUBLISHED).exclude(decision__by=F("author"))
    each = published.order_by().values("publication", "author")
    told = Revision.objects.filter(pk__in=each.annotate(latest=Max("pk")).values("latest"))
    return told.filter(author__is_active=True).select_related("publication", "author")


def answers_to(person: User) -> QuerySet[Entry]:
    """Return the journal’s entries of what others did with what she proposed or asked."""
    hers = Revision.objects.of(person)
    asked = Advice.objects.filter(asked_by=person)
    things = Publication.objects.filter(revisions__in=hers.filter(state=Revision.State.PUBLISHED))
    rows = (
        _told_of(hers, ANSWERS)
        | _told_of(asked, ("publishing.advice.recorded",))
        | _told_of(things, ("publishing.publication.retired",))
    )
    return rows.exclude(actor=person)


def _told_of(things: QuerySet[Any], verbs: Iterable[str]) -> QuerySet[Entry]:
    """Return what the journal tells of these things, by these verbs."""
    numbers = things.annotate(told=Cast("pk", CharField())).order_by().values("told")
    subject = things.model._meta.label
    return Entry.objects.filter(verb__in=verbs, subject_type=subject, subject_id__in=numbers)


def free_key(kind: str, content: Content) -> str:
    """Return a key for a new thing that nothing else has.

    :raises UnknownKind: if no room publishes such things.
    """
    make = kind_of(kind).new_key
    assert make, "this kind of thing is only ever corrected"
    base, number = make(content)[:110] or kind, 1
    key = base
    while Publication.objects.filter(kind=kind, key=key).exists():
        number += 1
        key = f"{base}-{number}"
    return key


def merged_with(revision: Revision, theirs: Content) -> Merged:
    """Return what publishing a proposal upon `theirs` would say, and the fields to settle."""
    return join(base=revision.base, theirs=theirs, ours=revision.content)
