"""What opens for who receives: a page, its files, its photos; each opening is noted.

No account is asked, nothing of the initiative is reached, and what is over says so kindly (410).
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from impact.presence.communities.policies import may_see
from impact.presence.releases.models import Opening, Recipient, Release
from impact.presence.releases.operations import note_opening
from impact.web.releases.files import FILES, file_of
from impact.web.releases.outside import article_of, keep_quiet, sight_of
from impact.web.releases.passers_by import is_a_person
from impact.web.releases.pictures import picture_response
from impact.web.releases.reach import NoLongerOpen, find_public, find_received

View = Callable[..., HttpResponseBase]


def _outside(view: View) -> View:
    """Open a door to everyone; say kindly, and keep quiet about, what is no longer open."""

    @wraps(view)
    def open_door(request: HttpRequest, **address: Any) -> HttpResponseBase:
        is_public = "slug" in address
        try:
            response = view(request, **address)
        except NoLongerOpen:
            response = render(request, "releases/closed.html", status=HTTPStatus.GONE)
            is_public = False
        return keep_quiet(response, is_public=is_public)

    return login_not_required(require_safe(open_door))


@_outside
def show(request: HttpRequest, key: str) -> HttpResponse:
    recipient = find_received(key, today=timezone.localdate())
    return _page(request, recipient.release, recipient)


@_outside
def show_public(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, find_public(slug, today=timezone.localdate()))


@_outside
def download(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    recipient = find_received(key, today=timezone.localdate())
    return _file(request, kind, recipient.release, recipient)


@_outside
def download_public(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    return _file(request, kind, find_public(slug, today=timezone.localdate()))


@_outside
def picture(request: HttpRequest, key: str, picture: int) -> HttpResponseBase:
    release = find_received(key, today=timezone.localdate()).release
    return _picture(request, release, picture)


@_outside
def picture_public(request: HttpRequest, slug: str, picture: int) -> HttpResponseBase:
    return _picture(request, find_public(slug, today=timezone.localdate()), picture)


def _page(
    request: HttpRequest, release: Release, recipient: Recipient | None = None
) -> HttpResponse:
    _note(request, release, Opening.Form.PAGE, recipient)
    shown = {
        "release": release,
        "article": article_of(sight_of(release)),
        "recipient": recipient,
    }
    return render(request, "releases/received.html", shown)


def _file(
    request: HttpRequest, kind: str, release: Release, recipient: Recipient | None = None
) -> HttpResponse:
    if kind not in FILES:
        raise Http404
    response = file_of(sight_of(release), kind)
    _note(request, release, FILES[kind], recipient)
    return response


def _picture(request: HttpRequest, release: Release, key: int) -> HttpResponseBase:
    document = sight_of(release).document
    return picture_response(request, document, key, audience=release.audience)


def _note(
    request: HttpRequest, release: Release, form: Opening.Form, recipient: Recipient | None
) -> None:
    # The team reading its own release is not a receiver, nor is a machine passing by.
    if is_a_person(request) and not may_see(request.user, release.initiative):
        note_opening(release=release, form=form, recipient=recipient, at=timezone.now())
