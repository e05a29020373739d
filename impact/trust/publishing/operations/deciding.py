"""Deciding of a proposal, and undoing what was decided: the only way to what the public reads."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from impact.trust.accounts.models import User
from impact.trust.journal.operations import record, record_each
from impact.trust.publishing.differences import changed_fields, join
from impact.trust.publishing.kinds import kind_of
from impact.trust.publishing.models import Decision, Publication, Revision
from impact.trust.publishing.operations.errors import (
    Incomplete,
    Moved,
    OwnProposal,
    Unchanged,
)
from impact.trust.publishing.operations.proposing import hold_all_waiting, hold_waiting


@transaction.atomic
def publish(
    *,
    revision: Revision,
    by: User,
    at: datetime,
    reason: str = "",
    dissent: str = "",
    settled: Mapping[str, Any] | None = None,
) -> Revision:
    """Publish a proposal: the room's table comes to say it, the history tells who, when and why.

    When something else was published meanwhile, both changes are joined; where both changed the
    same field, `settled` must say what stands.

    :raises NotWaiting: if it was decided meanwhile.
    :raises OwnProposal: if one wrote it oneself and is not of the staff.
    :raises Moved: if both changed the same field and nothing was settled.
    :raises Incomplete: if the content cannot be published as it is.
    """
    revision = hold_waiting(revision)
    _refuse_own(revision, by)
    publication = Publication.objects.select_for_update().get(pk=revision.publication_id)
    theirs = publication.content()
    revision.content = _joined(revision, theirs, settled=settled or {})
    revision.base = theirs
    _bring_out(revision, publication, at=at)
    Decision.objects.create(
        revision=revision,
        outcome=Decision.Outcome.PUBLISHED,
        reason=reason,
        dissent=dissent,
        by=by,
        at=at,
    )
    record("publishing.revision.published", actor=by, subject=revision, at=at)
    return revision


@transaction.atomic
def decline(
    *, revision: Revision, reason: str, by: User, at: datetime, dissent: str = ""
) -> Revision:
    """Turn a proposal down, with reasons its author will read.

    :raises NotWaiting: if it was decided meanwhile.
    :raises OwnProposal: if one wrote it oneself and is not of the staff.
    """
    revision = hold_waiting(revision)
    _refuse_own(revision, by)
    decision = Decision(
        outcome=Decision.Outcome.DECLINED, reason=reason, dissent=dissent, by=by, at=at
    )
    turn_down([revision], decision=decision)
    return revision


@transaction.atomic
def decline_together(
    *, revisions: Iterable[Revision], reason: str, by: User, at: datetime
) -> list[Revision]:
    """Turn many proposals down for one reason; return those that were.

    What was decided meanwhile, and what one wrote oneself unless of the staff, is left as it is.
    """
    held = [one for one in hold_all_waiting(revisions) if by.is_staff or one.author_id != by.pk]
    decision = Decision(outcome=Decision.Outcome.DECLINED, reason=reason, by=by, at=at)
    turn_down(held, decision=decision)
    return held


def turn_down(held: Sequence[Revision], *, decision: Decision) -> None:
    """Close proposals that are held with one decision, the same for each, told in the journal."""
    Revision.objects.filter(pk__in=[one.pk for one in held]).update(state=Revision.State.DECLINED)
    for one in held:
        one.state = Revision.State.DECLINED
    Decision.objects.bulk_create(
        Decision(
            revision=one,
            outcome=decision.outcome,
            reason=decision.reason,
            dissent=decision.dissent,
            by=decision.by,
            at=decision.at,
        )
        for one in held
    )
    verb = {
        Decision.Outcome.DECLINED: "publishing.revision.declined",
        Decision.Outcome.SPAM: "publishing.revision.set_aside",
    }[Decision.Outcome(decision.outcome)]
    record_each(verb, actor=decision.by, subjects=held, at=decision.at)


@transaction.atomic
def restore_revision(
    *, revision: Revision, reason: str, by: User, at: datetime, is_before: bool = False
) -> Revision:
    """Undo: publish again, as a new revision, what an earlier one said, or what stood before it.

    :raises Unchanged: if that is what everyone reads already.
    :raises Incomplete: if what was once published can no longer be.
    :raises OwnProposal: if it brings back what one wrote oneself, and is not of the staff.
    """
    if not is_before:
        _refuse_own(revision, by)
    publication = Publication.objects.select_for_update().get(pk=revision.publication_id)
    content, now = revision.base if is_before else revision.content, publication.content()
    if publication.retired_at is None and not changed_fields(now, content):
        raise Unchanged
    again = Revision.objects.create(
        publication=publication,
        state=Revision.State.REVIEWED,
        content=content,
        base=now,
        based_on=publication.current,
        summary=reason[:300],
        author=by,
        created_at=at,
        changed_at=at,
        proposed_at=at,
    )
    _bring_out(again, publication, at=at)
    Decision.objects.create(
        revision=again, outcome=Decision.Outcome.PUBLISHED, reason=reason, by=by, at=at
    )
    record("publishing.revision.restored", actor=by, subject=again, at=at)
    return again


@transaction.atomic
def retire(*, publication: Publication, reason: str, by: User, at: datetime) -> None:
    """Take a thing out of what the public reads; its history stays, and it can come back."""
    publication = Publication.objects.select_for_update().get(pk=publication.pk)
    if publication.retired_at is not None:
        return
    publication.retired_at, publication.retired_by = at, by
    publication.retired_because = reason
    publication.save(update_fields=["retired_at", "retired_by", "retired_because"])
    kind_of(publication.kind).retire(publication.key, at)
    record("publishing.publication.retired", actor=by, subject=publication, at=at)


@transaction.atomic
def retire_thing(*, kind: str, key: str, reason: str, by: User, at: datetime) -> Publication:
    """Take out of what the public reads a thing that nobody has revised yet, too.

    :raises UnknownKind: if no room publishes such things.
    """
    sort = kind_of(kind)
    publication, is_new = Publication.objects.get_or_create(
        kind=kind, key=key, defaults={"created_at": at}
    )
    if is_new:
        publication.title = sort.title(publication.content())[:200]
        publication.place = sort.place_of(key) if sort.place_of else ""
        publication.save(update_fields=["title", "place"])
    retire(publication=publication, reason=reason, by=by, at=at)
    return publication


def _refuse_own(revision: Revision, by: User) -> None:
    if revision.author_id == by.pk and not by.is_staff:
        raise OwnProposal


def _joined(
    revision: Revision, theirs: Mapping[str, Any], *, settled: Mapping[str, Any]
) -> dict[str, Any]:
    merged = join(base=revision.base, theirs=theirs, ours=revision.content)
    if left := tuple(name for name in merged.clashing if name not in settled):
        raise Moved(left)
    return merged.content | dict(settled)


def _bring_out(revision: Revision, publication: Publication, *, at: datetime) -> None:
    kind = kind_of(publication.kind)
    if faults := kind.check(publication.key, revision.content):
        raise Incomplete(faults)
    last = publication.revisions.aggregate(last=Max("number"))["last"] or 0
    revision.state, revision.number, revision.published_at = Revision.State.PUBLISHED, last + 1, at
    revision.save(update_fields=["state", "number", "published_at", "content", "base"])
    publication.current, publication.title = revision, kind.title(revision.content)[:200]
    publication.retired_at = publication.retired_by = None
    publication.retired_because = ""
    publication.save()
    kind.apply(publication.key, revision.content, at)
