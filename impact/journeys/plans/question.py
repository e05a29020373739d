"""« Est-ce bien une question de compétence? »: five plain questions before any response.

After Mager and Pipe's analysis of performance problems, in our own words: people who lack
a mandate, time, tools, fair rules or trust do not lack a course.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Question(StrEnum):
    MANDATE = "MANDATE"
    TIME = "TIME"
    TOOLS = "TOOLS"
    RULES = "RULES"
    RELATIONS = "RELATIONS"


class Reply(StrEnum):
    """YES: it is in place. NO: it is missing. UNSURE: to be found out."""

    YES = "YES"
    NO = "NO"
    UNSURE = "UNSURE"


class Verdict(StrEnum):
    #: Everything else is in place: a response in competencies makes sense.
    COMPETENCY = "COMPETENCY"
    #: One thing or two are missing: act on them along with, or before, the competency.
    BOTH = "BOTH"
    #: Most of the rest is missing: this is not, for now, a question of competency.
    SOMETHING_ELSE = "SOMETHING_ELSE"
    #: Nothing says so yet: find out first.
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Finding:
    verdict: Verdict
    missing: tuple[Question, ...]
    unsure: tuple[Question, ...]


def weigh(answers: Mapping[str, str]) -> Finding:
    """Say what the five answers point to; an unanswered question counts as unsure."""
    replies = {question: answers.get(question, Reply.UNSURE) for question in Question}
    missing = tuple(question for question in Question if replies[question] == Reply.NO)
    unsure = tuple(question for question in Question if replies[question] == Reply.UNSURE)
    return Finding(_verdict(len(missing), len(unsure)), missing, unsure)


def _verdict(missing: int, unsure: int) -> Verdict:
    if missing >= 3:
        return Verdict.SOMETHING_ELSE
    if missing:
        return Verdict.BOTH
    return Verdict.UNKNOWN if unsure >= 3 else Verdict.COMPETENCY
