"""A proposal as it is kept (« proposition »): plain values, true of the day it was asked.

Offers change and titles too; what was proposed is told with the words and figures of that day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from impact.journeys.plans.candidates import Entry, Situation, Wishes, bars, weigh
from impact.journeys.plans.composing.problem import CLOSED, OPEN
from impact.journeys.plans.composing.proposing import Composed, Proposal
from impact.journeys.plans.composing.refusals import why_open

#: Raised when what is kept changes shape; what was kept before stays readable.
SHAPE = 1


def keepable(wishes: Wishes) -> dict[str, Any]:
    """Return wishes as plain values, the same for the same wishes."""
    told = asdict(wishes)
    for name in ("must", "must_close", "without", "without_kinds"):
        told[name] = sorted(told[name])
    return told | {"horizon_on": wishes.horizon_on.isoformat() if wishes.horizon_on else None}


def wishes_from(kept: Mapping[str, Any]) -> Wishes:
    """Return the wishes that were kept."""
    sets = ("must", "must_close", "without", "without_kinds")
    horizon = kept.get("horizon_on")
    return Wishes(
        hours=kept.get("hours"),
        budget=kept.get("budget"),
        horizon_on=date.fromisoformat(horizon) if horizon else None,
        **{name: frozenset(kept.get(name, ())) for name in sets},
    )


def outcome_of(situation: Situation, *, wishes: Wishes, composed: Composed) -> dict[str, Any]:
    """Return all that is told of a composition, as plain values.

    Only for one that found a proposal: a refusal is told at once and kept nowhere.
    """
    main = composed.main
    assert main is not None
    more, asides = composed.more or {}, composed.asides or {}
    beside = {**more, **{str(name): one for name, one in asides.items()}}
    mentioned = {key for one in (main, *beside.values()) for key in one.chosen}
    return {
        "shape": SHAPE,
        "people": situation.people,
        "unknown": situation.unknown,
        "again": [row.thread.title for row in situation.again],
        "holes": _holes(situation, wishes=wishes, main=main),
        "routes": {key: _route(situation, situation.entries[key]) for key in sorted(mentioned)},
        "main": _told(situation, main),
        "more": {name: _told(situation, one) for name, one in more.items()},
        "asides": {str(name): _told(situation, one) for name, one in asides.items()},
        "seconds": round(composed.seconds, 2),
    }


def _holes(situation: Situation, *, wishes: Wishes, main: Proposal) -> list[dict[str, Any]]:
    because = why_open(situation.problem(wishes), main.states)
    levels = {hole.key: (hole.held, hole.wanted) for hole in situation.holes}
    return [
        {
            "key": key,
            "code": row.thread.code,
            "title": row.thread.title,
            "status": str(row.status),
            "is_essential": row.is_essential,
            "weight": weigh(row),
            "held": levels[key][0],
            "wanted": levels[key][1],
            "state": main.states[key],
            "because": str(because.get(key, "")),
            "barred": sorted(_barred(situation, key, wishes=wishes)),
            "via": _via(situation, key, chosen=main.chosen, state=main.states[key]),
        }
        for key, row in situation.rows.items()
    ]


def _barred(situation: Situation, hole: str, *, wishes: Wishes) -> set[str]:
    """Return why routes that serve a hole could not be chosen."""
    return {
        why
        for entry in situation.entries.values()
        if any(climb.hole == hole for climb in entry.climbs)
        for why in bars(entry, wishes)
    }


def _via(situation: Situation, hole: str, *, chosen: Iterable[str], state: int) -> list[str]:
    """Return the chosen routes that work on a hole, as far as they change anything to it."""
    if state == OPEN:
        return []
    return [key for key in chosen if any(one.hole == hole for one in situation.entries[key].climbs)]


def _route(situation: Situation, entry: Entry) -> dict[str, Any]:
    route = entry.route
    # What a neighbor or a hand told may be taken back: who and where is kept of offers only.
    is_public = bool(route.offer_slug)
    return {
        "title": route.title,
        "kind": str(route.kind),
        "provider": route.provider if is_public else "",
        "is_to_find": route.is_generic,
        "slug": route.offer_slug,
        "response": route.response,
        "is_fictional": route.is_fictional,
        "is_inside": entry.is_inside,
        "people": entry.people,
        "hours": entry.hours,
        "is_hours_guessed": entry.is_hours_guessed,
        "cost": entry.cost,
        "is_cost_guessed": entry.is_cost_guessed,
        "starts_on": entry.starts_on.isoformat() if entry.starts_on else None,
        "done_on": entry.done_on.isoformat(),
        "place": route.place if is_public else "",
        "reach": str(route.reach),
        "holes": [situation.rows[climb.hole].thread.code for climb in entry.climbs],
    }


def _told(situation: Situation, one: Proposal) -> dict[str, Any]:
    """Return a proposal as plain values, with what it closes and shortens by code."""
    codes = {key: row.thread.code for key, row in situation.rows.items()}
    return {
        "chosen": list(one.chosen),
        "closed": [codes[key] for key in codes if one.states[key] == CLOSED],
        "shortened": [codes[key] for key in codes if OPEN < one.states[key] < CLOSED],
        "weight": one.weight,
        "method": str(one.method),
        "bound": one.bound,
        "cost": one.cost,
        "hours": round(one.person_hours / situation.people, 1),
        "busiest": one.busiest,
        "done_on": date.fromordinal(one.done_on).isoformat() if one.done_on else None,
    }
