"""What a community does to follow its pouvoir d'agir; each deed is whole or not done at all."""

from impact.journeys.empowerment.operations.alone import (
    AlreadyAnswered,
    NothingAnswered,
    answer_alone,
    close_round,
    open_round,
)
from impact.journeys.empowerment.operations.appraisals import (
    AlreadyClosed,
    Judged,
    NothingSaid,
    NotInTheFrame,
    begin_together,
    close_together,
    discard_draft,
    judge,
    record_together,
)
from impact.journeys.empowerment.operations.frames import install_frames, make_frame, retire_frame

__all__ = [
    "AlreadyAnswered",
    "AlreadyClosed",
    "Judged",
    "NotInTheFrame",
    "NothingAnswered",
    "NothingSaid",
    "answer_alone",
    "begin_together",
    "close_round",
    "close_together",
    "discard_draft",
    "install_frames",
    "judge",
    "make_frame",
    "open_round",
    "record_together",
    "retire_frame",
]
