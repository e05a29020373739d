"""Writing a revision and handing it over: drafts, proposals, and taking one back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing.differences import changed_fields
from impact.trust.publishing.kinds import kind_of
from impact.trust.publishing.models import Publication, Revision
from impact.trust.publishing.operations.errors import (
    Incomplete,
    NotADraft,
    NotWaiting,
    TooFast,
    TooMany,
    TooManyDrafts,
    Unchanged,
    Unexplained,
)

#: Proposals a newcomer may have waiting: enough to help, too few to flood.
NEWCOMER_LIMIT = 5
#: What anyone but the staff may propose in a day, and the drafts she may keep.
DAILY_LIMIT = 20
DRAFT_LIMIT = 30


@dataclass(frozen=True, slots=True)
class Draft:
    """What someone writes: the whole content, what it changes and why, how to credit it."""

    content: Mapping[str, Any]
    summary: str = ""
    credit: str = ""
    place: str = ""


@transaction.atomic
def start_draft(*, kind: str, key: str, draft: Draft, by: User, at: datetime) -> Revision:
    """Begin a revision upon what is published now; nobody but its author sees it.

    :raises UnknownKind: if no room publishes such things.
    :raises TooManyDrafts: if she keeps as many as anyone may.
    """
    sort = kind_of(kind)
    if not by.is_staff and Revision.objects.of(by).drafts().count() >= DRAFT_LIMIT:
        raise TooManyDrafts
    place = draft.place or (sort.place_of(key) if sort.place_of else "")
    publication, is_new = Publication.objects.get_or_create(
        kind=kind, key=key, defaults={"place": place, "created_at": at}
    )
    base = publication.content()
    if is_new:
        publication.title = sort.title(base or draft.content)[:200]
        publication.save(update_fields=["title"])
    revision = Revision.objects.create(
        publication=publication,
        content=dict(draft.content),
        base=base,
        based_on=publication.current,
        summary=draft.summary,
        credit=draft.credit,
        author=by,
        created_at=at,
        changed_at=at,
    )
    record("publishing.revision.started", actor=by, subject=revision, at=at)
    return revision


@transaction.atomic
def change_draft(*, revision: Revision, draft: Draft, at: datetime) -> Revision:
    """Write a draft again.

    :raises NotADraft: if it was proposed meanwhile.
    """
    revision = _hold_draft(revision)
    revision.content = dict(draft.content)
    revision.summary, revision.credit, revision.changed_at = draft.summary, draft.credit, at
    revision.save(update_fields=["content", "summary", "credit", "changed_at"])
    return revision


@transaction.atomic
def discard_draft(*, revision: Revision, by: User, at: datetime) -> None:
    """Throw a draft away, and the thing with it when nothing else is told of it.

    :raises NotADraft: if it was proposed meanwhile.
    """
    revision = _hold_draft(revision)
    publication = revision.publication
    record("publishing.revision.discarded", actor=by, subject=revision, at=at)
    revision.delete()
    if not publication.revisions.exists():
        publication.delete()


@transaction.atomic
def propose(*, revision: Revision, by: User, at: datetime) -> Revision:
    """Hand a draft over to those who review; from then on it does not change.

    :raises NotADraft: if it was proposed already.
    :raises Unchanged: if it changes nothing.
    :raises Unexplained: if what changes, and why, is not said.
    :raises Incomplete: if the content lacks something that publishing asks for.
    :raises TooMany: if a newcomer has too many proposals waiting.
    :raises TooFast: if she proposed as much in a day as anyone may.
    """
    revision = _hold_draft(revision)
    publication = revision.publication
    if faults := kind_of(publication.kind).check(publication.key, revision.content):
        raise Incomplete(faults)
    if not changed_fields(revision.base, revision.content):
        raise Unchanged
    if not revision.summary.strip():
        raise Unexplained
    _restrain(by, at=at)
    _place_anew(publication, revision)
    revision.state, revision.proposed_at = Revision.State.PROPOSED, at
    revision.save(update_fields=["state", "proposed_at"])
    record("publishing.revision.proposed", actor=by, subject=revision, at=at)
    return revision


def _place_anew(publication: Publication, revision: Revision) -> None:
    """Entrust a thing that was never published to the reviewers of where it says it stands."""
    told = publication.sort.place_told
    if told and publication.current_id is None:
        publication.place = told(revision.content)
        publication.save(update_fields=["place"])


@transaction.atomic
def take_back(*, revision: Revision, by: User, at: datetime) -> Revision:
    """Withdraw one's own proposal before it is decided.

    :raises NotWaiting: if it was decided meanwhile.
    """
    revision = hold_waiting(revision)
    revision.state = Revision.State.WITHDRAWN
    revision.save(update_fields=["state"])
    record("publishing.revision.taken_back", actor=by, subject=revision, at=at)
    return revision


def _restrain(person: User, *, at: datetime) -> None:
    """Stop a flood, whoever it comes from; the staff answers for itself."""
    if person.is_staff:
        return
    hers = Revision.objects.of(person)
    if hers.filter(proposed_at__gt=at - timedelta(days=1)).count() >= DAILY_LIMIT:
        raise TooFast
    is_known = hers.filter(state=Revision.State.PUBLISHED).exists()
    if not is_known and hers.waiting().count() >= NEWCOMER_LIMIT:
        raise TooMany


def hold_waiting(revision: Revision) -> Revision:
    """Hold a revision that waits for a decision.

    :raises NotWaiting: if it does not.
    """
    held = Revision.objects.select_for_update().get(pk=revision.pk)
    if not held.is_waiting:
        raise NotWaiting
    return held


def hold_all_waiting(revisions: Iterable[Revision]) -> list[Revision]:
    """Hold, of many revisions, those that wait for a decision, with what is said in letters."""
    rows = Revision.objects.select_for_update(of=["self"]).filter(
        pk__in=[one.pk for one in revisions], state__in=Revision.WAITING
    )
    return list(rows.select_related("publication", "author").order_by("pk"))


def _hold_draft(revision: Revision) -> Revision:
    held = Revision.objects.select_for_update().filter(pk=revision.pk).first()
    if held is None or not held.is_draft:
        raise NotADraft
    return held
