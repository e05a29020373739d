"""What a team lacks now, and the routes that could answer it (« trous » et « routes »)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from impact.journeys.needs.coverage import Status
from impact.journeys.needs.operations.readings import keep_reading_fresh
from impact.journeys.needs.queries.coverage import Row, ground_of, words_of
from impact.journeys.offers.models import Aim, Offer
from impact.journeys.offers.queries import aims_at
from impact.journeys.plans.fit import Fit, Reason, Suited
from impact.journeys.plans.queries import responses_for
from impact.journeys.plans.ranking import Wish, order
from impact.journeys.plans.responses import Kind
from impact.journeys.plans.routes import Reach, Route
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative

#: What a team is short of, or hangs by one person; what is unknown is told apart.
LACKING = (Status.TO_DEVELOP, Status.UNDERWAY, Status.FRAGILE)


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole, and how many offers of the field aim at it."""

    row: Row
    offers: int


def gaps_of(initiative: Initiative, *, at: datetime) -> list[Gap]:
    """Return what the team lacks at its active stages, what is essential first."""
    rows = [row for row in _rows(initiative, at=at) if row.status in LACKING]
    day = timezone.localdate(at)
    counts: dict[str, int] = {}
    for aim in aims_at([row.thread.key for row in rows], on=day):
        counts[aim.competency.thread] = counts.get(aim.competency.thread, 0) + 1
    gaps = [Gap(row, counts.get(row.thread.key, 0)) for row in rows]
    return sorted(gaps, key=lambda gap: (not gap.row.is_essential, LACKING.index(gap.row.status)))


def row_of(initiative: Initiative, *, code: str, at: datetime) -> Row | None:
    """Return how one competency holds in the team now; None when nothing asks for it."""
    return next((row for row in _rows(initiative, at=at) if row.thread.code == code), None)


def routes_for(
    initiative: Initiative, *, competency: Competency, level: int, on: date
) -> list[Route]:
    """Return every route for a hole, in the order to look at their kinds, none left out."""
    aims = aims_at([competency.thread], on=on)
    return lay_routes(aims, competency=competency, level=level, places=places_around(initiative))


def lay_routes(
    aims: Iterable[Aim], *, competency: Competency, level: int, places: Mapping[int, Reach]
) -> list[Route]:
    """Return every route for a hole at this level, from what offers aim at it."""
    suited = responses_for(competency=competency, level=level)
    kinds = list(dict.fromkeys(one.response.kind for one in suited))
    offered = [_from_offer(aim, suited=suited, level=level, places=places) for aim in aims]
    generic = [_from_response(one) for one in suited]
    found = sorted([*offered, *generic], key=lambda route: kinds.index(route.kind))
    return order(found, wish=Wish(level=level))


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


def _rows(initiative: Initiative, *, at: datetime) -> Sequence[Row]:
    state = keep_reading_fresh(initiative=initiative, at=at)
    ground = ground_of(
        team=state.team,
        tally=state.tally,
        today=timezone.localdate(at),
        words=words_of(initiative),
    )
    return ground.rows_at(initiative.spans.active().values_list("stage", flat=True))


def _from_offer(
    aim: Aim, *, suited: Collection[Suited], level: int, places: Mapping[int, Reach]
) -> Route:
    offer = aim.offer
    best = _best_kind(offer, suited)
    reaches = aim.to_level >= level
    reasons = [reason for reason in best.reasons if reason not in _LEVELS]
    reasons.insert(1, Reason.REACHES_LEVEL if reaches else Reason.STOPS_SHORT)
    near = [places.get(one.pk, Reach.ELSEWHERE) for one in offer.territories.all()]
    is_anywhere = offer.is_online or not near
    return Route(
        key=f"offer:{offer.pk}",
        kind=Kind(offer.kind),
        title=offer.title,
        from_level=aim.from_level,
        to_level=aim.to_level,
        fit=_fit(reasons),
        reasons=tuple(reasons),
        reach=Reach.ANYWHERE if is_anywhere else min(near, key=list(Reach).index),
        hours=None if offer.hours is None else float(offer.hours),
        cost=offer.cost,
        cost_words=offer.get_cost_basis_display(),
        place=", ".join(one.name for one in offer.territories.all()),
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        language=offer.language,
        is_online=offer.is_online,
        transfer=best.response.transfer,
        advantages=best.response.advantages,
        limits=best.response.limits,
        provider=offer.provider,
        offer_slug=offer.slug,
        response=best.response.code,
        is_fictional=offer.is_fictional,
    )


_LEVELS = (Reason.REACHES_LEVEL, Reason.STOPS_SHORT)
_FAULTS = (Reason.OTHER_NATURE, Reason.STOPS_SHORT, Reason.ONE_PERSON_ONLY)


def _fit(reasons: Collection[Reason]) -> Fit:
    faults = sum(reason in _FAULTS for reason in reasons)
    return [Fit.GOOD, Fit.PARTIAL, Fit.POOR, Fit.POOR][faults]


def _best_kind(offer: Offer, suited: Collection[Suited]) -> Suited:
    """Return the kind of response an offer is most like, to know its limits and transfer."""
    same = [one for one in suited if one.response.kind == offer.kind]
    return min(same, key=lambda one: list(Fit).index(one.fit))


def _from_response(one: Suited) -> Route:
    response = one.response
    return Route(
        key=f"response:{response.code}",
        kind=response.kind,
        title=response.name,
        from_level=response.from_level,
        to_level=response.to_level,
        fit=one.fit,
        reasons=one.reasons,
        reach=Reach.HERE if response.kind == Kind.INSIDE else Reach.ANYWHERE,
        cost_words=response.cost,
        transfer=response.transfer,
        advantages=response.advantages,
        limits=response.limits,
        response=response.code,
    )
