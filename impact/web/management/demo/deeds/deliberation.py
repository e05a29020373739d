"""Comments, votes, frames and templates of the demo, by the operations everyone goes through."""

from datetime import timedelta

from impact.journeys.plans import operations as plans
from impact.journeys.plans.frames import FrameAction, FrameGoal
from impact.journeys.plans.models import Action, Goal, Poll
from impact.journeys.plans.templates import find_template
from impact.web.management.demo.replay import Deed, Scene
from impact.web.plans.holes import statuses_of
from impact.web.plans.starts import start_from_template


def comment(scene: Scene) -> None:
    event = scene.event
    goal = _goal(scene, event["competency"]) if "competency" in event else None
    plans.add_comment(plan=scene.plan, goal=goal, text=event["text"], by=scene.by, at=scene.at)


def open_vote(scene: Scene) -> None:
    """Open a vote; those named answer, each an hour after the other."""
    event = scene.event
    motion = plans.Motion(event["method"], event["question"], event.get("points", 0))
    poll = plans.open_poll(plan=scene.plan, motion=motion, by=scene.by, at=scene.at)
    for rank, (who, said) in enumerate(event.get("answers", {}).items(), start=1):
        person, at = scene.town.people[who], scene.at + timedelta(hours=rank)
        if poll.method == Poll.Method.POINTS:
            points = {_goal(scene, code).pk: given for code, given in said.items()}
            plans.share_points(poll=poll, points=points, by=person, at=at)
        else:
            reason = said.get("reason", "")
            plans.take_stance(poll=poll, stance=said["stance"], reason=reason, by=person, at=at)


def settle_objection(scene: Scene) -> None:
    plans.settle_objection(poll=_open_poll(scene), by=scene.by, at=scene.at)


def close_vote(scene: Scene) -> None:
    plans.close_poll(poll=_open_poll(scene), by=scene.by, at=scene.at)


def pass_on(scene: Scene) -> None:
    event = scene.event
    parcel = plans.Parcel(
        title=event["title"],
        words=event["words"],
        stages=event["stages"],
        roles=event["roles"],
        goals=[_frame_goal(scene, told) for told in event["goals"]],
    )
    plans.pass_on_frame(initiative=scene.initiative, parcel=parcel, by=scene.by, at=scene.at)


def start_from_one(scene: Scene) -> None:
    """Begin a plan from a template, taking of it the objectives of these competencies."""
    template = find_template(scene.event["template"])
    assert template is not None
    found = scene.town.version.competencies.filter(code__in=scene.event["taken"])
    threads = set(found.values_list("thread", flat=True))
    goals = [one for one in start_from_template(template).goals if one.thread in threads]
    plans.start_from(
        initiative=scene.initiative,
        title=scene.event["title"],
        goals=goals,
        statuses=statuses_of(scene.initiative, at=scene.at),
        by=scene.by,
        at=scene.at,
    )


def trace(scene: Scene) -> None:
    """Tie an action to the entries of the logbook of these titles, so far as they are there."""
    action = Action.objects.get(goal__plan=scene.plan, title=scene.event["title"])
    entries = scene.initiative.log_entries.kept().filter(title__in=scene.event["entries"])
    chosen = list(entries)
    plans.choose_traces(action=action, chosen=chosen, among=chosen, by=scene.by, at=scene.at)


def _frame_goal(scene: Scene, told: dict) -> FrameGoal:
    competency = scene.town.version.competencies.get(code=told["competency"])
    actions = tuple(FrameAction(one["title"], one["response"]) for one in told["actions"])
    return FrameGoal(competency.thread, told["statement"], actions)


def _goal(scene: Scene, code: str) -> Goal:
    return scene.plan.goals.get(competency__code=code)


def _open_poll(scene: Scene) -> Poll:
    return scene.plan.polls.get(closed_at=None)


DEEDS: dict[str, Deed] = {
    "comment": comment,
    "vote": open_vote,
    "settle_objection": settle_objection,
    "close_vote": close_vote,
    "pass_on": pass_on,
    "start_from": start_from_one,
    "trace": trace,
}
