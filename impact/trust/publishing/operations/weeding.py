"""What is no proposal at all: set aside, brought back if that was a mistake, then forgotten."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing.models import Decision, Publication, Review, Revision
from impact.trust.publishing.operations.deciding import turn_down
from impact.trust.publishing.operations.errors import NotWaiting, OwnProposal
from impact.trust.publishing.operations.proposing import hold_all_waiting, hold_waiting

#: How long a mistake can be mended before what was set aside is forgotten.
KEPT = timedelta(days=30)


@transaction.atomic
def set_aside(*, revision: Revision, reason: str, by: User, at: datetime) -> Revision:
    """Set a proposal aside as spam; its author is told, and can say that it was not.

    :raises NotWaiting: if it was decided meanwhile.
    :raises OwnProposal: if one wrote it oneself.
    """
    revision = hold_waiting(revision)
    if revision.author_id == by.pk:
        raise OwnProposal
    decision = Decision(outcome=Decision.Outcome.SPAM, reason=reason, by=by, at=at)
    turn_down([revision], decision=decision)
    return revision


@transaction.atomic
def set_aside_together(
    *, revisions: Iterable[Revision], reason: str, by: User, at: datetime
) -> list[Revision]:
    """Set many proposals aside as spam; return those that were.

    What was decided meanwhile, and what one wrote oneself, is left as it is.
    """
    held = [one for one in hold_all_waiting(revisions) if one.author_id != by.pk]
    decision = Decision(outcome=Decision.Outcome.SPAM, reason=reason, by=by, at=at)
    turn_down(held, decision=decision)
    return held


@transaction.atomic
def bring_back(*, revision: Revision, by: User, at: datetime) -> Revision:
    """Put back among what waits a proposal that was set aside by mistake.

    :raises NotWaiting: if it was not set aside.
    """
    held = Revision.objects.select_for_update().get(pk=revision.pk)
    decision = Decision.objects.filter(revision=held, outcome=Decision.Outcome.SPAM).first()
    if decision is None:
        raise NotWaiting
    decision.delete()
    is_reviewed = held.reviews.filter(stance=Review.Stance.APPROVE).exists()
    held.state = Revision.State.REVIEWED if is_reviewed else Revision.State.PROPOSED
    held.save(update_fields=["state"])
    record("publishing.revision.brought_back", actor=by, subject=held, at=at)
    return held


@transaction.atomic
def forget_spam(*, at: datetime) -> int:
    """Throw away what was set aside a month ago, and the things that were never anything else.

    What its author says was a mistake waits for someone to answer her.
    """
    old = Revision.objects.set_aside_by(at - KEPT)
    rows = old.exclude(pk__in=old.answered().values("pk"))
    things = list(rows.values_list("publication", flat=True))
    _total, gone = rows.delete()
    Publication.objects.filter(pk__in=things, revisions=None).delete()
    return gone.get("publishing.Revision", 0)
