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


class Lead(StrEnum):
    """What to do about something that is missing, or to find out whether it is."""

    WRITE_MANDATE = "WRITE_MANDATE"
    SAY_WHO_DECIDES = "SAY_WHO_DECIDES"
    ASK_MANDATE = "ASK_MANDATE"
    ASK_TIME = "ASK_TIME"
    STOP_SOMETHING = "STOP_SOMETHING"
    WATCH_TIME = "WATCH_TIME"
    FIND_TOOL = "FIND_TOOL"
    ASK_INFORMATION = "ASK_INFORMATION"
    LIST_TOOLS = "LIST_TOOLS"
    MEET_FUNDER = "MEET_FUNDER"
    CARRY_RULE = "CARRY_RULE"
    READ_RULES = "READ_RULES"
    TALK_TOGETHER = "TALK_TOGETHER"
    CALL_MEDIATOR = "CALL_MEDIATOR"
    ASK_EACH = "ASK_EACH"


#: What to do when it is missing.
REMEDIES = {
    Question.MANDATE: (Lead.WRITE_MANDATE, Lead.SAY_WHO_DECIDES),
    Question.TIME: (Lead.ASK_TIME, Lead.STOP_SOMETHING),
    Question.TOOLS: (Lead.FIND_TOOL, Lead.ASK_INFORMATION),
    Question.RULES: (Lead.MEET_FUNDER, Lead.CARRY_RULE),
    Question.RELATIONS: (Lead.TALK_TOGETHER, Lead.CALL_MEDIATOR),
}
#: What to do when nobody is sure.
INQUIRIES = {
    Question.MANDATE: (Lead.ASK_MANDATE,),
    Question.TIME: (Lead.WATCH_TIME,),
    Question.TOOLS: (Lead.LIST_TOOLS,),
    Question.RULES: (Lead.READ_RULES,),
    Question.RELATIONS: (Lead.ASK_EACH,),
}


def leads_of(finding: Finding) -> dict[Question, tuple[Lead, ...]]:
    """Return what could be done besides learning, for each question not answered by a yes."""
    remedies = {question: REMEDIES[question] for question in finding.missing}
    return remedies | {question: INQUIRIES[question] for question in finding.unsure}
