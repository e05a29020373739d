"""A phone in a workshop, without an account: come in, answer, see what was told."""

import time
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.workshops import operations
from impact.journeys.workshops.models import Seat, Workshop
from impact.journeys.workshops.queries import find_by_code
from impact.web.workshops import seats
from impact.web.workshops.boards import board_of, draw_turn
from impact.web.workshops.forms import VoteForm
from impact.web.workshops.pulses import pulse_of


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """« J’ai un code »: whatever way it is typed, it leads to the room."""
    typed = request.POST.get("code", "")
    if request.method != "POST":
        return render(request, "workshops/phone_code.html", {"typed": ""})
    if seats.has_guessed_too_much(request):
        return _refuse_guesses(request)
    workshop = find_by_code(typed)
    if workshop is None:
        seats.note_wrong_guess(request)
        told = _("Aucun atelier n’a ce code. Vérifiez-le avec la personne qui anime.")
        shown = {"typed": typed, "error": told}
        return render(request, "workshops/phone_code.html", shown)
    return redirect("workshops:phone", code=workshop.code)


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    try:
        workshop, seat = _find(request, code)
    except TooManyGuesses:
        return _refuse_guesses(request)
    if workshop.closed_at is not None:
        return render(request, "workshops/phone_end.html", _ending(workshop, seat))
    if not workshop.is_open or seat is None:
        shown = {"workshop": workshop, "mark": seats.mark_of(workshop.code)}
        return render(request, "workshops/phone_door.html", shown)
    page = _page(workshop, seat)
    # A script asks for what changed only; the whole room asks in the same seconds.
    if request.headers.get("X-Atelier") == "suite" and not page["has_answered"]:
        return HttpResponse(draw_turn(request, workshop))
    return render(request, "workshops/phone.html", page)


@login_not_required
@require_POST
def join(request: HttpRequest, code: str) -> HttpResponse:
    try:
        workshop, seat = _find(request, code)
    except TooManyGuesses:
        return _refuse_guesses(request)
    response = redirect("workshops:phone", code=workshop.code)
    if seat is not None or not workshop.is_open:
        return response
    if seats.has_taken_too_many(request, workshop):
        told = _("Trop de places ont été prises d’ici. Parlez-en avec la personne qui anime.")
        shown = {"workshop": workshop, "error": told}
        return render(request, "workshops/phone_door.html", shown, status=429)
    seats.note_taken(request, workshop)
    seats.remember(response, operations.take_seat(workshop=workshop, at=timezone.now()))
    return response


@login_not_required
@require_POST
def leave(request: HttpRequest, code: str) -> HttpResponse:
    """Give the place back, with what it answered; the phone may go to someone else."""
    workshop, seat = _find(request, code)
    response = redirect("workshops:phone", code=workshop.code)
    if seat is not None:
        operations.give_up_seat(seat=seat)
        seats.note_given_back(request, workshop)
        seats.forget(response, workshop.code)
        messages.success(request, _("Votre place est rendue, vos réponses sont effacées."))
    return response


@login_not_required
@require_POST
def answer(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Keep an answer; sent twice it counts once. A script asks for no page back."""
    seat = seats.place_in(request, code)
    is_script = request.headers.get("Accept") == "application/json"
    if seat is None and is_script:
        return JsonResponse({"kept": False}, status=410)
    if seat is None:
        return redirect("workshops:phone", code=code)
    form = VoteForm(request.POST)
    if not form.is_valid():
        shown = _page(seat.workshop, seat) | {
            "error": _("Choisissez un niveau, ou « Je ne sais pas ».")
        }
        return render(request, "workshops/phone.html", shown, status=422)
    try:
        operations.cast_vote(seat=seat, position=position, said=form.said)
    except operations.NotOnTheScale as wrong:
        raise Http404 from wrong
    except operations.NotOpen:
        if is_script:
            return JsonResponse({"kept": False}, status=409)
        shown = _page(seat.workshop, seat) | {
            "error": _("Cette question vient de fermer\u00a0: votre dernier choix n’a pas compté.")
        }
        return render(request, "workshops/phone.html", shown, status=409)
    if is_script:
        return JsonResponse({"kept": True})
    return redirect("workshops:phone", code=code)


@login_not_required
@require_safe
def state(request: HttpRequest, code: str, mark: str) -> HttpResponse:
    """The pulse of the room, which phones ask for every few seconds.

    Whoever was never shown the room does not know its mark: a guessed code learns nothing here.
    """
    if not constant_time_compare(mark, seats.mark_of(code)):
        raise Http404
    pulse = pulse_of(code, now=time.monotonic())
    if pulse is None:
        raise Http404
    tag = f'"{pulse}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    return JsonResponse({"pulse": pulse}, headers={"ETag": tag, "Cache-Control": "no-cache"})


class TooManyGuesses(Http404):
    """From this address, too many codes were tried to try another."""


def _refuse_guesses(request: HttpRequest) -> HttpResponse:
    told = _("Trop de codes essayés d’ici. Attendez dix minutes, ou demandez un lien.")
    return render(request, "workshops/phone_code.html", {"error": told}, status=429)


def _find(request: HttpRequest, code: str) -> tuple[Workshop, Seat | None]:
    """Return the workshop of this code, and the place this phone holds in it, if it does."""
    seat = seats.seat_in(request, code)
    # Whoever holds a seat guesses nothing.
    if seat:
        return seat.workshop, seat
    if seats.has_guessed_too_much(request):
        raise TooManyGuesses
    workshop = find_by_code(code)
    if workshop is None:
        seats.note_wrong_guess(request)
        raise Http404
    return workshop, None


def _page(workshop: Workshop, seat: Seat) -> dict[str, Any]:
    """What a seated phone shows: the room's board, and what this phone said."""
    board = board_of(workshop)
    vote = seat.votes.filter(question=board.question).first() if board.question else None
    return {
        "workshop": workshop,
        "mark": seats.mark_of(workshop.code),
        "board": board,
        "asked": board.asked,
        "told": board.told,
        "spread": board.spread,
        "said": VoteForm.spell(vote.level) if vote else "",
        "confidence": vote.confidence if vote else None,
        "has_answered": vote is not None,
    }


def _ending(workshop: Workshop, seat: Seat | None) -> dict[str, Any]:
    may_keep = (
        seat is not None
        and workshop.subject == Workshop.Subject.COMPETENCIES
        and seat.votes.exists()
    )
    return {"workshop": workshop, "seat": seat, "may_keep": may_keep}
