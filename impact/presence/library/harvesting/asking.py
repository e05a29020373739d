"""Asking another library (OAI-PMH): the address of a question, and patience when it says « later ».

Nothing is kept here: pages go to `operations.harvesting`, which keeps them.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode

from impact.lib.outside.visits import Limits, Reply, Unreachable, visit
from impact.presence.library.harvesting.pages import (
    Identity,
    NotOai,
    Page,
    read_identity,
    read_page,
)
from impact.presence.library.models import DataProvider

__all__ = ["Troubled", "ask_identity", "ask_page", "wait_of"]

#: A page of another library, at the most; one that takes longer to come is asked for again.
LIMITS = Limits(size=20_000_000, seconds=60.0, pause=20.0)
#: Asked to wait by one of these; when it is not said how long, this long.
LATER, A_MOMENT = frozenset({429, 502, 503, 504}), 5.0


class Troubled(Exception):
    """It could not be read; `code` says what cloche: a status, a class of refusal, an error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def ask_identity(base_url: str) -> Identity:
    """Return who answers at an address.

    :raises Troubled: when nobody does, as the protocol asks.
    """
    reply = _ask(base_url, {"verb": "Identify"}, patience=0, sleep=time.sleep)
    try:
        return read_identity(reply.body)
    except NotOai as foreign:
        raise Troubled("NotOai") from foreign


def ask_page(
    provider: DataProvider, *, patience: float = 0, sleep: Callable[[float], None] = time.sleep
) -> Page:
    """Return the next page of a library, waiting at most `patience` seconds when it asks to.

    :raises Troubled: when it cannot be read.
    """
    said = {"verb": "ListRecords"}
    if provider.resumption_token:
        said["resumptionToken"] = provider.resumption_token
    else:
        said["metadataPrefix"] = provider.prefix
        chosen = {"from": provider.asks_from, "set": provider.set_spec}
        said |= {name: value for name, value in chosen.items() if value}
    reply = _ask(provider.base_url, said, patience=patience, sleep=sleep)
    try:
        page = read_page(reply.body)
    except NotOai as foreign:
        raise Troubled("NotOai") from foreign
    if page.token and page.token == provider.resumption_token:
        raise Troubled("Circle")
    return page


def wait_of(header: str, *, at: datetime) -> float:
    """Return how long one is asked to wait (« Retry-After »): seconds, or a date."""
    if header.isascii() and header.isdecimal() and len(header) < 7:
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return A_MOMENT
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max((until - at).total_seconds(), 0.0)


def _ask(
    base_url: str, said: dict[str, str], *, patience: float, sleep: Callable[[float], None]
) -> Reply:
    address = f"{base_url}{'&' if '?' in base_url else '?'}{urlencode(said)}"
    while True:
        try:
            reply = visit(address, limits=LIMITS)
        except Unreachable as problem:
            raise Troubled(type(problem).__name__) from problem
        if reply.status not in LATER:
            break
        wait = wait_of(reply.headers.get("retry-after", ""), at=datetime.now(UTC)) or A_MOMENT
        patience -= wait
        if patience < 0:
            raise Troubled("Later")
        sleep(wait)
    if reply.status != 200:
        raise Troubled(f"Status{reply.status}")
    return reply
