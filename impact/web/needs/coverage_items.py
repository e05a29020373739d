"""The competencies of a coverage made ready to be shown: addresses and threads worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from impact.journeys.needs.coverage import Status
from impact.journeys.needs.queries.coverage import Consensus, Row
from impact.web.needs.coverage_words import weight_word
from impact.web.templatetags.dates import spell_day
from impact.web.templatetags.ui import thread

#: What stands in an address for the code of a competency, before it is known.
_CODE = "CODE"


@dataclass(frozen=True, slots=True)
class Item:
    """One competency as a page shows it, and what can be done about it, if anything."""

    code: str
    title: str
    href: str
    expected: str
    weight: str
    is_essential: bool
    thread: SafeString
    note: str
    deed: str
    deed_href: str


def lay_items(rows: Iterable[Row], *, slug: str) -> dict[int, Item]:
    """Return the items by the id of their competency."""
    threads = {status: thread(status) for status in Status}
    address = reverse("framework:competency", args=[_CODE])
    goal = f"{reverse('plans:goal-new', args=[slug])}?competence={_CODE}"
    consensus = reverse("needs:consensus-competency", args=[slug, _CODE])
    words = {goal: _("Se donner un objectif"), consensus: _("En convenir"), "": ""}
    found = {}
    for row in rows:
        code = row.thread.code
        deed = _deed(row, goal=goal, consensus=consensus)
        found[row.thread.pk] = Item(
            code=code,
            title=row.thread.title,
            href=address.replace(_CODE, code),
            expected=str(row.expected),
            weight=weight_word(row),
            is_essential=row.is_essential,
            thread=threads[row.status],
            note=_note(row, row.consensus) if row.consensus else "",
            deed=words[deed],
            deed_href=deed.replace(_CODE, code),
        )
    return found


def _deed(row: Row, *, goal: str, consensus: str) -> str:
    """Return where one goes from here: an objective, a consensus, or nowhere."""
    if row.status == Status.UNKNOWN:
        return consensus if row.is_agreed else ""
    return "" if row.status == Status.SOLID else goal


def _note(row: Row, consensus: Consensus) -> str:
    if not row.is_agreed:
        level = "?" if consensus.level is None else consensus.level
        return _("le groupe se dit au niveau %(level)s") % {"level": level}
    told = _("consensus du %(day)s") % {"day": spell_day(consensus.on)}
    return _("%(told)s (plus d’un an)") % {"told": told} if consensus.is_old else told
