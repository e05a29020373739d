"""From a team and its field to a composition to solve: its holes, the routes that could close them.

All holes are read in one go, in a handful of queries. What nobody told (hours, cost, duration) is
counted by the order of magnitude of its kind, and marked as such; nothing unknown counts as zero.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from impact.journeys.needs.coverage import Status
from impact.journeys.needs.queries.coverage import Row
from impact.journeys.plans.composing.problem import Candidate, Climb, Hole, Limits, Problem
from impact.journeys.plans.fit import Fit, Reason
from impact.journeys.plans.holes import GIVEN, LACKING, routes_by_thread, standing_of
from impact.journeys.plans.orders import Magnitude, orders
from impact.journeys.plans.responses import Kind, Setting, find_response
from impact.journeys.plans.routes import Reach, Route
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative

#: What a hole weighs: what is essential counts twice, and more the further the team is from it.
WEIGHTS = {Status.TO_DEVELOP: 3, Status.UNDERWAY: 2, Status.FRAGILE: 2}
ESSENTIAL = 2
#: A competency is solid when two hold it: how many are brought up to it when nobody does.
HOLDERS = 2
#: How many competencies of one domain a group works on together in one response set up for it.
TOGETHER = 3
#: What the team does by itself, or with its neighbours.
INSIDE = (Kind.INSIDE, Kind.NEIGHBOR)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the team can give and wants; what is empty is no limit."""

    hours: int | None = None
    budget: int | None = None
    horizon_on: date | None = None
    #: Keys of routes, threads of competencies, kinds of response.
    must: frozenset[str] = frozenset()
    must_close: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    without_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """A route as it may be chosen: for which holes, how many people, what it asks of them."""

    key: str
    route: Route
    people: int
    hours: float
    cost: int
    is_hours_guessed: bool
    is_cost_guessed: bool
    starts_on: date | None
    days: int
    done_on: date
    climbs: tuple[Climb, ...]

    @property
    def is_inside(self) -> bool:
        return self.route.kind in INSIDE

    @property
    def is_full(self) -> bool:
        """Say whether there is less room than the people who would take part."""
        room = self.route.capacity
        return self.route.is_full or (room is not None and room < self.people)


@dataclass(frozen=True)
class Situation:
    """What a team lacks now, what could close it, and what no route is needed for."""

    people: int
    on: date
    rows: Mapping[str, Row]
    entries: Mapping[str, Entry]
    #: Agreements grown old, to be said again together; and how many nobody knows.
    again: Sequence[Row] = field(default_factory=list)
    unknown: int = 0

    @property
    def holes(self) -> tuple[Hole, ...]:
        return tuple(
            Hole(key, weigh(row), held_in(row), row.expected) for key, row in self.rows.items()
        )

    def problem(self, wishes: Wishes) -> Problem:
        """Return what is to be solved under these wishes."""
        candidates = tuple(
            _candidate(entry, is_barred=bool(bars(entry, wishes)))
            for entry in self.entries.values()
        )
        limits = Limits(
            people=self.people,
            hours=wishes.hours,
            budget=wishes.budget,
            horizon=wishes.horizon_on.toordinal() if wishes.horizon_on else None,
            must=wishes.must,
            must_close=wishes.must_close & self.rows.keys(),
        )
        return Problem(self.holes, candidates, limits)


def situation_of(initiative: Initiative, *, at: datetime) -> Situation:
    """Return what the team lacks at its active stages, with every route for all of it."""
    on, standing = timezone.localdate(at), standing_of(initiative, at=at)
    rows, people = standing.rows, standing.people
    lacking = wanting(rows)
    return Situation(
        people=people,
        on=on,
        rows={row.thread.key: row for row in lacking},
        entries=_entries(initiative, lacking, on=on, people=people),
        again=[row for row in rows if is_to_say_again(row)],
        unknown=sum(row.status == Status.UNKNOWN for row in rows),
    )


def wanting(rows: Iterable[Row]) -> list[Row]:
    """Return the rows a route may answer, what is essential first."""
    lacking = [row for row in rows if row.status in LACKING and not is_to_say_again(row)]
    return sorted(lacking, key=_first_first)


def weigh(row: Row) -> int:
    return WEIGHTS[row.status] * (ESSENTIAL if row.is_essential else 1)


def held_in(row: Row) -> int:
    """Return from what level the team starts, as far as its coverage tells: never someone's.

    On the way, somebody stands one level below. To develop, nobody does: two below. Fragile, one
    person holds it, and of who would take over nothing is supposed: two below as well.
    """
    below = row.expected - (1 if row.status == Status.UNDERWAY else 2)
    if row.is_agreed and row.consensus and row.consensus.level is not None:
        below = min(row.consensus.level, row.expected - 1)
    return max(below, 0)


def is_to_say_again(row: Row) -> bool:
    """Say whether what is lacking is only a fresh agreement: no route answers that."""
    return row.is_agreed and row.status == Status.FRAGILE


