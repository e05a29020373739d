"""Keeping, in the browser only, what someone typed before she was known.

Two signed cookies: what a page held when its session had ended, for an hour; a trial that
someone wishes to keep, for a day. The server stores neither.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict

from impact.web.http import DAY, TRIAL, read_sealed

DRAFT = "impact_brouillon"

HOUR = 60 * 60

#: A browser drops a cookie of more than 4,096 bytes, name and attributes included.
LARGEST_COOKIE = 3800


def send_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who this is, and hold what the page held meanwhile."""
    return keep_typed(request, redirect_to_login(request.path))


def keep_typed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Hold what was typed; if it is too much for a browser, the longest texts are let go first."""
    if request.method == "POST":
        typed = {key: value for key, value in request.POST.items() if not key.startswith("csrf")}
        _write(request, response, DRAFT, typed, age=HOUR, path=request.path)
    return response


def typed_before(request: HttpRequest) -> QueryDict | None:
    """Return what was typed on this very page before the sign-in, if anything was."""
    found = read_sealed(request, DRAFT, age=HOUR)
    if not found:
        return None
    typed = QueryDict(mutable=True)
    typed.update(found)
    return typed


def forget_typed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if DRAFT in request.COOKIES:
        response.delete_cookie(DRAFT, path=request.path, samesite="Lax")
    return response


def keep_trial(request: HttpRequest, response: HttpResponse, trial: Mapping[str, Any]) -> None:
    _write(request, response, TRIAL, trial, age=DAY, path="/")


def forget_trial(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(TRIAL, samesite="Lax")
    return response


def _write(
    request: HttpRequest,
    response: HttpResponse,
    name: str,
    value: Mapping[str, Any],
    *,
    age: int,
    path: str,
) -> None:
    response.set_cookie(
        name,
        _seal(name, dict(value)),
        max_age=age,
        path=path,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def _seal(name: str, value: dict[str, Any]) -> str:
    sealed = signing.dumps(value, salt=name, compress=True)
    while len(sealed) > LARGEST_COOKIE and value:
        del value[max(value, key=lambda key: len(json.dumps(value[key])))]
        sealed = signing.dumps(value, salt=name, compress=True)
    return sealed
