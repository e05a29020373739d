"""What a browser may do with our pages: load what is ours, and nothing of anyone else's."""

from collections.abc import Callable

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

#: Pictures may be written in the page itself (QR codes, the weave); nothing else may.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)

#: No page asks for these; passkeys (publickey-credentials-*) stay allowed to ourselves.
PERMISSIONS_POLICY = ", ".join(
    f"{power}=()"
    for power in ["camera", "geolocation", "microphone", "payment", "usb", "browsing-topics"]
)


class ContentPolicyMiddleware:
    """Add both policies to every response that does not carry its own.

    What was made for one person is kept by nobody in between, and asked for again each time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if "Cache-Control" not in response and _knows_who_asks(request):
            response.headers["Cache-Control"] = "private, no-cache"
        return response


def _knows_who_asks(request: HttpRequest) -> bool:
    session: SessionBase | None = getattr(request, "session", None)
    return session is not None and session.accessed and not session.is_empty()
