"""A phone finds its place again by a key in a cookie of its own; no session, no address kept."""

import re

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from impact.journeys.workshops.models import Seat, Workshop
from impact.web.restraint import Restraint, address_of, browser_of

PREFIX = "impact_place_"
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
#: How long a phone finds its place again, in seconds: as long as its answers are kept.
LASTS = 8 * 24 * 60 * 60
#: Wrong codes from an address in ten minutes: a whole room shares one.
GUESSES = Restraint("workshop-codes", most=60, window=600)
#: Seats of one workshop, in half a day: two hundred phones behind one parish Wi-Fi all sit down,
#: and whoever throws a seat away to take another, to answer again, is soon stopped.
OF_A_PLACE = Restraint("workshop-seats", most=300, window=12 * 3600)
OF_A_BROWSER = Restraint("workshop-seats-of-a-browser", most=3, window=12 * 3600)


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
    return GUESSES.is_reached(address_of(request))


def note_wrong_guess(request: HttpRequest) -> None:
    GUESSES.note(address_of(request))


def has_taken_too_many(request: HttpRequest, workshop: Workshop) -> bool:
    """Say whether this browser, or the place it writes from, has its share of the seats."""
    browser, place = _takers(request, workshop)
    return OF_A_PLACE.is_reached(place) or bool(browser) and OF_A_BROWSER.is_reached(browser)


def note_taken(request: HttpRequest, workshop: Workshop) -> None:
    browser, place = _takers(request, workshop)
    OF_A_PLACE.note(place)
    if browser:
        OF_A_BROWSER.note(browser)


def note_given_back(request: HttpRequest, workshop: Workshop) -> None:
    """Let a phone that goes from hand to hand take a seat again: it holds one at a time."""
    browser, _place = _takers(request, workshop)
    if browser:
        OF_A_BROWSER.take_back(browser)


def _takers(request: HttpRequest, workshop: Workshop) -> tuple[str, str]:
    browser = browser_of(request)
    return browser and f"{workshop.pk}:{browser}", f"{workshop.pk}:{address_of(request)}"
