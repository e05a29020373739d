"""How often one may answer briefs from one place, counted for an hour and never written down."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

#: How many answers an address may send in an hour: a whole organization shares one.
ANSWERS, WINDOW = 10, 3600


def has_answered_too_much(request: HttpRequest) -> bool:
    return cache.get(_answers(request), 0) >= ANSWERS


def note_answer(request: HttpRequest) -> None:
    cache.add(_answers(request), 0, WINDOW)
    try:
        cache.incr(_answers(request))
    except ValueError:
        # It ended between the two: it begins anew at the next one.
        return


def _answers(request: HttpRequest) -> str:
    return f"reponses-cahier:{get_adapter().get_client_ip(request)}"
