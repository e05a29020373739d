"""The role × stage matrix drawn as a cloth (« toile »).

In the band of a role each competency of its « noyau » keeps its own lane: a chevron thread, there
over the stages where it is expected; the other expectations are the fine threads of the ground.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from impact.knowledge.competencies.models import Expectation, Version
from impact.knowledge.competencies.queries import cell_counts
from impact.knowledge.mobilization.models import Role, Stage
from impact.web.framework.addresses import address
from impact.web.framework.catalog import Chapter, chapters_of
from impact.web.framework.strands import dye_of, zigzag

#: The size of a cell, and how many lanes the largest noyau takes at ease.
WIDTH, HEIGHT, LANES = 96, 84, 12

#: One thread of a noyau: the code of its competency, and its dye.
Strand = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one role is asked at one stage: two numbers, and the cloth they make."""

    address: str
    expected: str
    essential: str
    drawing: SafeString


@dataclass(frozen=True, slots=True)
class Band:
    name: str
    address: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The roles of one family, woven side by side."""

    name: str
    bands: list[Band]


@dataclass(frozen=True, slots=True)
class Cloth:
    """The whole matrix: the stages across, the families down, the dyes of the domains."""

    stages: tuple[Stage, ...]
    families: tuple[Family, ...]
    chapters: tuple[Chapter, ...]


def read_cloth(version: Version) -> Cloth:
    """Return the bands of the cloth, by family of roles, in the order of the roles."""
    stages = tuple(Stage.objects.in_force())
    counts = cell_counts(version)
    hearts = _hearts(version)
    families: dict[str, Family] = {}
    for role in Role.objects.in_force():
        core = list(dict.fromkeys(strand for at in hearts[role.pk].values() for strand in at))
        core.sort(key=lambda strand: (strand[1], strand[0]))
        cells = tuple(
            _cell(
                address("cell", role.slug, stage.slug),
                expected=count.expected if (count := counts.get((role.code, stage.code))) else 0,
                strands=hearts[role.pk].get(stage.pk, []),
                core=core,
            )
            for stage in stages
        )
        label = role.get_family_display()
        family = families.setdefault(label, Family(label, []))
        family.bands.append(Band(role.name, address("role", role.slug), cells))
    return Cloth(stages, tuple(families.values()), tuple(chapters_of(version).values()))


def _hearts(version: Version) -> dict[int, dict[int, list[Strand]]]:
    """Return the threads of each noyau, by role and stage."""
    hearts: dict[int, dict[int, list[Strand]]] = defaultdict(dict)
    lines = Expectation.objects.filter(version=version).in_force().essential()
    fields = "role_id", "stage_id", "competency__code", "competency__domain__position"
    for role, stage, code, position in lines.values_list(*fields):
        hearts[role].setdefault(stage, []).append((code, dye_of(position)))
    return hearts


def _cell(where: str, *, expected: int, strands: list[Strand], core: list[Strand]) -> Cell:
    lanes = max(len(core), LANES)
    top = (lanes - len(core)) / 2
    woven = tuple(sorted((top + core.index(strand), strand[1]) for strand in strands))
    drawing = draw_cell(max(expected - len(strands), 0), woven, lanes=lanes)
    return Cell(where, str(expected), str(len(strands)), drawing)


@lru_cache(maxsize=2048)
def draw_cell(fine: int, woven: tuple[tuple[float, int], ...], *, lanes: int) -> SafeString:
    """Draw the fine threads of the ground, and over them the chevrons in their lanes and dyes."""
    ground = "".join(f"M0 {(rank + 0.5) * HEIGHT / fine:.1f}h{WIDTH}" for rank in range(fine))
    chevrons = format_html_join(
        "", '<path class="dye-{}" d="{}"/>', ((dye, _lane(lane, lanes)) for lane, dye in woven)
    )
    return format_html(
        '<svg viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<path class="cell__ground" d="{}"/>{}</svg>',
        WIDTH, HEIGHT, ground, chevrons,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _lane(lane: float, lanes: int) -> str:
    return zigzag(x=0, y=(lane + 0.5) * HEIGHT / lanes, width=WIDTH, rise=6, waves=4)
