"""A phone finds its place again by a key in a cookie of its own; no session, no address kept."""

import re

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from impact.journeys.workshops.models import Seat

PREFIX = "impact_place_"
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
#: How long a phone finds its place again, in seconds: as long as its answers are kept.
LASTS = 8 * 24 * 60 * 60
#: How many wrong codes an address may try in ten minutes: a whole room shares one.
GUESSES, WINDOW = 60, 600


def seat_in(request: HttpRequest, code: str) -> Seat | None:
    """Return the place this phone holds in the workshop of this code, with the workshop."""
    return _held(request, code).select_related("workshop").first()


def place_in(request: HttpRequest, code: str) -> Seat | None:
    """Return the same, with nothing else read: an answer needs no more."""
    return _held(request, code).only("workshop").first()


def _held(request: HttpRequest, code: str) -> QuerySet[Seat]:
    key = request.COOKIES.get(f"{PREFIX}{code}", "")
    # What is not of the shape of a key was forged; PostgreSQL would even refuse to look for it.
    if not _KEY.fullmatch(key):
        return Seat.objects.none()
    return Seat.objects.filter(workshop__code=code, key=key)


def remember(response: HttpResponse, seat: Seat) -> None:
    response.set_cookie(
        f"{PREFIX}{seat.workshop.code}",
        seat.key,
        max_age=LASTS,
        path="/atelier/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse, code: str) -> None:
    response.delete_cookie(f"{PREFIX}{code}", path="/atelier/", samesite="Lax")


def mark_of(code: str) -> str:
    """Return what the address of a room's pulse ends with: guessing a code gives no pulse."""
    return salted_hmac("impact.atelier.etat", code, algorithm="sha256").hexdigest()[:16]


def has_guessed_too_much(request: HttpRequest) -> bool:
    return cache.get(_guesses(request), 0) >= GUESSES


def note_wrong_guess(request: HttpRequest) -> None:
    cache.add(_guesses(request), 0, WINDOW)
    try:
        cache.incr(_guesses(request))
    except ValueError:
        # It ended between the two: it begins anew at the next one.
        return


def _guesses(request: HttpRequest) -> str:
    return f"codes-atelier:{get_adapter().get_client_ip(request)}"
