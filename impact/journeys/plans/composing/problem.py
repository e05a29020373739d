"""What a composition is asked: holes, candidates that could close them, limits (R7).

A hole goes from the level held to the level wanted. One candidate closes it by leading there from
a level already held; so do two in a row, the second starting where the first leads and not before
it is done. One that leads part of the way shortens it. Days are ordinals. Values in, values out:
neither people nor their ratings are known here, only how many would take part.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

#: What an hour of one person counts for, in dollars, and what a route from outside adds, when
#: two choices close as much: fewer hours and dollars, and what the team can do itself first.
DOLLARS_PER_HOUR = 20
FROM_OUTSIDE = 100
#: A hole that is closed counts for two halves of its weight, one that is shortened for one.
CLOSED, SHORTENED, OPEN = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Hole:
    key: str
    weight: int
    held: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Climb:
    """What a candidate does for one hole: from a level, to a level."""

    hole: str
    from_level: int
    to_level: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A route that may be chosen; one that serves several holes is paid and followed once."""

    key: str
    climbs: tuple[Climb, ...]
    #: By person, and how many people take part; the cost is for all of them.
    hours: float
    people: int
    cost: int
    #: The day it begins when it has one, how many days it lasts, the day it would be over.
    starts_on: int | None
    days: int
    done_on: int
    is_inside: bool = False
    #: The team would rather not, or there is not enough room: known, and never chosen.
    is_barred: bool = False

    @property
    def person_hours(self) -> float:
        return self.hours * self.people

    @property
    def burden(self) -> float:
        """What choosing it weighs, to choose the lighter of two choices that close as much."""
        outside = 0 if self.is_inside else FROM_OUTSIDE
        return self.cost + DOLLARS_PER_HOUR * self.person_hours + outside


@dataclass(frozen=True, slots=True)
class Limits:
    """What a team can give: hours by person on average over it, dollars in all, until which day."""

    people: int
    hours: float | None = None
    budget: int | None = None
    horizon: int | None = None
    must: frozenset[str] = frozenset()
    must_close: frozenset[str] = frozenset()

    @property
    def person_hours(self) -> float | None:
        return None if self.hours is None else self.hours * self.people


@dataclass(frozen=True)
class Problem:
    holes: tuple[Hole, ...]
    candidates: tuple[Candidate, ...]
    limits: Limits

    @cached_property
    def by_key(self) -> dict[str, Candidate]:
        return {one.key: one for one in self.candidates}

    @cached_property
    def ways(self) -> "Mapping[str, Ways]":
        """The ways to close each hole, worked out once."""
        found = {hole.key: Ways(hole) for hole in self.holes}
        for candidate in self.candidates:
            if self.is_within(candidate):
                for climb in candidate.climbs:
                    if climb.hole in found:
                        found[climb.hole].take(candidate, climb)
        for ways in found.values():
            ways.pair(self.limits.horizon)
        return found

    def is_within(self, candidate: Candidate) -> bool:
        """Say whether a candidate may be had, in time, without too many hours from anyone."""
        limits = self.limits
        if candidate.is_barred:
            return False
        is_in_time = limits.horizon is None or candidate.done_on <= limits.horizon
        return is_in_time and (limits.hours is None or candidate.hours <= limits.hours)

    def limited(self, **changes: object) -> "Problem":
        return replace(self, limits=replace(self.limits, **changes))  # type: ignore[arg-type]

    def among(self, kept: Iterable[Candidate]) -> "Problem":
        return replace(self, candidates=tuple(kept))

    def allows(self, chosen: Collection[str]) -> bool:
        """Say whether a choice keeps to every limit."""
        limits, picked = self.limits, [self.by_key[key] for key in chosen]
        if limits.budget is not None and cost_of(picked) > limits.budget:
            return False
        if limits.person_hours is not None and hours_of(picked) > limits.person_hours + 1e-6:
            return False
        if not all(self.is_within(one) for one in picked) or not limits.must <= set(chosen):
            return False
        states = self.states(chosen)
        return all(states[key] == CLOSED for key in limits.must_close)

    def states(self, chosen: Collection[str]) -> dict[str, int]:
        """Return what a choice does to each hole: closed, shortened, or left open."""
        return {key: ways.state(chosen) for key, ways in self.ways.items()}

    def done_on(self, chosen: Collection[str]) -> int | None:
        """Return the day a choice is over, seconds of a row after their firsts."""
        days = [self.by_key[key].done_on for key in chosen]
        for ways in self.ways.values():
            if not ways.is_closed_alone(chosen):
                rows = [day for pair, day in ways.row_days.items() if set(pair) <= set(chosen)]
                days += [min(rows)] if rows else []
        return max(days, default=None)

    @property
    def days(self) -> list[int]:
        """Every day on which something may be over, the soonest first."""
        rows = {day for ways in self.ways.values() for day in ways.row_days.values()}
        return sorted(rows | {one.done_on for one in self.candidates if self.is_within(one)})

    def weight_of(self, chosen: Collection[str]) -> int:
        """Return what a choice closes, in halves of weights."""
        states = self.states(chosen)
        return sum(hole.weight * states[hole.key] for hole in self.holes)


