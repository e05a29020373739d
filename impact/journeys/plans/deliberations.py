"""How comments and votes of a plan read, for whoever looks: plain values, and nothing to write.

While a vote is open only the answers of today's members count; once closed, what it came to
was written down and is only read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from impact.journeys.plans.models import Comment, Plan, Poll, PollAnswer
from impact.journeys.plans.polling import (
    Consent,
    Shares,
    read_consent,
    read_shares,
    weigh_consent,
    write_dissent,
)
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as someone reads it: whose, and what she may do of it."""

    pk: int
    goal: int | None
    name: str
    text: str
    at: datetime
    is_mine: bool
    #: Removed by the coordination: the fact is shown, the words are not.
    is_removed: bool
    may_remove: bool
    may_restore: bool


def remarks_of(plan: Plan, *, reader: User, is_coordinating: bool, at: datetime) -> list[Remark]:
    """Return what is said of a plan and of its objectives, oldest first, as this person reads it.

    What its author took back is there for her alone, as long as she may bring it back.
    """
    comments = plan.comments.select_related("by")
    read = (_remark(one, reader=reader, removes=is_coordinating, at=at) for one in comments)
    return [remark for remark in read if remark]


def _remark(comment: Comment, *, reader: User, removes: bool, at: datetime) -> Remark | None:
    is_mine = comment.by_id == reader.pk
    is_removed = comment.removed_at is not None
    returns = is_removed and comment.removed_by_id == reader.pk and comment.may_return(at)
    if is_removed and comment.was_taken_back and not returns:
        return None
    return Remark(
        pk=comment.pk,
        goal=comment.goal_id,
        name=comment.by.name,
        text="" if is_removed else comment.text,
        at=comment.at,
        is_mine=is_mine,
        is_removed=is_removed,
        may_remove=not is_removed and (is_mine or removes),
        may_restore=returns,
    )


@dataclass(frozen=True, slots=True)
class Position:
    """Where someone stands, by name, as the whole team reads it."""

    name: str
    stance: str
    reason: str
    resolved_at: datetime | None
    stands: bool


@dataclass(frozen=True, slots=True)
class Share:
    """An objective and the points it was given, once they may be told."""

    statement: str
    is_dropped: bool
    points: int


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as someone reads it."""

    poll: Poll
    plan: Plan
    asked: int
    answered: int
    mine: PollAnswer | None
    consent: Consent | None = None
    positions: Sequence[Position] = ()
    shares: Shares | None = None
    rows: Sequence[Share] = ()

    @property
    def is_by_points(self) -> bool:
        return self.poll.method == Poll.Method.POINTS

    @property
    def has_changed_meanwhile(self) -> bool:
        """Whether the plan changed between the opening and the closing, or now."""
        last = self.poll.outcome.get("revision", self.plan.revision)
        return last != self.poll.revision

    @property
    def has_changed_since(self) -> bool:
        """Whether the plan changed after this vote closed."""
        kept = self.poll.outcome.get("revision", self.plan.revision)
        return self.poll.is_closed and kept != self.plan.revision


def vote_of(poll: Poll, *, reader: User | None = None) -> Vote:
    """Return a vote as this person reads it; `poll.plan` is loaded with its initiative."""
    plan, answers = poll.plan, _answers(poll)
    mine = next((one for one in answers if reader and one.person_id == reader.pk), None)
    asked = plan.initiative.memberships.current().count()
    vote = Vote(poll, plan, asked, len(answers), mine)
    if poll.method == Poll.Method.POINTS:
        shares = read_shares(poll.outcome) if poll.is_closed else None
        rows = _rows(poll, shares) if shares else []
        return replace(vote, shares=shares, rows=rows)
    consent = read_consent(poll.outcome) if poll.is_closed else _consent(answers)
    positions = [
        Position(one.person.name, one.stance, one.reason, one.resolved_at, one.stands)
        for one in sorted(answers, key=lambda one: _ORDER.index(one.stance))
    ]
    return replace(vote, consent=consent, positions=positions)


#: What asks for an answer comes first.
_ORDER = [PollAnswer.Stance.OBJECTION, PollAnswer.Stance.ASIDE, PollAnswer.Stance.CONSENT, ""]


def _answers(poll: Poll) -> list[PollAnswer]:
    answers = poll.answers.select_related("person").order_by("person__display_name", "pk")
    if not poll.is_closed:
        members = poll.plan.initiative.memberships.current().values("person")
        answers = answers.filter(person__in=members)
    return list(answers)


def _consent(answers: Sequence[PollAnswer]) -> Consent:
    return weigh_consent((one.stance, one.resolved_at is not None) for one in answers)


def _rows(poll: Poll, shares: Shares) -> list[Share]:
    """Return the objectives and their points, the most wanted first; nothing if untold."""
    if shares.totals is None:
        return []
    goals = poll.plan.goals.all()
    shown = [goal for goal in goals if goal.dropped_at is None or goal.pk in shares.totals]
    rows = [
        Share(goal.statement, goal.dropped_at is not None, shares.totals.get(goal.pk, 0))
        for goal in shown
    ]
    return sorted(rows, key=lambda row: -row.points)


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a closed vote gives to the minutes of an adoption; people put it right as they like."""

    present: str
    dissent: str


def minutes_of(poll: Poll) -> Minutes:
    """Return who voted, and who objects still or stands aside, with their reasons."""
    answers = _answers(poll)
    apart = [one for one in answers if one.stands or one.stance == PollAnswer.Stance.ASIDE]
    return Minutes(
        present=", ".join(one.person.name for one in answers),
        dissent=write_dissent([(one.person.name, one.reason) for one in apart]),
    )
