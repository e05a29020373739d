"""What was read of the framework, kept for a minute: public words, asked for often.

A published version means the same for good; only its typing may be corrected, and a correction
shows within the minute. The version itself is read afresh each time, so a new one shows at once.
"""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache.backends.locmem import LocMemCache
from django.utils.translation import get_language

from impact.knowledge.competencies.models import Version

Reading = TypeVar("Reading")

#: In seconds.
MINUTE = 60
#: In the process itself: the cache of the site is a table, asking it costs what it would save.
_memory = LocMemCache("framework", {"MAX_ENTRIES": 600})


def kept(name: str, version: Version, *, read: Callable[[], Reading]) -> Reading:
    """Return the reading of that name, or make it; never for what depends on who asks."""
    key = f"framework:{name}:{version.pk}:{version.status}:{get_language()}"
    found = _memory.get(key)
    if found is None:
        found = read()
        _memory.set(key, found, MINUTE)
    return found


def forget() -> None:
    """Let go of everything kept."""
    _memory.clear()
