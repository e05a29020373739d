"""How often one may do something without an account, counted for a while and never written down."""

from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


@dataclass(frozen=True, slots=True)
class Restraint:
    """At most so many times for one key; what is noted is forgotten `window` seconds after."""

    name: str
    most: int
    window: int

    def is_reached(self, key: str) -> bool:
        return self._count(key) >= self.most

    def note(self, key: str) -> None:
        # Not `incr`: on a cache kept in the database, it gives each count five minutes to live.
        cache.set(self._place(key), self._count(key) + 1, self.window)

    def take_back(self, key: str) -> None:
        cache.set(self._place(key), max(self._count(key) - 1, 0), self.window)

    def _count(self, key: str) -> int:
        count: int = cache.get(self._place(key), 0)
        return count

    def _place(self, key: str) -> str:
        return f"restraint:{self.name}:{key}"


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from: a household, a church, an organization share one."""
    address: str = get_adapter().get_client_ip(request)
    return address


def browser_of(request: HttpRequest) -> str:
    """Return what tells a browser from the others, whatever else it forgot; empty if nothing does.

    Whatever a form sends comes with a token that a page gave to this browser alone.
    """
    secret = request.META.get("CSRF_COOKIE", "")
    return secret and salted_hmac("impact.restraint", secret, algorithm="sha256").hexdigest()[:32]
