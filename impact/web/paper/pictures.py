"""Handing a picture over to one browser, for one person, as nothing but a picture."""

from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response

#: A picture is kept by nobody in between, and asked for again each time: whoever may no longer
#: see it stops seeing it. Opened alone, it can run and load nothing.
_HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Cookie",
}


def picture_response(request: HttpRequest, file: File, *, name: str, mark: str) -> HttpResponseBase:
    """Return a JPEG as `name`.jpg; a browser that has `mark` already is told so, and no more.

    The view must have checked who looks, on every request.

    :raises Http404: if the file is gone.
    """
    tag = f'"{mark}"'
    known = get_conditional_response(request, etag=tag)
    if known is not None and known.status_code == 304:
        return _with_headers(known, tag)
    try:
        content = file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(content, content_type="image/jpeg", filename=f"{name}.jpg")
    return _with_headers(response, tag)


def _with_headers(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    for header, value in _HEADERS.items():
        response.headers[header] = value
    response.headers["ETag"] = tag
    return response
