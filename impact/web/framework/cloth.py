"""The role × stage matrix drawn as a cloth (« toile »).

In the band of a role each competency of its « noyau » keeps its own lane: a chevron thread, there
over the stages where it is expected; the other expectations are the fine threads of the ground.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from impact.knowledge.competencies.models import Expectation, Version
from impact.knowledge.competencies.queries import cell_counts
from impact.knowledge.mobilization.models import Role, Stage
from impact.web.framework.strands import dye_of, zigzag

#: The size of a cell, and how many lanes the largest noyau takes at ease.
WIDTH, HEIGHT, LANES = 96, 84, 12

#: One thread of a noyau: the code of its competency, and its dye.
Strand = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Chevron:
    """One thread of the noyau in one cell."""

    dye: int
    path: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one role is asked at one stage: two numbers, and the cloth they make."""

    address: str
    expected: int
    essential: int
    ground: str
    chevrons: list[Chevron]


@dataclass(frozen=True, slots=True)
class Band:
    name: str
    slug: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Family:
    """The roles of one family, woven side by side."""

    name: str
    bands: list[Band]


def read_cloth(version: Version, *, roles: Sequence[Role], stages: Sequence[Stage]) -> list[Family]:
    """Return the bands of the cloth, by family of roles, in the order of the roles."""
    counts = cell_counts(version)
    hearts = _hearts(version)
    families: dict[str, Family] = {}
    for role in roles:
        core = list(dict.fromkeys(strand for at in hearts[role.pk].values() for strand in at))
        core.sort(key=lambda strand: (strand[1], strand[0]))
        cells = [
            _cell(
                reverse("framework:cell", args=[role.slug, stage.slug]),
                expected=count.expected if (count := counts.get((role.code, stage.code))) else 0,
                strands=hearts[role.pk].get(stage.pk, []),
                core=core,
            )
            for stage in stages
        ]
        label = role.get_family_display()
        family = families.setdefault(label, Family(label, []))
        family.bands.append(Band(role.name, role.slug, cells))
    return list(families.values())


def _hearts(version: Version) -> dict[int, dict[int, list[Strand]]]:
    """Return the threads of each noyau, by role and stage."""
    hearts: dict[int, dict[int, list[Strand]]] = defaultdict(dict)
    lines = Expectation.objects.filter(version=version).in_force().essential()
    fields = "role_id", "stage_id", "competency__code", "competency__domain__position"
    for role, stage, code, position in lines.values_list(*fields):
        hearts[role].setdefault(stage, []).append((code, dye_of(position)))
    return hearts


def _cell(address: str, *, expected: int, strands: list[Strand], core: list[Strand]) -> Cell:
    lanes = max(len(core), LANES)
    top = (lanes - len(core)) / 2
    chevrons = [
        Chevron(dye, _lane(top + core.index((code, dye)), lanes))
        for code, dye in sorted(strands, key=lambda strand: (strand[1], strand[0]))
    ]
    ground = _ground(max(expected - len(strands), 0))
    return Cell(address, expected, len(strands), ground, chevrons)


@lru_cache(maxsize=256)
def _ground(threads: int) -> str:
    return "".join(f"M0 {(rank + 0.5) * HEIGHT / threads:.1f}h{WIDTH}" for rank in range(threads))


@lru_cache(maxsize=256)
def _lane(lane: float, lanes: int) -> str:
    return zigzag(x=0, y=(lane + 0.5) * HEIGHT / lanes, width=WIDTH, rise=6, waves=4)
