"""What the pages of a plan show, worked out once: the plan, an objective, and their copies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from impact.journeys.plans.fit import Fit, Suited
from impact.journeys.plans.models import Action, Adoption, Goal, Plan, Poll, QuestionCheck
from impact.journeys.plans.polling import read_consent
from impact.journeys.plans.queries import responses_for
from impact.journeys.plans.question import Finding, weigh
from impact.journeys.plans.responses import find_response
from impact.web.plans.words import FITS, KINDS, QUESTIONS, REASONS, SETTINGS, VERDICTS, Asked, Text
from impact.web.templatetags.dates import spell_day


@dataclass(frozen=True, slots=True)
class GoalSheet:
    goal: Goal
    actions: Sequence[Action]
    check: QuestionCheck | None
    finding: Finding | None

    @property
    def verdict(self) -> Text:
        return VERDICTS[self.finding.verdict] if self.finding else ""

    @property
    def missing(self) -> list[Asked]:
        return [QUESTIONS[one] for one in self.finding.missing] if self.finding else []


@dataclass(frozen=True, slots=True)
class PlanSheet:
    plan: Plan
    goals: Sequence[GoalSheet]
    adoption: Adoption | None
    #: Actions still open whose day has passed.
    overdue: frozenset[int] = frozenset()

    @property
    def has_changed_since(self) -> bool:
        return self.adoption is not None and self.adoption.revision != self.plan.revision


@dataclass(frozen=True, slots=True)
class ResponseCard:
    """A response in words: where it comes from, how it suits, why, and what it costs."""

    suited: Suited

    @property
    def kind(self) -> Text:
        return KINDS[self.suited.response.kind]

    @property
    def setting(self) -> Text:
        return SETTINGS[self.suited.response.setting]

    @property
    def fit(self) -> Text:
        return FITS[self.suited.fit]

    @property
    def is_worth_a_look(self) -> bool:
        return self.suited.fit == Fit.GOOD

    @property
    def reasons(self) -> list[Text]:
        return [REASONS[reason] for reason in self.suited.reasons]


def lay_plan(plan: Plan, *, today: date | None = None) -> PlanSheet:
    """Return what the page of a plan shows; the plan comes from `with_contents`."""
    goals = [_lay(goal) for goal in plan.kept_goals]  # type: ignore[attr-defined]
    adoptions = list(plan.adoptions.all())
    overdue = frozenset(
        action.pk for one in goals for action in one.actions if today and action.is_overdue(today)
    )
    return PlanSheet(plan, goals, adoptions[0] if adoptions else None, overdue)


@dataclass(frozen=True, slots=True)
class GoalPage:
    sheet: GoalSheet
    level: int
    cards: Sequence[ResponseCard]


def lay_goal(goal: Goal, *, level: int) -> GoalPage:
    """Return what the page of an objective shows, the responses side by side for that level."""
    cards = [ResponseCard(one) for one in responses_for(competency=goal.competency, level=level)]
    return GoalPage(_lay(goal), level, cards)


def _lay(goal: Goal) -> GoalSheet:
    checks = list(goal.checks.all())
    check = checks[0] if checks else None
    finding = weigh(check.answers) if check else None
    return GoalSheet(goal, list(goal.actions.all()), check, finding)


def as_initial(action: Action) -> dict[str, Any]:
    """Return what the form of an action starts from."""
    names = ("title", "response", "owner", "due_on", "status", "result", "revision")
    return {name: getattr(action, name) for name in names}


def as_rows(sheet: PlanSheet) -> list[list[str]]:
    """Return the plan as a table, its head first: one row an action, or an objective without."""
    head = [_("Compétence"), _("Objectif"), _("Action"), _("Type de réponse"), _("Qui")]
    rows = [[*head, _("D’ici le"), _("État"), _("Ce qui en est sorti")]]
    for one in sheet.goals:
        start = [f"{one.goal.competency.code}. {one.goal.competency.title}", one.goal.statement]
        rows += [start + _cells(action) for action in one.actions] or [start]
    return rows


def _cells(action: Action) -> list[str]:
    response = find_response(action.response)
    return [
        action.title,
        response.name if response else "",
        action.owner.name if action.owner else "",
        action.due_on.isoformat() if action.due_on else "",
        str(action.get_status_display()),
        action.result,
    ]


def as_paper(sheet: PlanSheet, *, on: date) -> dict[str, Any]:
    """Return what the printed plan is made of, in words only."""
    adoption = sheet.adoption
    return {
        "title": sheet.plan.title,
        "subtitle": sheet.plan.initiative.name,
        "note": _("Plan de développement, imprimé le %(day)s") % {"day": spell_day(on)},
        "horizon": spell_day(sheet.plan.horizon_on) if sheet.plan.horizon_on else "",
        "adopted": spell_day(adoption.adopted_on) if adoption else "",
        "present": adoption.present if adoption else "",
        "dissent": adoption.dissent if adoption else "",
        "changed": sheet.has_changed_since,
        "vote": _vote_on_paper(adoption.poll) if adoption and adoption.poll else "",
        "goals": [_goal_on_paper(one) for one in sheet.goals],
    }


def _vote_on_paper(poll: Poll) -> str:
    """Return what the vote came to, in numbers: no name, no reason, no share of anybody."""
    told = {"question": poll.question}
    if poll.method == Poll.Method.POINTS:
        return _("Vote par points\u00a0: «\u00a0%(question)s\u00a0».") % told
    consent = read_consent(poll.outcome)
    counts = {
        "consenting": consent.consenting,
        "aside": consent.aside,
        "objecting": consent.objecting,
        "settled": consent.settled,
    }
    return _told_consent(consent.is_reached) % (told | counts)


def _told_consent(is_reached: bool) -> str:
    if is_reached:
        return _(
            "Vote par consentement, «\u00a0%(question)s\u00a0»\u00a0: atteint. Pour\u00a0: "
            "%(consenting)d; à l’écart\u00a0: %(aside)d; objections levées\u00a0: %(settled)d."
        )
    return _(
        "Vote par consentement, «\u00a0%(question)s\u00a0»\u00a0: non atteint. Pour\u00a0: "
        "%(consenting)d; à l’écart\u00a0: %(aside)d; objections\u00a0: %(objecting)d."
    )


def _goal_on_paper(one: GoalSheet) -> dict[str, Any]:
    competency = one.goal.competency
    return {
        "competency": f"{competency.code}. {competency.title}",
        "statement": one.goal.statement,
        "verdict": str(one.verdict),
        "actions": [_action_on_paper(action) for action in one.actions],
    }


def _action_on_paper(action: Action) -> dict[str, str]:
    return {
        "title": action.title,
        "owner": action.owner.name if action.owner else "—",
        "due": spell_day(action.due_on) if action.due_on else "—",
        "status": str(action.get_status_display()),
        "result": action.result,
    }