def bars(entry: Entry, wishes: Wishes) -> list[str]:
    """Return why a route may not be chosen; what the team holds to is barred by nothing."""
    if entry.key in wishes.must:
        return []
    found = {
        "ASIDE": entry.key in wishes.without or entry.route.kind in wishes.without_kinds,
        "FULL": entry.is_full,
        "FAR": entry.route.reach == Reach.ELSEWHERE,
        "LANGUAGE": "fr" not in entry.route.language,
    }
    return [why for why, is_so in found.items() if is_so]


def suits(route: Route, row: Row) -> bool:
    """Say whether a route works on the hole itself; an offer says what it works on.

    What only supports other responses closes nothing; pairing takes someone who holds the level.
    """
    if route.fit == Fit.POOR or Reason.ONE_PERSON_ONLY in route.reasons:
        return False
    if route.to_level <= held_in(row):
        return False
    if route.offer_slug:
        return True
    # A hand held out, a team that shares: someone is there already.
    if not route.is_generic:
        return Reason.OTHER_NATURE not in route.reasons
    usual = orders()[route.response]
    has_whom = row.status == Status.FRAGILE or not usual.needs_holder
    return Reason.OTHER_NATURE not in route.reasons and has_whom and not usual.is_support


def _first_first(row: Row) -> tuple[bool, int]:
    return (not row.is_essential, LACKING.index(row.status))


def _entries(
    initiative: Initiative, rows: Sequence[Row], *, on: date, people: int
) -> dict[str, Entry]:
    competencies = (
        Competency.objects.filter(pk__in=[row.thread.pk for row in rows])
        .select_related("nature")
        .prefetch_related("other_natures")
    )
    expected = {row.thread.pk: row.expected for row in rows}
    wanted = {one: expected[one.pk] for one in competencies}
    # No document closes a hole: self-study is weighed as a kind of response, with the hours it
    # takes to learn, and a guide is only one thing to study in them.
    found = routes_by_thread(initiative, wanted=wanted, on=on, people=people, sources=GIVEN)
    served: dict[tuple[str, str], list[tuple[Row, Route]]] = {}
    for row in rows:
        for route in found[row.thread.key]:
            if suits(route, row):
                served.setdefault((route.key, _shared_by(route, row)), []).append((row, route))
    bundles = [bundle for (key, _by), pairs in served.items() for bundle in _bundles(key, pairs)]
    return {key: _entry(key, pairs, on=on, team=people) for key, pairs in bundles}


def _shared_by(route: Route, row: Row) -> str:
    """Return what holes have in common when one such route serves them all."""
    if not route.is_generic:
        return ""
    response = find_response(route.response)
    is_personal = response is None or response.setting == Setting.PERSON
    return row.thread.code if is_personal else row.thread.domain


def _bundles(key: str, pairs: Sequence[tuple[Row, Route]]) -> Iterator[tuple[str, Sequence]]:
    """Yield an offer whole; what is still to be set up, for a few competencies at a time."""
    if not pairs[0][1].is_generic:
        yield key, pairs
        return
    for start in range(0, len(pairs), TOGETHER):
        few = pairs[start : start + TOGETHER]
        yield f"{key}@{'+'.join(row.thread.code for row, _route in few)}", few


def _entry(key: str, served: Collection[tuple[Row, Route]], *, on: date, team: int) -> Entry:
    _row, route = next(iter(served))
    usual = orders()[route.response]
    people = max(_people(row, route, team=team) for row, route in served)
    starts_on, done_on = _days(route, usual=usual, on=on)
    return Entry(
        key=key,
        route=route,
        people=people,
        hours=usual.hours if route.hours is None else route.hours,
        cost=_cost(route, usual=usual, people=people),
        is_hours_guessed=route.hours is None,
        is_cost_guessed=route.cost is None,
        starts_on=starts_on,
        days=(done_on - (starts_on or on)).days,
        done_on=done_on,
        climbs=tuple(
            Climb(row.thread.key, route.from_level, route.to_level) for row, route in served
        ),
    )


def _people(row: Row, route: Route, *, team: int) -> int:
    response = find_response(route.response)
    is_together = response is not None and response.setting == Setting.COLLECTIVE
    if is_together or row.thread.scope == Competency.Scope.COLLECTIVE:
        return team
    return min(1 if row.status == Status.FRAGILE else HOLDERS, team)


def _cost(route: Route, *, usual: Magnitude, people: int) -> int:
    if route.cost is None:
        return usual.cost_for(people)
    return route.cost if route.is_collective else route.cost * people


def _days(route: Route, *, usual: Magnitude, on: date) -> tuple[date | None, date]:
    """Return the day a route starts, when it has one ahead, and the day it would be over."""
    starts = route.starts_on if route.starts_on and route.starts_on > on else None
    lasting = (starts or on).toordinal() + 7 * usual.weeks
    if route.ends_on:
        return starts, route.ends_on if starts else min(route.ends_on, date.fromordinal(lasting))
    return starts, date.fromordinal(lasting)


def _candidate(entry: Entry, *, is_barred: bool) -> Candidate:
    return Candidate(
        key=entry.key,
        climbs=entry.climbs,
        hours=entry.hours,
        people=entry.people,
        cost=entry.cost,
        starts_on=entry.starts_on.toordinal() if entry.starts_on else None,
        days=entry.days,
        done_on=entry.done_on.toordinal(),
        is_inside=entry.is_inside,
        is_barred=is_barred,
    )
