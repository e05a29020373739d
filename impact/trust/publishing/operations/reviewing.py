"""What is said of a proposal before it is decided: reviews, remarks; and who may review."""

from datetime import datetime

from django.db import transaction

from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing.models import Publication, Remark, Review, Reviewer, Revision
from impact.trust.publishing.operations.errors import OwnProposal
from impact.trust.publishing.operations.proposing import hold_waiting


@transaction.atomic
def review(*, revision: Revision, stance: str, words: str, by: User, at: datetime) -> Review:
    """Say what one thinks of a proposal; a first approval makes it reviewed.

    :raises NotWaiting: if it was decided meanwhile.
    :raises OwnProposal: if one wrote it oneself.
    """
    revision = hold_waiting(revision)
    if revision.author_id == by.pk:
        raise OwnProposal
    said = revision.reviews.create(reviewer=by, stance=stance, words=words, at=at)
    if stance == Review.Stance.APPROVE and revision.state == Revision.State.PROPOSED:
        revision.state = Revision.State.REVIEWED
        revision.save(update_fields=["state"])
    record("publishing.revision.reviewed", actor=by, subject=revision, at=at)
    return said


@transaction.atomic
def remark(
    *, publication: Publication, revision: Revision | None, words: str, by: User, at: datetime
) -> Remark:
    """Comment on a thing, or on one revision of it."""
    said = publication.remarks.create(revision=revision, words=words, by=by, at=at)
    record("publishing.remark.written", actor=by, subject=said, at=at)
    return said


@transaction.atomic
def remove_remark(*, remark: Remark, by: User, at: datetime) -> None:
    """Take a remark away; that there was one stays told."""
    if Remark.objects.kept().filter(pk=remark.pk).update(removed_at=at, removed_by=by):
        record("publishing.remark.removed", actor=by, subject=remark, at=at)


@transaction.atomic
def name_reviewer(*, person: User, kind: str, place: str, by: User, at: datetime) -> Reviewer:
    """Trust someone with reviewing one kind of thing, everywhere when no place is named."""
    trusted, is_new = Reviewer.objects.get_or_create(
        person=person, kind=kind, place=place, defaults={"named_by": by, "since": at}
    )
    if is_new:
        record("publishing.reviewer.named", actor=by, subject=trusted, at=at)
    return trusted


@transaction.atomic
def unname_reviewer(*, reviewer: Reviewer, by: User, at: datetime) -> None:
    """End someone's trust as a reviewer; what she said stays hers."""
    record("publishing.reviewer.unnamed", actor=by, subject=reviewer, at=at)
    reviewer.delete()
