"""Compositions, comments and votes of the demo."""

from impact.journeys.plans import operations
from impact.journeys.plans.candidates import Wishes, situation_of
from impact.journeys.plans.composing.apart import compose_apart
from impact.journeys.plans.proposals import keepable, outcome_of
from impact.web.management.demo.replay import Deed, Scene


def compose(scene: Scene) -> None:
    """Ask as the page does: the solver works on the coverage and the offers of that day."""
    event = scene.event
    wishes = Wishes(
        hours=event.get("hours"),
        budget=event.get("budget"),
        horizon_on=scene.town.day(event["horizon"]) if "horizon" in event else None,
        without_kinds=frozenset(event.get("without_kinds", ())),
    )
    situation = situation_of(scene.initiative, at=scene.at)
    composed = compose_apart(situation.problem(wishes))
    operations.keep_composition(
        initiative=scene.initiative,
        wishes=keepable(wishes),
        outcome=outcome_of(situation, wishes=wishes, composed=composed),
        by=scene.by,
        at=scene.at,
    )


DEEDS: dict[str, Deed] = {"compose": compose}
