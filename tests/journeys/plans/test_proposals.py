"""What is kept of a proposal outlives what others told: only what is public stays in it."""

from datetime import date

import pytest

from impact.journeys.plans.candidates import Entry, Situation, Wishes
from impact.journeys.plans.composing.proposing import Composed, Method, Proposal
from impact.journeys.plans.fit import Fit
from impact.journeys.plans.proposals import outcome_of
from impact.journeys.plans.responses import Kind
from impact.journeys.plans.routes import Reach, Route

DAY = date(2025, 6, 2)


def kept(route: Route) -> dict[str, object]:
    entry = Entry(
        key=route.key,
        route=route,
        people=2,
        hours=6,
        cost=0,
        is_hours_guessed=False,
        is_cost_guessed=False,
        starts_on=None,
        days=30,
        done_on=DAY,
        climbs=(),
    )
    situation = Situation(people=5, on=DAY, rows={}, entries={route.key: entry})
    main = Proposal((route.key,), {}, 0, Method.EXACT, None, 0, 12.0, 3.0, None)
    outcome = outcome_of(situation, wishes=Wishes(), composed=Composed(main))
    return outcome["routes"][route.key]


@pytest.mark.parametrize(
    ("key", "slug", "told"),
    [
        ("offer:3", "tenir-ensemble", ("La Corvée", "Val-des-Rapides")),
        ("sharing:3", "", ("", "")),
        ("hands:A1", "", ("", "")),
    ],
)
def test_who_and_where_is_kept_of_what_everyone_may_read_only(key, slug, told):
    route = Route(
        key=key,
        kind=Kind.NEIGHBOR,
        title="Apprendre ailleurs",
        from_level=1,
        to_level=2,
        fit=Fit.GOOD,
        reasons=(),
        reach=Reach.HERE,
        provider="La Corvée",
        place="Val-des-Rapides",
        offer_slug=slug,
    )

    one = kept(route)

    assert (one["provider"], one["place"]) == told
