"""Appraisals and frames of the demo, by the operations everyone goes through."""

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal, Component, Frame, Item
from impact.web.management.demo.replay import Deed, Scene

#: What the people of the demo answer, one item after the other.
_HUM = (2, 3, 1, 2, None, 3, 2, 4, 1, 2, 3, 0, 2)


def appraise(scene: Scene) -> None:
    appraisal = operations.begin_together(
        initiative=scene.initiative,
        frame=_frame(scene),
        held_on=scene.on,
        present=scene.event["present"],
        by=scene.by,
        at=scene.at,
    )
    _judge(scene, appraisal)
    operations.close_together(appraisal=appraisal, by=scene.by, at=scene.at)


def mend(scene: Scene) -> None:
    """Open the last appraisal of a frame again, change a word, close it."""
    appraisals = scene.initiative.appraisals.filter(frame=_frame(scene))
    appraisal = appraisals.earliest("-held_on", "-pk")
    operations.reopen_appraisal(
        appraisal=appraisal, reason=scene.event["reason"], by=scene.by, at=scene.at
    )
    _judge(scene, appraisal)
    operations.close_together(appraisal=appraisal, by=scene.by, at=scene.at)


def make_frame(scene: Scene) -> None:
    event = scene.event
    frame = operations.make_frame(
        initiative=scene.initiative,
        draft=operations.FrameDraft(
            title=event["title"],
            about=event["about"],
            scale=event["scale"],
            components=[one["name"] for one in event["components"]],
        ),
        by=scene.by,
        at=scene.at,
    )
    for one in event["components"]:
        operations.describe_component(
            component=_component(frame, one["name"]),
            about=one.get("about", ""),
            descriptors=one.get("descriptors", []),
        )


def appraise_alone(scene: Scene) -> None:
    frame = _frame(scene)
    appraisal = operations.open_round(
        initiative=scene.initiative, frame=frame, by=scene.by, at=scene.at
    )
    codes = Item.objects.filter(component__frame=frame).values_list("code", flat=True)
    leaning = scene.event["leaning"]
    for place, who in enumerate(scene.event["sheets"]):
        said = {code: _HUM[(rank * 3 + place * 5) % len(_HUM)] for rank, code in enumerate(codes)}
        answers = {
            code: None if level is None else min(level + (rank % 2) * leaning, 4)
            for rank, (code, level) in enumerate(said.items())
        }
        person = scene.town.people[who]
        operations.answer_alone(appraisal=appraisal, answers=answers, by=person)
    operations.close_round(appraisal=appraisal, by=scene.by, at=scene.at)


def _judge(scene: Scene, appraisal: Appraisal) -> None:
    for name, said in scene.event["judged"].items():
        operations.judge(
            appraisal=appraisal,
            component=_component(appraisal.frame, name),
            judged=operations.Judged(**said),
        )


def _frame(scene: Scene) -> Frame:
    """Return a frame of the field by its code, or one of the team's own by its title."""
    told = scene.event["frame"]
    own = scene.initiative.frames.filter(title=told).first()
    return own or Frame.objects.get(code=told)


def _component(frame: Frame, told: str) -> Component:
    """Return a component by its code, or by its name when the frame is the team's own."""
    return frame.components.get(**{"name" if frame.initiative_id else "code": told})


DEEDS: dict[str, Deed] = {
    "appraise": appraise,
    "appraise_alone": appraise_alone,
    "make_frame": make_frame,
    "mend": mend,
}