@dataclass
class Ways:
    """How one hole can be closed: alone, by two in a row; and what shortens it."""

    hole: Hole
    alone: list[str] = field(default_factory=list)
    #: The second of a row → the firsts that may come before it; and the day both are over.
    rows: dict[str, list[str]] = field(default_factory=dict)
    row_days: dict[tuple[str, str], int] = field(default_factory=dict)
    shorten: list[str] = field(default_factory=list)
    _firsts: list[tuple[Candidate, Climb]] = field(default_factory=list)
    _seconds: list[tuple[Candidate, Climb]] = field(default_factory=list)

    def take(self, candidate: Candidate, climb: Climb) -> None:
        starts_held = climb.from_level <= self.hole.held < climb.to_level
        if climb.to_level >= self.hole.wanted and climb.from_level <= self.hole.held:
            self.alone.append(candidate.key)
        elif starts_held:
            self.shorten.append(candidate.key)
            self._firsts.append((candidate, climb))
        elif climb.to_level >= self.hole.wanted and climb.from_level > self.hole.held:
            self._seconds.append((candidate, climb))

    def pair(self, horizon: int | None) -> None:
        for second, after in self._seconds:
            for first, before in self._firsts:
                done = done_in_a_row(first, second)
                if done is None or before.to_level < after.from_level:
                    continue
                if horizon is None or done <= horizon:
                    self.rows.setdefault(second.key, []).append(first.key)
                    self.row_days[first.key, second.key] = done

    def state(self, chosen: Collection[str]) -> int:
        if self.is_closed_alone(chosen):
            return CLOSED
        for second, firsts in self.rows.items():
            if second in chosen and any(first in chosen for first in firsts):
                return CLOSED
        return SHORTENED if any(key in chosen for key in self.shorten) else OPEN

    def is_closed_alone(self, chosen: Collection[str]) -> bool:
        return any(key in chosen for key in self.alone)

    @property
    def sets(self) -> list[frozenset[str]]:
        """Every smallest choice that closes it."""
        singles = [frozenset({key}) for key in self.alone]
        return singles + [frozenset(pair) for pair in self.row_days]

    @property
    def useful(self) -> set[str]:
        return {*self.alone, *self.shorten, *self.rows}


def done_in_a_row(first: Candidate, second: Candidate) -> int | None:
    """Return the day two are over when one follows the other; None if the second is too soon."""
    if second.starts_on is None:
        return first.done_on + second.days
    return second.done_on if second.starts_on >= first.done_on else None


def cost_of(picked: Iterable[Candidate]) -> int:
    return sum(one.cost for one in picked)


def hours_of(picked: Iterable[Candidate]) -> float:
    """Return the hours of all the people taking part."""
    return sum(one.person_hours for one in picked)


def burden_of(picked: Iterable[Candidate]) -> float:
    return sum(one.burden for one in picked)
