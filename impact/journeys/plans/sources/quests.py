"""What a source is asked: a team, where and when it looks, and the holes it looks for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from impact.journeys.plans.fit import Need
from impact.journeys.plans.routes import Reach, Route
from impact.knowledge.competencies.models import Competency
from impact.knowledge.territories.models import Territory
from impact.presence.communities.models import Initiative

__all__ = ["Hole", "Quest", "Source", "reach_of"]


@dataclass(frozen=True, slots=True)
class Hole:
    """A competency the team lacks, the level it needs it at, and what makes an answer fit."""

    competency: Competency
    level: int
    need: Need

    @property
    def thread(self) -> str:
        return self.competency.thread


@dataclass(frozen=True, slots=True)
class Quest:
    initiative: Initiative
    on: date
    holes: Sequence[Hole]
    #: The places around the team, by number, and how close each is.
    places: Mapping[int, Reach]
    #: How many people carry the initiative: what a group pays is shared among them.
    people: int

    @property
    def threads(self) -> list[str]:
        return [hole.thread for hole in self.holes]


def reach_of(
    territories: Sequence[Territory], *, is_online: bool, places: Mapping[int, Reach]
) -> Reach:
    """Return how close something is that is offered in these territories; nowhere is anywhere.

    `places` are those around the team, by number, and how close each is.
    """
    near = [_reach(territory, places) for territory in territories]
    if is_online or not near:
        near.append(Reach.ANYWHERE)
    return min(near, key=list(Reach).index)


def _reach(territory: Territory, places: Mapping[int, Reach]) -> Reach:
    if territory.pk in places:
        return places[territory.pk]
    # Another town or MRC of the region one is in.
    return Reach.REGION if territory.parent_id in places else Reach.ELSEWHERE


Source = Callable[[Quest], Mapping[str, Sequence[Route]]]
