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

from impact.journeys.workshops.models import Workshop
from impact.journeys.workshops.queries import Asked, asked_of, room_of, spread_of
from impact.web.workshops.pictures import Drawing, draw_spread


@dataclass(frozen=True, slots=True)
class Board:
    """The question open now (`asked`, `question` its key), or what was told of the last one."""

    total: int
    question: int | None = None
    asked: Asked | None = None
    told: Asked | None = None
    spread: Drawing | None = None


def board_of(workshop: Workshop) -> Board:
    return _board(workshop.code, workshop.pulse, get_language())


@lru_cache(maxsize=128)
def _board(code: str, _pulse: int, _language: str | None) -> Board:
    room = room_of(Workshop.objects.get(code=code))
    if room.current:
        return Board(room.total, question=room.current.pk, asked=asked_of(room.current))
    if room.latest:
        told = asked_of(room.latest)
        return Board(room.total, told=told, spread=draw_spread(spread_of(room.latest), asked=told))
    return Board(room.total)


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
