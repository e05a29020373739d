"""A resource as one sees it on a shelf: bound in cloth, a label glued on, its stages sewn below.

The cloth takes the dye of the domain it helps with, and a weave of its type; the words say both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from impact.knowledge.mobilization.models import Stage
from impact.presence.library.marks import Mark, mark_of
from impact.presence.library.models import Resource

#: The dyes of the palette, which domains take in turn.
DYES = 9
#: How a type is woven.
WEAVES = {
    "GUIDE": "chevron",
    "COURSE": "chevron",
    "TOOL": "check",
    "FACTSHEET": "check",
    "DATASET": "check",
    "ARTICLE": "stripe",
    "BOOK": "stripe",
    "REPORT": "stripe",
    "VIDEO": "diamond",
    "AUDIO": "diamond",
    "PRACTICE": "diamond",
    "SITE": "plain",
    "OTHER": "plain",
}
#: The step of a stitch, and its length, in the units of the drawing.
STEP, STITCH = 10, 7


@dataclass(frozen=True, slots=True)
class Cover:
    resource: Resource
    dye: int
    weave: str
    mark: Mark
    stitches: SafeString
    minutes: str

    @property
    def lang(self) -> str:
        """The language of its title when it is not the page's."""
        return "en" if self.resource.language == Resource.Language.ENGLISH else ""

    @property
    def by(self) -> str:
        """Who made it, else who published it."""
        return ", ".join(self.resource.creators[:2]) or self.resource.publisher


def dye_of(position: int) -> int:
    return (position - 1) % DYES + 1


def bind(
    resources: Iterable[Resource], *, stages: Sequence[Stage], dye: int | None = None
) -> list[Cover]:
    """Return the covers of resources, whose subjects and stages had better be loaded.

    They take the dye given, else each that of the first domain it helps with.
    """
    return [_bind(one, stages=stages, dye=dye or _own_dye(one)) for one in resources]


def _bind(resource: Resource, *, stages: Sequence[Stage], dye: int) -> Cover:
    served = {stage.pk for stage in resource.stages.all()}
    # Naming no stage is being for all of them.
    sewn = tuple(not served or stage.pk in served for stage in stages)
    return Cover(
        resource,
        dye,
        WEAVES.get(resource.type, "plain"),
        mark_of(resource),
        draw_stitches(sewn, get_language()),
        spell_minutes(resource.minutes),
    )


def _own_dye(resource: Resource) -> int:
    positions = [one.competency.domain.position for one in resource.subjects.all()]
    return dye_of(positions[0]) if positions else DYES


@lru_cache(maxsize=512)
def draw_stitches(sewn: tuple[bool, ...], _language: str | None) -> SafeString:
    """Draw a stitch for each stage: whole where the resource serves it, a hole elsewhere."""
    thread = "".join(f"M{rank * STEP + 2} 4h{STITCH}" for rank, it in enumerate(sewn) if it)
    holes = "".join(f"M{rank * STEP + 5} 4h.1" for rank, it in enumerate(sewn) if not it)
    return format_html(
        '<svg class="stitches" viewBox="0 0 {} 8" aria-hidden="true" focusable="false">'
        '<path class="stitches__holes" d="{}"/><path class="stitches__thread" d="{}"/></svg>',
        len(sewn) * STEP + 2,
        mark_safe(holes or "M0 0"),  # noqa: S308
        mark_safe(thread or "M0 0"),  # noqa: S308
    )


def spell_minutes(minutes: int | None) -> str:
    """Return « 45 min », « 2 h », « 1 h 30 »; nothing when nobody said."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(n)s\u00a0min") % {"n": rest}
    if not rest:
        return _("%(n)s\u00a0h") % {"n": hours}
    return _("%(hours)s\u00a0h\u00a0%(minutes)02d") % {"hours": hours, "minutes": rest}
