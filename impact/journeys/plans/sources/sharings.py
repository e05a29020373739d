"""What other initiatives said they share, as routes: the closest and the most alike first.

The name of the other initiative is beside the route, never in its title: it told its name to the
members of initiatives, and a plan may go further than that.
"""

from collections import defaultdict
from collections.abc import Mapping

from django.utils.translation import gettext as _

from impact.journeys.offers.likeness import Distance
from impact.journeys.offers.queries import Neighbor, neighbors_of
from impact.journeys.plans.fit import judge
from impact.journeys.plans.responses import find_response
from impact.journeys.plans.routes import Reach, Route
from impact.journeys.plans.sources.quests import Hole, Quest

__all__ = ["find"]

#: What is known of going to see others at work is what one may expect of it here.
_LIKE = "stage-immersion"
_REACHES = {
    Distance.SAME_COUNTY: Reach.HERE,
    Distance.SAME_REGION: Reach.REGION,
    Distance.ELSEWHERE: Reach.ELSEWHERE,
}


def find(quest: Quest) -> Mapping[str, list[Route]]:
    """Return what the neighbors of the team share on the holes."""
    holes = {hole.thread: hole for hole in quest.holes}
    found: dict[str, list[Route]] = defaultdict(list)
    known = {hole.thread: hole.competency for hole in quest.holes}
    for neighbor in neighbors_of(quest.initiative, threads=quest.threads, known=known):
        thread = neighbor.competency.thread
        found[thread].append(_route(neighbor, hole=holes[thread]))
    return found


def _route(neighbor: Neighbor, *, hole: Hole) -> Route:
    like = find_response(_LIKE)
    assert like is not None
    suited = judge(need=hole.need, response=like)
    return Route(
        key=f"sharing:{neighbor.pk}",
        kind=like.kind,
        title=_("Apprendre chez une démarche voisine"),
        from_level=like.from_level,
        to_level=like.to_level,
        fit=suited.fit,
        reasons=suited.reasons,
        reach=_REACHES[neighbor.distance],
        cost_words=like.cost,
        place=", ".join(neighbor.places),
        transfer=like.transfer,
        advantages=like.advantages,
        limits=like.limits,
        provider=neighbor.name,
        response=like.code,
    )
