"""Workshops of the demo, run by the operations everyone goes through."""

from collections import Counter
from datetime import timedelta

from impact.journeys.empowerment.models import Frame
from impact.journeys.workshops import operations
from impact.journeys.workshops.models import Question, Seat, Workshop
from impact.web.management.demo.replay import Deed, Scene

#: What sheets say of the items of a frame, one after the other.
_HUM = (3, 2, 2, 4, 1, 3, None, 2, 3, 0, 2)


def prepare(scene: Scene) -> Workshop:
    event = scene.event
    codes = event.get("competencies", ())
    found = {one.code: one.pk for one in scene.town.version.competencies.filter(code__in=codes)}
    frame = Frame.objects.get(code=event["frame"]) if "frame" in event else None
    subject = Workshop.Subject.EMPOWERMENT if frame else Workshop.Subject.COMPETENCIES
    outline = operations.Outline(
        title=event["title"],
        minutes=75,
        facilitator=scene.by,
        subject=subject,
        competencies=[found[code] for code in codes],
        frame=frame,
    )
    return operations.prepare_workshop(
        host=scene.initiative, outline=outline, by=scene.by, at=scene.at
    )


def hold(scene: Scene) -> None:
    """Prepare, open, answer, close, agree, hand over: a whole evening."""
    workshop = prepare(scene)
    workshop = operations.open_workshop(workshop=workshop, by=scene.by, at=scene.at)
    seats = [
        operations.take_seat(workshop=workshop, at=scene.at)
        for _phone in range(scene.event.get("phones", 0))
    ]
    questions = workshop.questions.select_related("competency", "item__component")
    for question in questions:
        _ask(scene, question, seats=seats)
    end = scene.at + timedelta(minutes=workshop.minutes)
    operations.close_workshop(workshop=workshop, by=scene.by, at=end)
    if scene.event.get("handed"):
        operations.hand_over(workshop=workshop, team=scene.initiative, by=scene.by, at=end)


def _ask(scene: Scene, question: Question, *, seats: list[Seat]) -> None:
    if question.item:
        _count_sheets(scene, question)
    else:
        _poll_phones(scene, question, seats=seats)
    known = scene.event["agreements"].get(_subject(question))
    if known and question.takes_agreement:
        accord = operations.Accord(**known)
        operations.note_agreement(
            question=question, team=scene.initiative, accord=accord, by=scene.by, at=scene.at
        )


def _poll_phones(scene: Scene, question: Question, *, seats: list[Seat]) -> None:
    operations.open_question(question=question, by=scene.by, at=scene.at)
    levels = scene.event["levels"][_subject(question)]
    for place, (seat, level) in enumerate(zip(seats, levels, strict=True)):
        said = operations.Said(level, 1 + place % 3)
        operations.cast_vote(seat=seat, position=question.position, said=said)
    operations.close_question(question=question, by=scene.by, at=scene.at)


def _count_sheets(scene: Scene, question: Question) -> None:
    """The long frame was held on paper: one pile of sheets a statement."""
    pile = [_HUM[(place + question.position) % len(_HUM)] for place in range(scene.event["sheets"])]
    counted = Counter(level for level in pile if level is not None)
    operations.enter_counts(
        question=question,
        levels=counted,
        unknown=pile.count(None),
        by=scene.by,
        at=scene.at,
    )


def _subject(question: Question) -> str:
    if question.item:
        return question.item.component.code
    assert question.competency is not None
    return question.competency.code


def announce(scene: Scene) -> None:
    prepare(scene)


DEEDS: dict[str, Deed] = {"workshop": hold, "prepare_workshop": announce}
