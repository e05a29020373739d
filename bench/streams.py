"""For the bench only: the house as it is served, and a room told by server-sent events."""

import time
from collections.abc import Iterable, Iterator

from config.wsgi import application as house
from impact.web.workshops.pulses import pulse_of

#: How often a stream looks whether its room has anything new, in seconds.
LOOK = 0.5


def application(environ, start_response) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if not path.startswith("/flux/"):
        return house(environ, start_response)
    start_response("200 OK", [("Content-Type", "text/event-stream"), ("Cache-Control", "no-cache")])
    return _stream(path.strip("/").split("/")[1])


def _stream(code: str) -> Iterator[bytes]:
    told = None
    while True:
        pulse = pulse_of(code, now=time.monotonic())
        if pulse != told:
            told = pulse
            yield f"data: {pulse}\n\n".encode()
        time.sleep(LOOK)
