"""The deeds a story of the demo is made of, each by the operation everyone goes through."""

from impact.journeys.needs.operations import assessments, consensus
from impact.journeys.needs.operations.readings import refresh_reading
from impact.journeys.needs.queries.agendas import agenda_of
from impact.journeys.needs.readings import PATIENCE
from impact.journeys.plans import operations as plans
from impact.journeys.plans.models import Action, Goal
from impact.knowledge.competencies.models import Competency
from impact.presence.communities import operations as communities
from impact.trust.accounts.models import User
from impact.web.management.demo.replay import Deed, Scene, agree_to_team
from impact.web.plans.holes import status_of

#: How many sittings of the agenda someone of the demo goes through: her core, and two more.
SITTINGS = 3


def join(scene: Scene) -> None:
    for code, roles in scene.event["who"].items():
        person = scene.town.people[code]
        communities.join(
            initiative=scene.initiative,
            person=person,
            roles=[scene.town.roles[role] for role in roles],
            at=scene.at,
        )
        agree_to_team(person, initiative=scene.initiative, at=scene.at)


def leave(scene: Scene) -> None:
    person = scene.town.people[scene.event["who"]]
    communities.leave(initiative=scene.initiative, person=person, at=scene.at)


def move_main(scene: Scene) -> None:
    communities.move_main_stage(
        initiative=scene.initiative,
        to=scene.town.stages[scene.event["to"]],
        on=scene.on,
        by=scene.by,
        at=scene.at,
        lesson=scene.event.get("lesson", ""),
    )


def start_stage(scene: Scene) -> None:
    stage = scene.town.stages[scene.event["stage"]]
    communities.start_stage(
        initiative=scene.initiative, stage=stage, on=scene.on, by=scene.by, at=scene.at
    )


def end_stage(scene: Scene) -> None:
    stage = scene.town.stages[scene.event["stage"]]
    span = scene.initiative.spans.active().get(stage=stage)
    communities.end_stage(span=span, on=scene.on, by=scene.by, at=scene.at)


def assess(scene: Scene) -> None:
    for code in scene.event["who"]:
        _assess_oneself(scene.town.people[code], scene)
    # In life, someone opens the coverage once the last answers have been waited for.
    opened_at = scene.at + PATIENCE
    if opened_at < scene.town.now:
        refresh_reading(initiative=scene.initiative, at=opened_at)


def _assess_oneself(person: User, scene: Scene) -> None:
    town = scene.town
    agenda = agenda_of(person=person, initiative=scene.initiative, version=town.version)
    sitting = person.self_assessments.count()
    asked = [pk for part in agenda.sittings[:SITTINGS] for pk in part.competencies]
    assessment = assessments.start_assessment(
        by=person,
        initiative=scene.initiative,
        version=town.version,
        competencies=asked,
        at=scene.at,
    )
    competencies = Competency.objects.filter(pk__in=asked).select_related("domain")
    strengths = town.strengths[town.code_of(person)]
    assessments.give_answers(
        assessment=assessment,
        answers=strengths.answers(competencies, sitting=sitting),
        by=person,
        at=scene.at,
    )
    assessments.finish_assessment(assessment=assessment, by=person, at=scene.at)


def agree(scene: Scene) -> None:
    event = scene.event
    consensus.record_consensus(
        initiative=scene.initiative,
        competency=_competency(scene),
        consensus=consensus.Consensus(
            on=scene.on,
            level=event["level"],
            confidence=event["confidence"],
            reasons=event.get("reasons", ""),
            dissent=event.get("dissent", ""),
        ),
        by=scene.by,
        at=scene.at,
    )


def start_plan(scene: Scene) -> None:
    plans.start_plan(
        initiative=scene.initiative,
        title=scene.event["title"],
        horizon_on=scene.town.day(scene.event["horizon"]),
        by=scene.by,
        at=scene.at,
    )


def write_goal(scene: Scene) -> None:
    competency = _competency(scene)
    plans.write_goal(
        plan=scene.plan,
        competency=competency,
        statement=scene.event["statement"],
        status_then=status_of(competency, initiative=scene.initiative, at=scene.at),
        by=scene.by,
        at=scene.at,
    )


def check_question(scene: Scene) -> None:
    plans.check_question(
        goal=_goal(scene),
        answers=scene.event["answers"],
        note=scene.event.get("note", ""),
        by=scene.by,
        at=scene.at,
    )


def add_action(scene: Scene) -> None:
    event, people = scene.event, scene.town.people
    deed = plans.Deed(
        title=event["title"],
        response=event["response"],
        owner=people[event["owner"]] if "owner" in event else None,
        due_on=scene.town.day(event["due"]),
    )
    plans.add_action(goal=_goal(scene), deed=deed, by=scene.by, at=scene.at)


def settle_action(scene: Scene) -> None:
    action = Action.objects.get(goal__plan=scene.plan, title=scene.event["title"])
    deed = plans.Deed(
        title=action.title,
        response=action.response,
        owner=action.owner,
        due_on=action.due_on,
        status=scene.event["status"],
        result=scene.event.get("result", ""),
    )
    plans.revise_action(
        action=action, deed=deed, revision=action.revision, by=scene.by, at=scene.at
    )


def adopt_plan(scene: Scene) -> None:
    plans.adopt_plan(
        plan=scene.plan,
        on=scene.on,
        present=scene.event["present"],
        dissent=scene.event.get("dissent", ""),
        poll=scene.plan.polls.filter(closed_at__isnull=False).first(),
        by=scene.by,
        at=scene.at,
    )


def _competency(scene: Scene) -> Competency:
    return scene.town.version.competencies.get(code=scene.event["competency"])


def _goal(scene: Scene) -> Goal:
    return scene.plan.goals.get(competency__code=scene.event["competency"])


DEEDS: dict[str, Deed] = {
    "join": join,
    "leave": leave,
    "main": move_main,
    "start": start_stage,
    "end": end_stage,
    "assess": assess,
    "consensus": agree,
    "plan": start_plan,
    "goal": write_goal,
    "check": check_question,
    "action": add_action,
    "settle": settle_action,
    "adopt": adopt_plan,
}
