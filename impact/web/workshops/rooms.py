"""What the pages of the room show, laid out: preparation, running, one question, wall, summary."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from impact.journeys.workshops.codes import spell_code
from impact.journeys.workshops.models import Agreement, Question, Workshop
from impact.journeys.workshops.queries import (
    Asked,
    Room,
    asked_among,
    asked_of,
    room_of,
    spread_of,
    subject_of,
    title_of,
)
from impact.presence.communities.models import Initiative
from impact.web.paper.qr import draw_qr
from impact.web.workshops.forms import UNSURE, AccordForm
from impact.web.workshops.pictures import Drawing, draw_loom, draw_spread


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a workshop in a list: what it is, and where it stands."""

    question: Question
    title: str
    agreements: tuple[Agreement, ...] = ()
    subject: str = ""
    drawing: Drawing | None = None
    level_names: Mapping[int | None, str] | None = None


def lay_plan(request: HttpRequest, workshop: Workshop) -> dict[str, Any]:
    questions = workshop.questions.select_related("competency", "item__component")
    lines = [Line(one, title_of(one)) for one in questions]
    return {"lines": lines, "teams": workshop.teams.all(), **_way_in(request, workshop)}


def lay_running(request: HttpRequest, workshop: Workshop) -> dict[str, Any]:
    """The room under way: the question open, or the one told last, and what comes next."""
    room = room_of(workshop)
    shown: dict[str, Any] = {
        "room": room,
        "lines": [Line(one, title_of(one)) for one in room.questions],
        "following": room.following,
        "following_title": title_of(room.following) if room.following else "",
        "until": workshop.opened_at and workshop.opened_at + timedelta(minutes=workshop.minutes),
        **_way_in(request, workshop),
    }
    if room.current:
        shown["asked"] = asked_of(room.current)
    elif room.latest:
        room.latest.workshop = workshop
        shown["latest"] = lay_question(room.latest)
    return shown


def lay_question(
    question: Question, *, failed: Mapping[int, AccordForm] | None = None
) -> dict[str, Any]:
    """One closed question: its spread, and a form of agreement for each team in the room."""
    asked = asked_of(question)
    known = {one.team_id: one for one in question.agreements.all()}
    teams = question.workshop.teams.all() if question.takes_agreement else []
    forms = [
        (team, (failed or {}).get(team.pk) or _accord_form(asked, known.get(team.pk), team))
        for team in teams
    ]
    return {
        "initiative": question.workshop.host,
        "workshop": question.workshop,
        "question": question,
        "asked": asked,
        "subject": subject_of(question),
        "spread": draw_spread(spread_of(question, asked=asked), asked=asked),
        "is_told": question.closed_at is not None or bool(failed),
        "forms": [(team, form, known.get(team.pk)) for team, form in forms],
        "following": question.workshop.questions.filter(opened_at=None).first(),
    }


def lay_screen(request: HttpRequest, workshop: Workshop) -> dict[str, Any]:
    """The wall: nothing of the answers before the question is closed."""
    room = room_of(workshop)
    shown: dict[str, Any] = {"room": room, **_way_in(request, workshop)}
    shown["loom"] = draw_loom(joined=room.joined, answered=room.answered)
    if workshop.closed_at:
        shown["kept"] = _agreed_on(room)
    elif room.current:
        shown["asked"] = asked_of(room.current)
    elif room.latest:
        asked = asked_of(room.latest)
        shown |= {
            "told": asked,
            "spread": draw_spread(spread_of(room.latest, asked=asked), asked=asked),
            "agreed": [(one, asked.name_of(one.level)) for one in room.latest.agreements.all()],
            "is_alone": workshop.teams.count() == 1,
        }
    return shown


def _agreed_on(room: Room) -> list[tuple[str, Agreement, str]]:
    """What the room leaves with: what was looked at, and the level of each team."""
    agreed = [one for one in room.questions if one.agreements.all()]
    asked = asked_among(agreed)
    return [
        (subject_of(one), each, asked[one.pk].name_of(each.level))
        for one in agreed
        for each in one.agreements.all()
    ]


def lay_summary(workshop: Workshop, *, team: Initiative) -> dict[str, Any]:
    """What stays of a workshop for one team: spreads, agreements, what waits to be handed over."""
    room = room_of(workshop)
    asked = asked_among(one for one in room.questions if one.closed_at)
    lines = [
        _summed(one, asked=asked[one.pk], team=team) for one in room.questions if one.pk in asked
    ]
    waiting = [each for line in lines for each in line.agreements if each.handed_at is None]
    return {
        "room": room,
        "lines": lines,
        "unasked": [title_of(one) for one in room.questions if one.closed_at is None],
        "waiting": len(waiting),
        "handed": any(each.handed_at for line in lines for each in line.agreements),
        "teams": workshop.teams.all(),
    }


def _summed(question: Question, *, asked: Asked, team: Initiative) -> Line:
    return Line(
        question,
        asked.title,
        agreements=tuple(one for one in question.agreements.all() if one.team_id == team.pk),
        subject=subject_of(question),
        drawing=draw_spread(spread_of(question, asked=asked), asked=asked),
        level_names={choice.value: choice.name for choice in asked.choices},
    )


def _accord_form(asked: Asked, agreement: Agreement | None, team: Initiative) -> AccordForm:
    initial: dict[str, Any] = {}
    if agreement:
        initial = {
            "level": UNSURE if agreement.level is None else str(agreement.level),
            "confidence": agreement.confidence,
            "reasons": agreement.reasons,
            "dissent": agreement.dissent,
            "evidence": agreement.evidence,
        }
    return AccordForm(asked=asked, initial=initial, auto_id=f"id_{team.pk}_%s")


def _way_in(request: HttpRequest, workshop: Workshop) -> dict[str, Any]:
    """How people come in: the code, the address to say aloud, the QR that leads straight there."""
    straight = request.build_absolute_uri(reverse("workshops:phone", args=[workshop.code]))
    aloud = request.build_absolute_uri(reverse("workshops:code"))
    return {
        "code": spell_code(workshop.code),
        "aloud": aloud.split("//", 1)[1].rstrip("/").split("/"),
        "qr": draw_qr(straight, title="Code QR de l’atelier"),
    }
