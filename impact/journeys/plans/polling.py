"""What a vote of the team comes to (« avis »): consent with objections, or points added up.

Plain values in and out. Points are added up and told only once the vote is closed, and only
when enough people gave some (`thresholds`): under that, nothing of them is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from impact.trust.privacy.thresholds import may_tell_spread

#: A vote by points means little with fewer points, and takes too long with more.
FEWEST_POINTS, MOST_POINTS = 3, 100


@dataclass(frozen=True, slots=True)
class Consent:
    """How many consent, stand aside, object still, or say that what they objected to is settled."""

    consenting: int = 0
    aside: int = 0
    objecting: int = 0
    settled: int = 0

    @property
    def voices(self) -> int:
        return self.consenting + self.aside + self.objecting + self.settled

    @property
    def is_reached(self) -> bool:
        """No objection stands, and somebody wants it: silence is not consent."""
        return not self.objecting and self.consenting + self.settled > 0


@dataclass(frozen=True, slots=True)
class Shares:
    """How many gave points, and the points of each objective; None when they may not be told."""

    voices: int
    totals: Mapping[int, int] | None

    @property
    def given(self) -> int:
        return sum(self.totals.values()) if self.totals else 0


def weigh_consent(positions: Iterable[tuple[str, bool]]) -> Consent:
    """Return what these positions come to; each is a stance, and whether it was settled since."""
    told = list(positions)
    stances = [stance for stance, _settled in told]
    settled = sum(stance == "OBJECTION" and is_settled for stance, is_settled in told)
    return Consent(
        consenting=stances.count("CONSENT"),
        aside=stances.count("ASIDE"),
        objecting=stances.count("OBJECTION") - settled,
        settled=settled,
    )


def add_up(shared: Iterable[Mapping[str, int]]) -> Shares:
    """Return the points of each objective, if enough people gave some.

    Whoever gave none is not counted among them: she would hide nobody.
    """
    gave = [points for points in shared if sum(points.values()) > 0]
    if not may_tell_spread(len(gave)):
        return Shares(len(gave), None)
    totals: dict[int, int] = {}
    for points in gave:
        for goal, given in points.items():
            totals[int(goal)] = totals.get(int(goal), 0) + given
    return Shares(len(gave), totals)


def is_within(points: Mapping[int, int], *, each: int) -> bool:
    """Say whether these points may be given: some, none below zero, no more than each one has."""
    given = list(points.values())
    return min(given, default=0) >= 0 and 0 < sum(given) <= each


def pack_consent(consent: Consent) -> dict[str, Any]:
    """Return what is kept of a vote by consent once it is closed."""
    return {
        "consenting": consent.consenting,
        "aside": consent.aside,
        "objecting": consent.objecting,
        "settled": consent.settled,
    }


def pack_shares(shares: Shares) -> dict[str, Any]:
    """Return what is kept of a vote by points once it is closed: sums, or only how many voted."""
    totals = shares.totals
    told = None if totals is None else {str(goal): given for goal, given in totals.items()}
    return {"voices": shares.voices, "totals": told}


def read_consent(outcome: Mapping[str, Any]) -> Consent:
    names = ("consenting", "aside", "objecting", "settled")
    return Consent(**{name: outcome.get(name, 0) for name in names})


def read_shares(outcome: Mapping[str, Any]) -> Shares:
    totals = outcome.get("totals")
    told = None if totals is None else {int(goal): given for goal, given in totals.items()}
    return Shares(outcome.get("voices", 0), told)


def write_dissent(voices: Sequence[tuple[str, str]]) -> str:
    """Return the dissent to note with an adoption: one line for each voice, her reason with it."""
    return "\n".join(f"{name}\u00a0: {reason}" if reason else name for name, reason in voices)
