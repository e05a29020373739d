"""What the five questions said of a hole, in words, and what to do besides learning."""

from collections.abc import Sequence
from dataclasses import dataclass

from impact.journeys.plans.models import Action, Goal, QuestionCheck
from impact.journeys.plans.question import Finding, leads_of, weigh
from impact.web.plans.words import LEADS, QUESTIONS, VERDICTS, Asked, Text


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do, and what it became in the plan if it did."""

    key: str
    title: Text
    action: Action | None


@dataclass(frozen=True, slots=True)
class Matter:
    """A question not answered by a yes."""

    asked: Asked
    is_missing: bool
    ways: Sequence[Way]


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    check: QuestionCheck
    finding: Finding
    matters: Sequence[Matter]

    @property
    def verdict(self) -> Text:
        return VERDICTS[self.finding.verdict]


def lay_out_question(goal: Goal | None) -> QuestionSheet | None:
    """Return what the team last answered about this hole; nothing if it did not yet."""
    check = next(iter(goal.checks.all()), None) if goal else None
    if goal is None or check is None:
        return None
    finding = weigh(check.answers)
    taken = {one.title: one for one in goal.actions.all() if one.is_underway and not one.offer_id}
    matters = [
        Matter(
            QUESTIONS[question],
            question in finding.missing,
            [Way(f"lead:{lead}", LEADS[lead], taken.get(str(LEADS[lead]))) for lead in leads],
        )
        for question, leads in leads_of(finding).items()
    ]
    return QuestionSheet(check, finding, matters)
