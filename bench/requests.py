"""What a page costs: processor time and waiting, each beside the page that does nothing.

Requests go straight to the WSGI application, through every middleware, in this one process; the
two pages alternate, so that a busy machine slows both alike.
"""

import io
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import RequestFactory

from bench.pages import NOTHING, Asked

WARM_UP = 5
#: Thirty-two characters that a form sends back as it got them.
TOKEN = "b" * 32


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds, and how many times the page that does nothing."""

    cpu: float
    p50: float
    p95: float
    ratio: float
    queries: int
    size: int


class Visitor:
    """Someone asking for pages, signed in or not."""

    def __init__(self, who: str = "") -> None:
        self.application = get_wsgi_application()
        cookies = {settings.CSRF_COOKIE_NAME: TOKEN}
        if who:
            cookies[settings.SESSION_COOKIE_NAME] = _session_of(who)
        self.cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())

    def ask(self, path: str) -> bytes:
        """Return the body of a page.

        :raises RuntimeError: when the page is anything but a plain success.
        """
        return self._send(self._factory().get(path).environ, expect="200")

    def send(self, path: str, form: Mapping[str, str]) -> None:
        """Send a form, which leads elsewhere once it is saved.

        :raises RuntimeError: when it leads nowhere.
        """
        filled = {"csrfmiddlewaretoken": TOKEN, **form}
        self._send(self._factory().post(path, filled).environ, expect="302")

    def _factory(self) -> RequestFactory:
        return RequestFactory(SERVER_NAME="127.0.0.1", HTTP_COOKIE=self.cookie)

    def _send(self, environ: dict[str, Any], *, expect: str) -> bytes:
        environ["wsgi.errors"] = io.StringIO()
        answered: list[str] = []

        def start_response(status: str, *_rest: object) -> Any:
            answered.append(status)

        response: Any = self.application(environ, start_response)
        body = b"".join(response)
        response.close()
        if not answered[0].startswith(expect):
            raise RuntimeError(f"{environ['PATH_INFO']}\u00a0: {answered[0]}")
        return body


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds of processor and of waiting that something takes."""
    cpu, wall = time.process_time(), time.perf_counter()
    act()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def _session_of(who: str) -> str:
    person: Any = get_user_model().objects.get(email=who)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def cost_of(asked: Asked, *, rounds: int = 60) -> Cost:
    """Time a page and the page that does nothing, turn by turn."""
    visitor = Visitor(asked.who)
    return cost_of_act(lambda: visitor.ask(asked.path), rounds=rounds)


def cost_of_act(act: Callable[[], bytes | None], *, rounds: int = 60) -> Cost:
    """Time anything a visitor does and the page that does nothing, turn by turn."""
    nobody = Visitor()
    for _ in range(WARM_UP):
        act()
        nobody.ask(NOTHING)
    with counted_queries() as queries:
        size = len(act() or b"")
    page, nothing = [], []
    for _ in range(rounds):
        nothing.append(timed(lambda: nobody.ask(NOTHING)))
        page.append(timed(act))
    cpu, walls = median(cpu for cpu, _ in page), [wall for _, wall in page]
    return Cost(
        cpu=cpu,
        p50=median(walls),
        p95=quantiles(walls, n=20)[-1],
        ratio=cpu / median(cpu for cpu, _ in nothing),
        queries=len(queries),
        size=size,
    )


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """Give the list that fills with the queries made meanwhile."""
    made: list[str] = []

    def _note(execute, sql, *rest):
        made.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(_note):
        yield made
