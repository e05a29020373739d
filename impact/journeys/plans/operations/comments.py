"""Speaking of the plan, taking one's words back, and removing what does not belong."""

from datetime import datetime

from django.db import transaction

from impact.journeys.plans.models import Comment, Goal, Plan
from impact.journeys.plans.operations.plans import journal
from impact.trust.accounts.models import User


class TooLateToReturn(Exception):
    """The words of this comment are gone, or it was not removed by whoever wants it back."""


@transaction.atomic
def add_comment(*, plan: Plan, goal: Goal | None, text: str, by: User, at: datetime) -> Comment:
    """Add what someone says of the plan, or of one of its objectives; the plan stays as it is.

    Sent twice in a row, the same words stand once.

    :raises AlreadyClosed: if the plan was closed.
    """
    held = Plan.objects.lock_open(plan)
    last = held.comments.kept().filter(goal=goal, by=by).last()
    if last and last.text == text:
        return last
    comment = held.comments.create(goal=goal, text=text, by=by, at=at)
    journal("plans.comment.added", held, by=by, at=at)
    return comment


@transaction.atomic
def remove_comment(*, comment: Comment, by: User, at: datetime) -> None:
    """Take a comment away; removed before, it stays so, by whoever did it first."""
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    if held.removed_at:
        return
    held.removed_at, held.removed_by = at, by
    held.save(update_fields=["removed_at", "removed_by"])
    journal("plans.comment.removed", held.plan, by=by, at=at)


@transaction.atomic
def restore_comment(*, comment: Comment, by: User, at: datetime) -> None:
    """Bring back a comment that this same person removed.

    :raises TooLateToReturn: if she did not, or its words are gone.
    """
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    if held.removed_by_id != by.pk or not held.may_return(at):
        raise TooLateToReturn
    held.removed_at = held.removed_by = None
    held.save(update_fields=["removed_at", "removed_by"])
    journal("plans.comment.restored", held.plan, by=by, at=at)


@transaction.atomic
def forget_comments(*, at: datetime) -> int:
    """Empty the comments removed long enough ago; say how many there were."""
    return Comment.objects.past_regret(at).exclude(text="").update(text="")
