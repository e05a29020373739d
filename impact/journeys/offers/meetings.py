"""Which hands meet: someone who can help, someone who wants to grow, on the same competency.

Willingness is all that is looked at: neither a level anybody gave herself nor an answer to an
earlier proposal comes in here, so that being proposed, or not, teaches nothing of either.
Values in, values out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raised:
    """A hand held out: by whom, on what, to help or to grow."""

    person: int
    thread: str
    helps: bool


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    thread: str
    helper: int
    learner: int


def find_meetings(hands: Iterable[Raised], *, lately: Collection[Meeting] = ()) -> list[Meeting]:
    """Return every pair of hands that meet, but those brought together lately, in a set order."""
    helpers: dict[str, set[int]] = defaultdict(set)
    learners: dict[str, set[int]] = defaultdict(set)
    for hand in hands:
        (helpers if hand.helps else learners)[hand.thread].add(hand.person)
    found = {
        Meeting(thread, helper, learner)
        for thread in helpers
        for helper in helpers[thread]
        for learner in learners.get(thread, ())
        if helper != learner
    }
    return sorted(found.difference(lately))
