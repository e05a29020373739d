"""Orders of magnitude of each kind of response (« ordres de grandeur »): hours, cost, duration.

Counted when nobody told them, and always shown as such. They are content; no table.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from impact.lib.content import Entry, read_file


@dataclass(frozen=True, slots=True)
class Magnitude:
    """What one kind of response asks, roughly; `cost` is by person unless it is for the group."""

    code: str
    hours: int
    cost: int
    is_for_group: bool
    weeks: int
    #: It takes someone of the team who holds the level already.
    needs_holder: bool = False
    #: It helps other responses to hold, and closes nothing alone.
    is_support: bool = False

    def cost_for(self, people: int) -> int:
        return self.cost if self.is_for_group else self.cost * people


def read_orders(path: Path) -> dict[str, Magnitude]:
    """Return the orders of magnitude of a content file, by code of response.

    :raises BadContent: naming the file, the entry and the cause.
    """
    return {entry.code: _magnitude(entry) for entry in read_file(path).entries("orders")}


@cache
def orders() -> dict[str, Magnitude]:
    return read_orders(settings.CONTENT_DIR / "responses" / "ordres-de-grandeur.yaml")


def _magnitude(entry: Entry) -> Magnitude:
    entry.only("code", "hours", "cost", "basis", "weeks", "needs_holder", "is_support")
    return Magnitude(
        code=entry.code,
        hours=entry.whole("hours"),
        cost=entry.whole("cost"),
        is_for_group=entry.choice("basis", ["PERSON", "GROUP"]) == "GROUP",
        weeks=entry.whole("weeks"),
        needs_holder=bool(entry.raw.get("needs_holder")),
        is_support=bool(entry.raw.get("is_support")),
    )
