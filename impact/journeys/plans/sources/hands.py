"""The hands held out inside the team, as a route: someone here said she can help.

How many is told, never who: a plan may leave the team. What anybody answered to a pairing, or the
level she gave herself, plays no part.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.journeys.offers.queries import count_helpers
from impact.journeys.plans.fit import judge
from impact.journeys.plans.responses import find_response
from impact.journeys.plans.routes import Reach, Route
from impact.journeys.plans.sources.quests import Hole, Quest

__all__ = ["find"]

#: What is known of pairing in general is what one may expect of it here.
_LIKE = "mentorat"


def find(quest: Quest) -> Mapping[str, list[Route]]:
    """Return a route for each hole on which at least one member holds out a hand."""
    helpers = count_helpers(quest.threads, initiative=quest.initiative)
    return {
        hole.thread: [_route(hole, people=helpers[hole.thread])]
        for hole in quest.holes
        if helpers.get(hole.thread)
    }


def _route(hole: Hole, *, people: int) -> Route:
    like = find_response(_LIKE)
    assert like is not None
    suited = judge(need=hole.need, response=like)
    told = ngettext(
        "%(n)d personne de l’équipe tend la main",
        "%(n)d personnes de l’équipe tendent la main",
        people,
    )
    return Route(
        key=f"hands:{hole.competency.code}",
        kind=like.kind,
        title=_("Un jumelage dans l’équipe"),
        from_level=like.from_level,
        to_level=like.to_level,
        fit=suited.fit,
        reasons=suited.reasons,
        reach=Reach.HERE,
        cost_words=like.cost,
        transfer=like.transfer,
        advantages=like.advantages,
        limits=like.limits,
        provider=told % {"n": people},
        response=like.code,
    )
