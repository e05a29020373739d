"""The one way this house reads from other machines: guarded, bounded, and saying who it is.

Each hop of a redirect is judged like the first; no proxy, cookie or credential goes along.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx
from django.conf import settings

from impact.lib.outside.addresses import Forbidden, NoSuchHost, public_addresses_of

__all__ = ["Lost", "Limits", "Move", "Reply", "Silent", "TooLarge", "Unreachable", "visit"]

#: What a redirect says with its status.
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Silent(Exception):
    """Nobody answered, or not in time, or not as HTTP asks."""


class TooLarge(Exception):
    """More was sent than is read."""


class Lost(Exception):
    """One redirect led to another, too many times."""


#: Everything a visit may run into, with what `addresses` refuses.
Unreachable = (Forbidden, NoSuchHost, Silent, TooLarge, Lost)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read, how long the whole visit may take, how many times one is sent on."""

    size: int = 5_000_000
    seconds: float = 30.0
    pause: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Move:
    """A redirect: with which status, to which address."""

    status: int
    to: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered in the end, where, and by which moves."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moves: tuple[Move, ...] = field(default=())


def visit(
    url: str, *, method: str = "GET", wants_body: bool = True, limits: Limits | None = None
) -> Reply:
    """Read what stands at an address; without `wants_body`, only what its headers say.

    :raises Forbidden: when the address, or one it leads to, may not be visited.
    :raises NoSuchHost: when no machine bears its name.
    :raises Silent: when nobody answers in time.
    :raises TooLarge: when more is sent than the limit.
    :raises Lost: when redirects do not end.
    """
    limits = limits or Limits()
    ends_at, moves = time.monotonic() + limits.seconds, list[Move]()
    headers = {"User-Agent": settings.OUTSIDE_USER_AGENT, "Accept-Encoding": "gzip, deflate"}
    timeout = httpx.Timeout(limits.pause)
    with httpx.Client(
        transport=_Guarded(), headers=headers, timeout=timeout, trust_env=False
    ) as client:
        while True:
            try:
                with client.stream(method, url) as answer:
                    url, status = str(answer.url), answer.status_code
                    going = answer.next_request
                    if status not in REDIRECTS or going is None:
                        body = _read(answer, limits.size, ends_at) if wants_body else b""
                        return Reply(url, status, dict(answer.headers), body, tuple(moves))
            except (httpx.HTTPError, httpx.InvalidURL) as problem:
                raise Silent(type(problem).__name__) from problem
            url, method = str(going.url), going.method
            client.cookies.clear()
            moves.append(Move(status, url))
            if len(moves) > limits.redirects:
                raise Lost(url)
            if time.monotonic() > ends_at:
                raise Silent("TotalTime")


class _Guarded(httpx.BaseTransport):
    """Go to an address that was judged, under the name it was asked by."""

    def __init__(self) -> None:
        # A connection that was kept would be shared by names that only have an address in common.
        self._inner = httpx.HTTPTransport(
            trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
            raise Forbidden(url.scheme)
        port = url.port or (443 if url.scheme == "https" else 80)
        host = url.raw_host.decode("ascii").strip("[]")
        trusted = settings.OUTSIDE_TRUSTED_HOSTS
        *others, last = public_addresses_of(host, port, trusted=trusted)
        for address in others:
            try:
                return self._go(request, address, host)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return self._go(request, last, host)

    def close(self) -> None:
        self._inner.close()

    def _go(self, request: httpx.Request, address: str, host: str) -> httpx.Response:
        judged = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions | {"sni_hostname": host},
        )
        return self._inner.handle_request(judged)


def _read(answer: httpx.Response, size: int, ends_at: float) -> bytes:
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > size:
            raise TooLarge(str(answer.url))
        if time.monotonic() > ends_at:
            raise Silent("TotalTime")
    return bytes(body)
