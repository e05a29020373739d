"""What a team lacks now, and the routes that could answer it (« trous » et « routes »)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from impact.journeys.needs.coverage import Status
from impact.journeys.needs.operations.readings import keep_reading_fresh
from impact.journeys.needs.queries.coverage import Row, ground_of, words_of
from impact.journeys.offers.queries import count_by_thread
from impact.journeys.plans.fit import kinds_for
from impact.journeys.plans.queries import need_of
from impact.journeys.plans.ranking import Wish, order
from impact.journeys.plans.routes import Reach, Route
from impact.journeys.plans.sources import hands, offers, resources, responses, sharings
from impact.journeys.plans.sources.quests import Hole, Quest, Source
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative

#: What a team is short of, or hangs by one person; what is unknown is told apart.
LACKING = (Status.TO_DEVELOP, Status.UNDERWAY, Status.FRAGILE)

#: Where routes that a plan may count on are looked for.
GIVEN: tuple[Source, ...] = (responses.find, hands.find, sharings.find, offers.find)
#: Every place where routes are looked for.
SOURCES: tuple[Source, ...] = (*GIVEN, resources.find)


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole, and how many offers of the field aim at it."""

    row: Row
    offers: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the team lacks, and how many competencies nobody knows about yet."""

    known: Sequence[Gap]
    unknown: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How everything expected of a team holds now, and how many people carry it."""

    rows: Sequence[Row]
    people: int

    def row(self, code: str) -> Row | None:
        """Return how one competency holds; None when nothing asks for it."""
        return next((row for row in self.rows if row.thread.code == code), None)


def gaps_of(initiative: Initiative, *, at: datetime) -> Gaps:
    """Return what the team lacks at its active stages, what is essential first."""
    rows = rows_of(initiative, at=at)
    lacking = [row for row in rows if row.status in LACKING]
    counts = count_by_thread([row.thread.key for row in lacking], on=timezone.localdate(at))
    known = [Gap(row, counts.get(row.thread.key, 0)) for row in lacking]
    known.sort(key=lambda gap: (not gap.row.is_essential, LACKING.index(gap.row.status)))
    return Gaps(known, sum(row.status == Status.UNKNOWN for row in rows))


def row_of(initiative: Initiative, *, code: str, at: datetime) -> Row | None:
    """Return how one competency holds in the team now; None when nothing asks for it."""
    return standing_of(initiative, at=at).row(code)


def routes_for(
    initiative: Initiative,
    *,
    competency: Competency,
    level: int,
    on: date,
    people: int | None = None,
) -> list[Route]:
    """Return every route for a hole, in the order to look at their kinds; of resources, a few."""
    found = routes_by_thread(initiative, wanted={competency: level}, on=on, people=people)
    return found[competency.thread]


def routes_by_thread(
    initiative: Initiative,
    *,
    wanted: Mapping[Competency, int],
    on: date,
    people: int | None = None,
    sources: Iterable[Source] = SOURCES,
) -> dict[str, list[Route]]:
    """Return the routes of many holes at once, each in its order, by thread of competency.

    `wanted` gives the level needed; natures are loaded once if they were prefetched, and people
    are counted if `people` does not say how many they are.
    """
    holes = [Hole(one, level, need_of(one, level=level)) for one, level in wanted.items()]
    quest = Quest(
        initiative,
        on=on,
        holes=holes,
        places=places_around(initiative),
        people=initiative.memberships.current().count() if people is None else people,
    )
    found = [source(quest) for source in sources]
    return {
        hole.thread: _in_order(
            [r for routes in found for r in routes.get(hole.thread, ())], hole, on
        )
        for hole in holes
    }


def _in_order(routes: Iterable[Route], hole: Hole, on: date | None) -> list[Route]:
    return order(routes, wish=Wish(level=hole.level, on=on), kinds=kinds_for(hole.need))


def rows_of(initiative: Initiative, *, at: datetime) -> Sequence[Row]:
    """Return how everything expected of the team at its active stages holds now."""
    return standing_of(initiative, at=at).rows


def standing_of(initiative: Initiative, *, at: datetime) -> Standing:
    """Return how everything expected of the team at its active stages holds now, and its size."""
    state = keep_reading_fresh(initiative=initiative, at=at)
    ground = ground_of(
        team=state.team,
        tally=state.tally,
        today=timezone.localdate(at),
        words=words_of(initiative),
        stages=initiative.spans.active().values("stage"),
    )
    return Standing(ground.rows_at(ground.stages), len(state.team.people))


def places_around(initiative: Initiative) -> Mapping[int, Reach]:
    """Return the territories around a team, and how close each is."""
    around: dict[int, Reach] = {}
    for territory in initiative.territories.select_related("parent__parent"):
        above = territory.parent
        for place in (above, above and above.parent):
            if place:
                around.setdefault(place.pk, Reach.REGION)
        around[territory.pk] = Reach.HERE
    return around
