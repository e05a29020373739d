"""What a team holds and lacks of a competency, told in five statuses (R4).

Counts come in as they may be told (`thresholds`): how many people stand at levels 1, 2, 3, 4
or above, up to two. Whose they are is known to nobody here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from impact.trust.privacy.thresholds import GROUP_MINIMUM, TOLD_UP_TO, tell

#: Rungs of the scale that can be expected of someone; level 0 is never expected.
RUNGS = (1, 2, 3, 4)
#: A consensus older than this no longer says what the group holds today.
CONSENSUS_LASTS = timedelta(days=365)


class Status(StrEnum):
    SOLID = "SOLID"
    FRAGILE = "FRAGILE"
    UNDERWAY = "UNDERWAY"
    TO_DEVELOP = "TO_DEVELOP"
    UNKNOWN = "UNKNOWN"


class Loss(StrEnum):
    #: Nobody else stands at the level expected.
    LAST = "LAST"
    #: At least one other does.
    ONE_OF_SEVERAL = "ONE_OF_SEVERAL"


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many answered: in the whole team, and among those of whom it is expected."""

    answered: int
    asked: int
    answered_among_asked: int

    @property
    def missing(self) -> int:
        """How many answers are missing before anything can be said."""
        to_be_shown = GROUP_MINIMUM - self.answered
        to_be_fair = -(-self.asked // 2) - self.answered_among_asked
        return max(to_be_shown, to_be_fair, 0)

    @property
    def is_enough(self) -> bool:
        return 2 * self.answered_among_asked >= self.asked


def count_holders(levels: Iterable[int | None]) -> list[int]:
    """Return how many stand at each rung or above, told up to two; None is « ne sais pas »."""
    known = [level for level in levels if level is not None]
    return [tell(sum(level >= rung for level in known)) for rung in RUNGS]


def tell_status(*, expected: int, holders: Sequence[int] | None, turnout: Turnout) -> Status:
    """Return the status of a competency whose highest expected level is `expected`.

    `holders` is None as long as the counts may not be shown.
    """
    if holders is None:
        return Status.UNKNOWN
    at_level = holders[expected - 1]
    if at_level >= TOLD_UP_TO:
        return Status.SOLID
    if at_level:
        return Status.FRAGILE
    if not turnout.is_enough:
        return Status.UNKNOWN
    if expected > 1 and holders[expected - 2]:
        return Status.UNDERWAY
    return Status.TO_DEVELOP


def tell_status_agreed(
    *, expected: int, level: int | None, agreed_on: date | None, today: date
) -> Status:
    """Return the status of a competency the group rated itself on, by consensus."""
    if level is None or agreed_on is None:
        return Status.UNKNOWN
    if level >= expected:
        return Status.FRAGILE if is_old(agreed_on, today=today) else Status.SOLID
    if level and level == expected - 1:
        return Status.UNDERWAY
    return Status.TO_DEVELOP


def is_old(agreed_on: date, *, today: date) -> bool:
    """Say whether a consensus is too old to be leaned on."""
    return today - agreed_on > CONSENSUS_LASTS


def tell_loss(*, status: Status, level: int | None, expected: int) -> Loss | None:
    """Return what is lost if someone at this level leaves; None if nothing known is.

    Only from what the team is shown and what she knows of herself.
    """
    if level is None or level < expected:
        return None
    return {Status.FRAGILE: Loss.LAST, Status.SOLID: Loss.ONE_OF_SEVERAL}.get(status)
