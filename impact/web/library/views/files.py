"""Handing a file of the library over: as what its content is, to whoever may read it, and inert.

Opened alone it can run and load nothing. What everyone may read needs no cookie; before that, who
asks is checked each time. What was withdrawn says so (410).
"""

import re
from collections.abc import Iterator
from typing import IO

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http import HttpResponsePermanentRedirect as Moved
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from impact.presence.library.models import StoredFile
from impact.presence.library.queries.files import is_gone, is_public, may_read_file
from impact.web.deposits import file_address

#: What a browser shows by itself; the rest is saved.
SHOWN = {"application/pdf", "image/jpeg", "image/png", "image/webp", "audio/mpeg", "audio/ogg"}
_TIGHT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_SEEN = "; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'"
#: Long enough for a reader who comes back, short enough for a withdrawal to be one.
_FOR_ALL, _FOR_ONE = "public, max-age=600", "private, no-store"


@login_not_required
@require_safe
def show(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    file = StoredFile.objects.filter(token=token).first()
    if file is None:
        raise Http404
    is_for_all = is_public(file)
    # Asked only then: a file for everyone is given without looking at who asks.
    if not is_for_all and not may_read_file(request.user, file):
        return _refuse(request, file)
    if name != file.name:
        return Moved(file_address(file, is_public=is_for_all))
    return _hand_over(request, file, is_for_all=is_for_all)


def _refuse(request: HttpRequest, file: StoredFile) -> HttpResponse:
    if not is_gone(file):
        raise Http404
    response = render(request, "library/file_gone.html", {"file": file}, status=410)
    response.headers["Cache-Control"] = "no-store"
    return response


def _hand_over(request: HttpRequest, file: StoredFile, *, is_for_all: bool) -> HttpResponseBase:
    tag = f'"{file.sha256}"'
    known = get_conditional_response(request, etag=tag)
    if known is not None and known.status_code == 304:
        return _guard(known, file, is_for_all=is_for_all)
    try:
        content = file.blob.open("rb")
    except FileNotFoundError as lost:
        raise Http404 from lost
    response = FileResponse(
        content,
        content_type=file.media_type + ("; charset=utf-8" * file.media_type.startswith("text/")),
        as_attachment=file.media_type not in SHOWN,
        filename=file.name,
    )
    response.headers["Content-Length"] = str(file.size)
    response.headers["Accept-Ranges"] = "bytes"
    _cut(request, response, content, file)
    return _guard(response, file, is_for_all=is_for_all)


def _cut(
    request: HttpRequest, response: FileResponse, content: IO[bytes], file: StoredFile
) -> None:
    """Give only the part that was asked for, as players do; several at once: the whole."""
    asked = re.fullmatch(r"bytes=(\d{0,15})-(\d{0,15})", request.headers.get("Range", "").strip())
    is_same = request.headers.get("If-Range", f'"{file.sha256}"') == f'"{file.sha256}"'
    if not asked or not is_same or asked.groups() == ("", ""):
        return
    first, last = _bounds(*asked.groups(), size=file.size)
    if first > last:
        response.status_code = 416
        response.headers["Content-Range"] = f"bytes */{file.size}"
        response.headers["Content-Length"] = "0"
        response.streaming_content = iter(())
        return
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {first}-{last}/{file.size}"
    response.headers["Content-Length"] = str(last - first + 1)
    content.seek(first)
    response.streaming_content = _pieces(content, last - first + 1)


def _bounds(begin: str, end: str, *, size: int) -> tuple[int, int]:
    if not begin:
        return max(size - int(end), 0), size - 1 if int(end) else -1
    return int(begin), min(int(end), size - 1) if end else size - 1


def _pieces(content: IO[bytes], left: int) -> Iterator[bytes]:
    while left > 0 and (piece := content.read(min(left, 65_536))):
        left -= len(piece)
        yield piece


def _guard(response: HttpResponseBase, file: StoredFile, *, is_for_all: bool) -> HttpResponseBase:
    # Readers of PDF that browsers hold do not open in a sandbox; such a file was searched for
    # anything that acts.
    is_pdf = file.media_type == "application/pdf"
    response.headers["Content-Security-Policy"] = _TIGHT + _SEEN + ("" if is_pdf else "; sandbox")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-site"
    response.headers["X-Robots-Tag"] = "all" if is_for_all else "noindex"
    response.headers["ETag"] = f'"{file.sha256}"'
    response.headers["Cache-Control"] = _FOR_ALL if is_for_all else _FOR_ONE
    if not is_for_all:
        response.headers["Vary"] = "Cookie"
    return response
