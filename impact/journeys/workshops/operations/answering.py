"""A phone takes a place in the room, and answers; nothing of whose it is is kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from impact.journeys.workshops.models import Question, Seat, Vote, Workshop
from impact.journeys.workshops.operations.errors import NotOnTheScale, NotOpen, NotUnderway
from impact.journeys.workshops.queries.scales import scale_while_open


@dataclass(frozen=True, slots=True)
class Said:
    """What a phone says: a level, or None for « ne sais pas », and how sure it is."""

    level: int | None
    confidence: int | None = None


def take_seat(*, workshop: Workshop, at: datetime) -> Seat:
    """Give a phone its place; its key is all that leads back to it.

    :raises NotUnderway: if nobody can come in now.
    """
    if not workshop.is_open:
        raise NotUnderway
    return Seat.objects.create(workshop=workshop, key=secrets.token_urlsafe(32), joined_at=at)


@transaction.atomic
def give_up_seat(*, seat: Seat) -> None:
    """Let go of a place and of what it answered; what was counted before stays a number."""
    # A question that is closing counts this phone whole, or not at all.
    open_now = Question.objects.filter(workshop=seat.workshop_id, closed_at=None)
    list(open_now.exclude(opened_at=None).select_for_update())
    seat.delete()


@transaction.atomic
def cast_vote(*, seat: Seat, position: int, said: Said) -> None:
    """Keep what this phone says of this question, in place of what it said before.

    :raises NotOpen: if the question takes no answer now.
    :raises NotOnTheScale: if the level does not exist.
    """
    # Held while the answer is written: the count at closing misses nobody.
    question = (
        Question.objects.select_for_update()
        .filter(workshop=seat.workshop_id, position=position)
        .first()
    )
    if question is None or not question.is_open:
        raise NotOpen
    if said.level is not None and said.level not in scale_while_open(question):
        raise NotOnTheScale
    vote = Vote(seat=seat, question=question, level=said.level, confidence=said.confidence)
    Vote.objects.bulk_create(
        [vote],
        update_conflicts=True,
        unique_fields=["seat", "question"],
        update_fields=["level", "confidence"],
    )
