"""The offers of the field, as routes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from impact.journeys.offers.models import Aim, Offer
from impact.journeys.offers.queries import aims_at
from impact.journeys.plans.fit import judge
from impact.journeys.plans.responses import Kind, Response, responses
from impact.journeys.plans.routes import Reach, Route
from impact.journeys.plans.sources.quests import Hole, Quest, reach_of

__all__ = ["as_route", "find", "likest"]


def find(quest: Quest) -> Mapping[str, list[Route]]:
    """Return the offers of the day that aim at the holes."""
    holes = {hole.thread: hole for hole in quest.holes}
    found: dict[str, list[Route]] = defaultdict(list)
    for aim in aims_at(holes, on=quest.on):
        hole = holes[aim.competency.thread]
        found[hole.thread].append(
            as_route(aim, hole=hole, places=quest.places, people=quest.people)
        )
    return found


def likest(aim: Aim, among: Iterable[Response]) -> Response:
    """Return the kind of response an offer is most like: same kind, levels closest.

    What is known of that kind (transfer, advantages, limits) is what one may expect of it.
    """
    same = [one for one in among if one.kind == aim.offer.kind]
    return min(
        same,
        key=lambda one: abs(one.from_level - aim.from_level) + abs(one.to_level - aim.to_level),
    )


def as_route(aim: Aim, *, hole: Hole, places: Mapping[int, Reach], people: int) -> Route:
    """Return what an offer is like for a hole it aims at, seen from where the team is."""
    offer, like = aim.offer, likest(aim, responses())
    aimed = replace(like, from_level=aim.from_level, to_level=aim.to_level)
    suited = judge(need=hole.need, response=aimed)
    territories = list(offer.territories.all())
    return Route(
        key=f"offer:{offer.pk}",
        kind=Kind(offer.kind),
        title=offer.title,
        from_level=aim.from_level,
        to_level=aim.to_level,
        fit=suited.fit,
        reasons=suited.reasons,
        reach=reach_of(territories, is_online=offer.is_online, places=places),
        hours=None if offer.hours is None else float(offer.hours),
        cost=offer.cost,
        cost_each=_share(offer, people=people),
        cost_words=str(offer.get_cost_basis_display()),
        place=", ".join(one.name for one in territories),
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        language=offer.language,
        is_online=offer.is_online,
        is_full=offer.is_full,
        capacity=offer.capacity,
        transfer=like.transfer,
        advantages=like.advantages,
        limits=like.limits,
        evidence=offer.evidence,
        provider=offer.provider,
        offer_slug=offer.slug,
        response=like.code,
        is_fictional=offer.is_fictional,
    )


def _share(offer: Offer, *, people: int) -> float | None:
    """Return what the offer costs each person; what a group pays is shared by the team."""
    if offer.cost is None or offer.cost_basis == Offer.Basis.PERSON:
        return offer.cost
    return offer.cost / max(people, 1)
