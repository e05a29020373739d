"""The pulse of each room, read at most once a second by each process.

Every phone of every room asks for it every few seconds: it is by far what is asked most.
"""

from impact.journeys.workshops.models import Workshop

#: How long a pulse read is told again, in seconds.
FRESH = 1.0
#: More rooms than this at once and all are forgotten, the time to read them again.
MOST = 512

_read: dict[str, tuple[float, int]] = {}


def pulse_of(code: str, *, now: float) -> int | None:
    """Return the pulse of this room, at most a second old; None if there is no such room."""
    known = _read.get(code)
    if known and 0 <= now - known[0] < FRESH:
        return known[1]
    pulse = Workshop.objects.filter(code=code).values_list("pulse", flat=True).first()
    if pulse is None:
        return None
    if len(_read) >= MOST:
        _read.clear()
    _read[code] = (now, pulse)
    return pulse
