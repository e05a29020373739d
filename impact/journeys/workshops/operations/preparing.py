"""Preparing a workshop: for whom, what to look at and in what order, until it opens."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from impact.journeys.empowerment.models import Frame, Item
from impact.journeys.workshops.codes import draw_code
from impact.journeys.workshops.models import Question, Workshop
from impact.journeys.workshops.operations.errors import AlreadyOpened, NothingToAsk
from impact.knowledge.competencies.models import Version
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


@dataclass(frozen=True, slots=True)
class Outline:
    """What a workshop is: competencies by id in their order, or a frame of pouvoir d'agir."""

    title: str
    minutes: int
    facilitator: User
    subject: str
    teams: Sequence[Initiative] = ()
    competencies: Sequence[int] = ()
    frame: Frame | None = None


@transaction.atomic
def prepare_workshop(*, host: Initiative, outline: Outline, by: User, at: datetime) -> Workshop:
    """Keep a workshop ready to open, with a code nobody else has.

    :raises Archived: if the initiative is archived.
    :raises NothingToAsk: without any question.
    """
    host = Initiative.objects.lock_open(host)
    workshop = Workshop(host=host, code=_new_code(), created_by=by, created_at=at)
    _fill(workshop, outline)
    record("workshops.workshop.prepared", actor=by, subject=workshop, at=at, context=host.context)
    return workshop


@transaction.atomic
def revise_workshop(*, workshop: Workshop, outline: Outline, by: User, at: datetime) -> Workshop:
    """Change a workshop that has not opened; its code stays.

    :raises AlreadyOpened: if it was opened in the meantime.
    :raises NothingToAsk: without any question.
    """
    held = lock_unopened(workshop)
    held.questions.all().delete()
    _fill(held, outline)
    record("workshops.workshop.revised", actor=by, subject=held, at=at, context=held.host.context)
    return held


@transaction.atomic
def discard_workshop(*, workshop: Workshop, by: User, at: datetime) -> None:
    """Throw away a workshop that has not opened.

    :raises AlreadyOpened: if it was opened in the meantime.
    """
    held = lock_unopened(workshop)
    context = held.host.context
    record("workshops.workshop.discarded", actor=by, subject=held, at=at, context=context)
    held.delete()


@transaction.atomic
def move_question(*, question: Question, places: int) -> None:
    """Put a question so many places later, or earlier when negative; at an end it stays.

    One that a revision took away meanwhile moves nothing.

    :raises AlreadyOpened: if the workshop was opened in the meantime.
    """
    held = lock_unopened(question.workshop)
    order = list(held.questions.all())
    if question not in order:
        return
    here = order.index(question)
    there = min(max(here + places, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    # Two places may not hold the same number even for a moment: all move away first.
    for shift in (len(order), 0):
        for place, one in enumerate(order, start=1):
            one.position = place + shift
            one.save(update_fields=["position"])


def lock_unopened(workshop: Workshop) -> Workshop:
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if held.opened_at is not None:
        raise AlreadyOpened
    return held


def _fill(workshop: Workshop, outline: Outline) -> None:
    workshop.title, workshop.minutes = outline.title, outline.minutes
    workshop.facilitator, workshop.subject = outline.facilitator, outline.subject
    is_frame = outline.subject == Workshop.Subject.EMPOWERMENT
    workshop.frame = outline.frame if is_frame else None
    workshop.version = None if is_frame else Version.objects.current()
    questions = _questions(workshop, outline)
    if not questions:
        raise NothingToAsk
    workshop.save()
    workshop.teams.set({workshop.host, *outline.teams})
    Question.objects.bulk_create(questions)


def _questions(workshop: Workshop, outline: Outline) -> list[Question]:
    if workshop.frame:
        items = Item.objects.filter(component__frame=workshop.frame)
        return [
            Question(workshop=workshop, position=place, item=item)
            for place, item in enumerate(items, start=1)
        ]
    return [
        Question(workshop=workshop, position=place, competency_id=competency)
        for place, competency in enumerate(dict.fromkeys(outline.competencies), start=1)
    ]


def _new_code() -> str:
    code = draw_code(secrets.choice)
    while Workshop.objects.filter(code=code).exists():
        code = draw_code(secrets.choice)
    return code
