"""What someone answers about one competency, and what of it is worth keeping.

Numbers in, numbers out: nothing here touches the database or the clock.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """A level, or none for « je ne sais pas »; how sure, and an example, when told."""

    competency: int
    level: int | None
    confidence: int | None = None
    evidence: str = ""


def keep_new(*, answers: Iterable[Answer], latest: Mapping[int, Answer]) -> list[Answer]:
    """Return the answers that say something else than the latest one on the same competency.

    Sending the same page twice, or going back and sending it unchanged, adds nothing. Of two
    answers on one competency, the last holds.
    """
    last = {answer.competency: answer for answer in answers}
    return [answer for key, answer in last.items() if latest.get(key) != answer]
