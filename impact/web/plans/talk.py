"""What the pages of a plan show of its comments and votes, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from impact.journeys.plans.deliberations import Remark, remarks_of
from impact.journeys.plans.models import Plan, Poll, PollAnswer
from impact.presence.communities.policies import may_coordinate
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said of a whole plan, and of its objectives, as this person reads it."""

    remarks: Sequence[Remark]
    polls: Sequence[Poll]

    @property
    def said(self) -> int:
        return sum(not one.is_removed and not one.may_restore for one in self.remarks)

    @property
    def open_poll(self) -> Poll | None:
        return next((poll for poll in self.polls if not poll.is_closed), None)

    @property
    def last_poll(self) -> Poll | None:
        return next((poll for poll in self.polls if poll.is_closed), None)


def lay_talk(plan: Plan, *, reader: User, at: datetime, coordinates: bool) -> Talk:
    """Return the comments on the whole plan and its votes; `has_answered` tells of this person."""
    said = remarks_of(plan, reader=reader, is_coordinating=coordinates, at=at)
    mine = PollAnswer.objects.filter(poll=OuterRef("pk"), person=reader)
    polls = plan.polls.annotate(has_answered=Exists(mine))
    return Talk([one for one in said if one.goal is None], list(polls))


def remarks_on(plan: Plan, *, goal: int, reader: User, at: datetime) -> list[Remark]:
    """Return what is said of one objective."""
    coordinates = may_coordinate(reader, plan.initiative)
    said = remarks_of(plan, reader=reader, is_coordinating=coordinates, at=at)
    return [one for one in said if one.goal == goal]
