"""Hands, pairings, sharings and briefs of the demo, by the operations everyone goes through."""

from django.utils import timezone

from impact.journeys.offers import operations
from impact.journeys.offers.models import Brief, Hand, Pairing
from impact.knowledge.competencies.models import Competency
from impact.web.management.demo.replay import Deed, Scene


def raise_hands(scene: Scene) -> None:
    for person, side in scene.event["hands"].items():
        operations.raise_hand(
            initiative=scene.initiative,
            thread=_competency(scene).thread,
            side=Hand.Side(side),
            by=scene.town.people[person],
            at=scene.at,
        )


def answer_pairing(scene: Scene) -> None:
    helper, learner = (scene.town.people[name] for name in scene.event["who"])
    pairing = Pairing.objects.get(
        initiative=scene.initiative,
        thread=_competency(scene).thread,
        helper=helper,
        learner=learner,
    )
    for name, said in scene.event["answers"].items():
        by = scene.town.people[name]
        operations.answer_pairing(pairing=pairing, answer=said, by=by, at=scene.at)


def share(scene: Scene) -> None:
    willing = operations.Willing(words=scene.event["words"], contact=scene.event["contact"])
    operations.share(
        initiative=scene.initiative,
        thread=_competency(scene).thread,
        willing=willing,
        by=scene.by,
        at=scene.at,
    )


def write_brief(scene: Scene) -> Brief:
    event, town = scene.event, scene.town
    place = scene.initiative.territories.select_related("parent")[0]
    wording = operations.Wording(
        competency=_competency(scene),
        from_level=event["from"],
        to_level=event["aim"],
        signature=event["signature"],
        context=event["context"],
        people=event["people"],
        territory=place.parent or place,
        language="fr",
        needed_by=town.day(event["needed"]) if "needed" in event else None,
    )
    return operations.write_brief(
        initiative=scene.initiative, wording=wording, by=scene.by, at=scene.at
    )


def publish_brief(scene: Scene) -> None:
    brief = write_brief(scene)
    decision = operations.Decision(scene.on, scene.event["present"], scene.event.get("dissent", ""))
    operations.publish_brief(
        brief=brief, decision=decision, revision=brief.revision, by=scene.by, at=scene.at
    )


def draft_brief(scene: Scene) -> None:
    write_brief(scene)


def answer_brief(scene: Scene) -> None:
    brief = scene.initiative.briefs.get(competency=_competency(scene))
    reply = operations.Reply(**scene.event["reply"])
    on = timezone.localdate(scene.at)
    operations.answer_brief(brief=brief, reply=reply, on=on, at=scene.at)


def _competency(scene: Scene) -> Competency:
    return scene.town.version.competencies.get(code=scene.event["competency"])


DEEDS: dict[str, Deed] = {
    "hands": raise_hands,
    "pairing": answer_pairing,
    "share": share,
    "brief_draft": draft_brief,
    "brief": publish_brief,
    "brief_answer": answer_brief,
}
