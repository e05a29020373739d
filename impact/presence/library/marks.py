"""What may be said of a resource's link: never looked at, alive, moved, silent or dead.

The last look counts only for the address it looked at.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from impact.presence.library.models import LinkCheck, Resource

__all__ = ["Mark", "Seen", "mark_of"]


class Seen(StrEnum):
    NO_LINK = "NO_LINK"
    UNVERIFIED = "UNVERIFIED"
    ALIVE = "ALIVE"
    MOVED = "MOVED"
    UNSURE = "UNSURE"
    DEAD = "DEAD"


@dataclass(frozen=True, slots=True)
class Mark:
    seen: Seen
    checked_at: datetime | None = None
    moved_to: str = ""

    @property
    def is_dead(self) -> bool:
        return self.seen == Seen.DEAD


def mark_of(resource: Resource) -> Mark:
    """Return what the last look at a resource's link saw; its `link_check` had better be loaded."""
    if not resource.url:
        return Mark(Seen.NO_LINK)
    look: LinkCheck | None = getattr(resource, "link_check", None)
    if look is None or look.url != resource.url:
        return Mark(Seen.UNVERIFIED)
    return Mark(Seen(look.state), look.checked_at, look.moved_to)
