"""The kinds of response the field knows, as routes: what each asks and gives in general."""

from collections.abc import Mapping

from impact.journeys.plans.fit import Suited, lay_out
from impact.journeys.plans.responses import Kind, responses
from impact.journeys.plans.routes import Reach, Route
from impact.journeys.plans.sources.quests import Hole, Quest

__all__ = ["as_routes", "find"]


def find(quest: Quest) -> Mapping[str, list[Route]]:
    """Return every kind of response for every hole."""
    return {hole.thread: as_routes(hole) for hole in quest.holes}


def as_routes(hole: Hole) -> list[Route]:
    return [_route(one) for one in lay_out(need=hole.need, responses=responses())]


def _route(suited: Suited) -> Route:
    response = suited.response
    return Route(
        key=f"response:{response.code}",
        kind=response.kind,
        title=response.name,
        from_level=response.from_level,
        to_level=response.to_level,
        fit=suited.fit,
        reasons=suited.reasons,
        reach=Reach.HERE if response.kind == Kind.INSIDE else Reach.ANYWHERE,
        cost_words=response.cost,
        transfer=response.transfer,
        advantages=response.advantages,
        limits=response.limits,
        response=response.code,
    )
