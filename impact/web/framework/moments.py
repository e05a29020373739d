"""The page of a stage: who does what there, which competencies count most, what is around it."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from impact.knowledge.competencies.models import Expectation, Version
from impact.knowledge.mobilization.models import Stage, StageRole
from impact.web.framework.addresses import address
from impact.web.framework.strands import dye_of


@dataclass(frozen=True, slots=True)
class Deed:
    """What one role does at the stage, and the cell of the matrix where the rest is."""

    role: str
    address: str
    does: str
    cell: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A competency much expected at the stage: in how many noyaux, at what level at most."""

    code: str
    title: str
    address: str
    dye: int
    cores: int
    level: int


@dataclass(frozen=True, slots=True)
class Moment:
    rank: int
    total: int
    deeds: tuple[Deed, ...]
    wanted: tuple[Wanted, ...]
    previous: Stage | None
    next: Stage | None


def read_moment(version: Version, stage: Stage) -> Moment:
    """Return what surrounds a stage; the cycle has no end, so each has one before and one after."""
    stages = list(Stage.objects.in_force())
    here = stages.index(stage)
    alone = len(stages) < 2
    return Moment(
        rank=here + 1,
        total=len(stages),
        deeds=tuple(_deeds(stage)),
        wanted=tuple(_wanted(version, stage)),
        previous=None if alone else stages[here - 1],
        next=None if alone else stages[(here + 1) % len(stages)],
    )


def _deeds(stage: Stage) -> list[Deed]:
    rows = StageRole.objects.filter(stage=stage, role__retired_on=None).select_related("role")
    return [
        Deed(
            row.role.name,
            address("role", row.role.slug),
            row.does,
            address("cell", row.role.slug, stage.slug),
        )
        for row in rows.order_by("role__position")
    ]


def _wanted(version: Version, stage: Stage, *, size: int = 10) -> list[Wanted]:
    """Return what most roles hold at heart here, the most shared first."""
    essential = Q(weight=Expectation.Weight.ESSENTIAL)
    lines = version.expectations.in_force().at_stages([stage]).order_by()
    fields = "competency__code", "competency__title", "competency__domain__position"
    counted = lines.values_list(*fields).annotate(
        cores=Count("pk", filter=essential), level=Max("level"), rank=Max("competency__position")
    )
    ranked = sorted(counted, key=lambda line: (-line[3], -line[4], line[5]))
    return [
        Wanted(code, title, address("competency", code), dye_of(place), cores, level)
        for code, title, place, cores, level, _rank in ranked[:size]
        if cores
    ]
