"""What is offered around the fictional town, brought in by the import the staff uses."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from impact.journeys.offers.operations import import_offers
from impact.journeys.offers.tables import COLUMNS, Line, Table
from impact.lib.content import Entry, read_file
from impact.web.management.demo.replay import Deed, Scene, Town

FILE = settings.CONTENT_DIR / "demo" / "offers.yaml"


def bring_offers(scene: Scene) -> None:
    """Import the offers of the demo; a line at fault is a slip of the file, and stops all.

    :raises BadContent: naming the offer and what to mend.
    """
    told = read_file(FILE)
    entries = told.entries("offers")
    lines = [Line(n, _cells(one, town=scene.town)) for n, one in enumerate(entries, start=2)]
    foreseen = import_offers(Table(lines), by=scene.by, at=scene.at)
    for fault in foreseen.faults:
        raise entries[fault.line - 2].refusal(f"{fault.column}\u00a0: {fault.cure}")


def _cells(one: Entry, *, town: Town) -> Mapping[str, str]:
    said: Mapping[str, Any] = one.only("code", *COLUMNS).raw
    days = {name: town.day(-said[name]).isoformat() for name in ("debut", "fin") if name in said}
    plain = {name: str(value) for name, value in said.items() if name != "code"}
    return plain | days | {"cle": one.code, "fictive": "oui"}


DEEDS: dict[str, Deed] = {"offers": bring_offers}
