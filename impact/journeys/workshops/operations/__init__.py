"""What people do with workshops; each deed is whole or not done at all."""

from impact.journeys.workshops.operations.agreeing import (
    Accord,
    Handed,
    hand_over,
    note_agreement,
)
from impact.journeys.workshops.operations.answering import (
    Said,
    cast_vote,
    give_up_seat,
    take_seat,
)
from impact.journeys.workshops.operations.errors import (
    AlreadyAsked,
    AlreadyHanded,
    AlreadyOpened,
    NoAgreementHere,
    NotedMeanwhile,
    NothingToAsk,
    NotOnTheScale,
    NotOpen,
    NotUnderway,
)
from impact.journeys.workshops.operations.forgetting import SEATS_LAST, forget_seats
from impact.journeys.workshops.operations.keeping import AlreadyKept, keep_answers
from impact.journeys.workshops.operations.preparing import (
    Outline,
    discard_workshop,
    move_question,
    prepare_workshop,
    revise_workshop,
)
from impact.journeys.workshops.operations.running import (
    close_question,
    close_workshop,
    enter_counts,
    open_question,
    open_workshop,
)

__all__ = [
    "SEATS_LAST",
    "Accord",
    "AlreadyAsked",
    "AlreadyHanded",
    "AlreadyKept",
    "AlreadyOpened",
    "Handed",
    "NoAgreementHere",
    "NotOnTheScale",
    "NotOpen",
    "NotUnderway",
    "NotedMeanwhile",
    "NothingToAsk",
    "Outline",
    "Said",
    "cast_vote",
    "close_question",
    "close_workshop",
    "discard_workshop",
    "enter_counts",
    "forget_seats",
    "give_up_seat",
    "hand_over",
    "keep_answers",
    "move_question",
    "note_agreement",
    "open_question",
    "open_workshop",
    "prepare_workshop",
    "revise_workshop",
    "take_seat",
]
