"""A workshop on paper: the kit to hold it without phones, and the summary to keep."""

from typing import Any

from django.utils.translation import gettext as _

from impact.journeys.workshops.models import Question, Workshop
from impact.journeys.workshops.queries import Asked, asked_among, questions_of, subject_of
from impact.presence.communities.models import Initiative
from impact.trust.privacy.thresholds import GROUP_MINIMUM
from impact.web.templatetags.dates import spell_day
from impact.web.workshops.rooms import Line, lay_summary


def kit_paper(workshop: Workshop) -> dict[str, Any]:
    """Cards, voting sheets, the grid to fill and the guide, for the questions of this workshop."""
    questions = questions_of(workshop)
    asked = asked_among(questions)
    return {
        "title": workshop.title,
        "subtitle": workshop.host.name,
        "note": _("Trousse d’atelier"),
        "minutes": workshop.minutes,
        "each": max((workshop.minutes - 15) // max(len(questions), 1), 2),
        "facilitator": workshop.facilitator.name,
        "teams": [team.name for team in workshop.teams.all()],
        "fewest": GROUP_MINIMUM,
        "scale": _scale(asked[questions[0].pk]),
        "cards": [_card(question, asked[question.pk]) for question in questions],
    }


def summary_paper(workshop: Workshop, *, team: Initiative) -> dict[str, Any]:
    shown = lay_summary(workshop, team=team)
    return {
        "title": workshop.title,
        "subtitle": team.name,
        "note": _("Résumé d’atelier"),
        "held": spell_day(workshop.opened_at) if workshop.opened_at else "",
        "joined": shown["room"].joined,
        "lines": [_line(line) for line in shown["lines"]],
        "unasked": shown["unasked"],
    }


def _scale(asked: Asked) -> list[dict[str, Any]]:
    return [{"value": choice.value, "name": choice.name} for choice in asked.choices]


def _card(question: Question, asked: Asked) -> dict[str, Any]:
    return {
        "number": asked.number,
        "title": asked.title,
        "meaning": asked.meaning,
        "heading": asked.heading,
        "agrees": subject_of(question) if question.takes_agreement else "",
        "choices": [
            {"value": choice.value, "name": choice.name, "sign": choice.sign}
            for choice in asked.choices
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "title": line.title,
        "spread": [
            {"value": thread.value, "name": thread.name, "people": thread.people}
            for thread in (line.drawing.threads if line.drawing else ())
        ],
        "unknown": line.drawing.unknown.people if line.drawing else 0,
        "sureness": list(line.drawing.sureness) if line.drawing else [],
        "agreements": [
            {
                "subject": line.subject,
                "level": _level(line, each.level),
                "reasons": each.reasons,
                "dissent": each.dissent,
                "evidence": each.evidence,
            }
            for each in line.agreements
        ],
    }


def _level(line: Line, level: int | None) -> str:
    names = line.level_names or {}
    return _("Le groupe ne sait pas encore") if level is None else f"{level}. {names.get(level)}"
