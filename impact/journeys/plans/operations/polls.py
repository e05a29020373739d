"""Voting on the plan: opening a vote, answering, settling an objection, closing.

What someone answers is written in the journal without the initiative's context: the hour of
an answer is hers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from impact.journeys.plans.models import Plan, Poll, PollAnswer
from impact.journeys.plans.operations.plans import NothingToAdopt, journal
from impact.journeys.plans.polling import (
    add_up,
    is_within,
    pack_consent,
    pack_shares,
    weigh_consent,
)
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.privacy.thresholds import may_tell_spread


class AlreadyVoting(Exception):
    """A vote is open on this plan; it is closed before another begins."""


class TooFewToShare(Exception):
    """The team is too small for points to be told one day: it works by consent."""


class VoteClosed(Exception):
    """The vote was closed before; its answers no longer change."""


class ReasonMissing(Exception):
    """An objection without its reason helps nobody."""


class PointsAmiss(Exception):
    """No point at all, more than each one has, or given to what is not an objective."""


@dataclass(frozen=True, slots=True)
class Motion:
    """What is put to the vote: how, the question, and how many points each one shares out."""

    method: str
    question: str
    points: int = 0


def open_poll(*, plan: Plan, motion: Motion, by: User, at: datetime) -> Poll:
    """Put the plan as it stands to the vote of the team.

    :raises AlreadyVoting: if a vote is open on this plan.
    :raises NothingToAdopt: if the plan holds no objective.
    :raises TooFewToShare: if points could never be told in a team this small.
    :raises AlreadyClosed: if the plan was closed.
    """
    try:
        with transaction.atomic():
            return _open(plan, motion, by=by, at=at)
    except IntegrityError as refusal:
        raise AlreadyVoting from refusal


def _open(plan: Plan, motion: Motion, *, by: User, at: datetime) -> Poll:
    held = Plan.objects.lock_open(plan)
    by_points = motion.method == Poll.Method.POINTS
    if not held.goals.kept().exists():
        raise NothingToAdopt
    if by_points and not may_tell_spread(held.initiative.memberships.current().count()):
        raise TooFewToShare
    poll = held.polls.create(
        method=motion.method,
        question=motion.question,
        points=motion.points if by_points else 0,
        revision=held.revision,
        opened_by=by,
        opened_at=at,
    )
    journal("plans.poll.opened", held, by=by, at=at)
    return poll


@transaction.atomic
def take_stance(*, poll: Poll, stance: str, reason: str, by: User, at: datetime) -> PollAnswer:
    """Keep where someone stands, in place of what she said before.

    :raises VoteClosed: if the vote was closed.
    :raises ReasonMissing: if it is an objection without a reason.
    """
    held = _lock_open(poll)
    if stance == PollAnswer.Stance.OBJECTION and not reason.strip():
        raise ReasonMissing
    return _answer(held, {"stance": stance, "reason": reason.strip()}, by=by, at=at)


@transaction.atomic
def share_points(*, poll: Poll, points: Mapping[int, int], by: User, at: datetime) -> PollAnswer:
    """Keep how someone shares her points out between objectives, in place of what she gave before.

    :raises VoteClosed: if the vote was closed.
    :raises PointsAmiss: if she gives none or too many, or to something else.
    """
    held = _lock_open(poll)
    known = set(held.plan.goals.kept().values_list("pk", flat=True))
    if not is_within(points, each=held.points) or not known.issuperset(points):
        raise PointsAmiss
    given = {str(goal): number for goal, number in points.items() if number}
    return _answer(held, {"points": given}, by=by, at=at)


@transaction.atomic
def take_answer_back(*, poll: Poll, by: User, at: datetime) -> None:
    """Forget what someone answered; she may answer again until the vote closes.

    :raises VoteClosed: if the vote was closed.
    """
    held = _lock_open(poll)
    held.answers.filter(person=by).delete()
    record("plans.poll.answer_taken_back", actor=by, subject=held, at=at)


@transaction.atomic
def settle_objection(*, poll: Poll, by: User, at: datetime) -> None:
    """Say that what this person objected to is settled; her objection stays written.

    :raises VoteClosed: if the vote was closed.
    """
    held = _lock_open(poll)
    mine = held.answers.filter(person=by, stance=PollAnswer.Stance.OBJECTION)
    if mine.filter(resolved_at=None).update(resolved_at=at):
        record("plans.objection.settled", actor=by, subject=held, at=at)


@transaction.atomic
def close_poll(*, poll: Poll, by: User, at: datetime) -> Poll:
    """Close the vote for good and write what it came to.

    Answers of people who left the team go. Points are added up, then taken out of the answers:
    what each one gave is kept nowhere.

    :raises VoteClosed: if someone closed it before.
    """
    held = _lock_open(poll)
    members = held.plan.initiative.memberships.current().values("person")
    held.answers.exclude(person__in=members).delete()
    if held.method == Poll.Method.POINTS:
        held.outcome = pack_shares(add_up(held.answers.values_list("points", flat=True)))
        held.answers.update(points={})
    else:
        told = [(one.stance, one.resolved_at is not None) for one in held.answers.all()]
        held.outcome = pack_consent(weigh_consent(told))
    held.outcome["revision"] = held.plan.revision
    held.closed_at, held.closed_by = at, by
    held.save(update_fields=["outcome", "closed_at", "closed_by"])
    journal("plans.poll.closed", held.plan, by=by, at=at)
    return held


def _lock_open(poll: Poll) -> Poll:
    held = Poll.objects.select_for_update().select_related("plan__initiative").get(pk=poll.pk)
    if held.is_closed or held.plan.is_closed:
        raise VoteClosed
    return held


def _answer(poll: Poll, said: Mapping[str, object], *, by: User, at: datetime) -> PollAnswer:
    answer, _is_new = poll.answers.update_or_create(
        person=by, defaults={**said, "resolved_at": None, "at": at}
    )
    record("plans.poll.answered", actor=by, subject=poll, at=at)
    return answer
