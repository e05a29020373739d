"""Appraisals of the demo, by the operations everyone goes through."""

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Frame, Item
from impact.web.management.demo.replay import Deed, Scene

#: What the people of the demo answer, one item after the other.
_HUM = (2, 3, 1, 2, None, 3, 2, 4, 1, 2, 3, 0, 2)


def appraise(scene: Scene) -> None:
    event, frame = scene.event, _frame(scene)
    appraisal = operations.begin_together(
        initiative=scene.initiative,
        frame=frame,
        held_on=scene.on,
        present=event["present"],
        by=scene.by,
        at=scene.at,
    )
    for code, said in event["judged"].items():
        operations.judge(
            appraisal=appraisal,
            component=frame.components.get(code=code),
            judged=operations.Judged(**said),
        )
    operations.close_together(appraisal=appraisal, by=scene.by, at=scene.at)


def appraise_alone(scene: Scene) -> None:
    frame = _frame(scene)
    appraisal = operations.open_round(
        initiative=scene.initiative, frame=frame, by=scene.by, at=scene.at
    )
    codes = Item.objects.filter(component__frame=frame).values_list("code", flat=True)
    for place, who in enumerate(scene.event["sheets"]):
        answers = {
            code: _HUM[(rank * 3 + place * 5) % len(_HUM)] for rank, code in enumerate(codes)
        }
        person = scene.town.people[who]
        operations.answer_alone(appraisal=appraisal, answers=answers, by=person)
    operations.close_round(appraisal=appraisal, by=scene.by, at=scene.at)


def _frame(scene: Scene) -> Frame:
    return Frame.objects.get(code=scene.event["frame"])


DEEDS: dict[str, Deed] = {"appraise": appraise, "appraise_alone": appraise_alone}
