"""What every phone of a room shows alike, read once for each beat of the room.

A whole room turns to the next question in the same seconds: the question, its levels and what was
told of the last one are kept in this process by the room's pulse, which every change raises. What
one phone said is never kept here.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from impact.journeys.workshops.models import Question, Workshop
from impact.journeys.workshops.queries import Asked, asked_among, room_of, spread_of
from impact.web.workshops.pictures import Drawing, draw_spread


@dataclass(frozen=True, slots=True)
class Past:
    """A question closed a while ago: its title, and what was agreed on, team by team."""

    number: int
    title: str
    agreed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The question open now (`asked`, `question` its key), or what was told of the last one."""

    total: int
    question: int | None = None
    asked: Asked | None = None
    told: Asked | None = None
    spread: Drawing | None = None
    #: What each team agreed on since.
    agreed: tuple[str, ...] = ()
    #: What was asked before, for whoever comes late: number, title, what each team agreed on.
    before: tuple[Past, ...] = ()


def board_of(workshop: Workshop) -> Board:
    return _board(workshop.code, workshop.pulse, get_language())


@lru_cache(maxsize=128)
def _board(code: str, _pulse: int, _language: str | None) -> Board:
    room = room_of(Workshop.objects.get(code=code))
    seen = room.current or room.latest
    if seen is None:
        return Board(room.total)
    closed = [one for one in room.questions if one.closed_at and one.pk != seen.pk]
    asked = asked_among([seen, *closed])
    before = tuple(_past(one, asked[one.pk]) for one in closed)
    if room.current:
        return Board(room.total, question=seen.pk, asked=asked[seen.pk], before=before)
    told = asked[seen.pk]
    spread = draw_spread(spread_of(seen, asked=told), asked=told)
    agreed = _agreed(seen, told)
    return Board(room.total, told=told, spread=spread, agreed=agreed, before=before)


def _past(question: Question, asked: Asked) -> Past:
    return Past(asked.number, asked.title, _agreed(question, asked))


def _agreed(question: Question, asked: Asked) -> tuple[str, ...]:
    """What each team agreed on, named when several did."""
    agreements = list(question.agreements.all())
    if len(agreements) == 1:
        return (_level(agreements[0].level, asked),)
    return tuple(f"{one.team.name}, {_level(one.level, asked)}" for one in agreements)


def _level(level: int | None, asked: Asked) -> str:
    return _("nous ne savons pas encore") if level is None else f"{level}. {asked.name_of(level)}"


#: Stands where the token of each phone goes in a page drawn once for all.
_TOKEN = "jeton-de-ce-telephone"


def draw_turn(request: HttpRequest, workshop: Workshop) -> str:
    """Return what a phone that said nothing yet shows now, drawn once a beat for the whole room."""
    drawn = _turn(workshop.code, workshop.pulse, get_language())
    return drawn.replace(_TOKEN, get_token(request)) if _TOKEN in drawn else drawn


@lru_cache(maxsize=128)
def _turn(code: str, pulse: int, language: str | None) -> str:
    board = _board(code, pulse, language)
    workshop = Workshop.objects.get(code=code)
    shown = {"workshop": workshop, "board": board, "csrf_token": _TOKEN}
    shown |= {"asked": board.asked, "told": board.told, "spread": board.spread}
    return render_to_string("workshops/_phone_turn.html", shown)
