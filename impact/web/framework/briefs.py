"""The brief of a role (« fiche »): two pages, on the screen, on paper and as a PDF."""

from dataclasses import dataclass

from django.db.models import Max
from django.utils.safestring import SafeString

from impact.knowledge.competencies.models import Version
from impact.knowledge.competencies.queries import core_of
from impact.knowledge.mobilization.models import Role, Stage, StageRole
from impact.web.framework.addresses import address, address_of
from impact.web.framework.catalog import (
    Asked,
    asked,
    level_names,
    mask,
    served_stages,
)
from impact.web.framework.cells import Line, Part, parts_of
from impact.web.framework.strands import dye_of, stage_strand, tell_stages


@dataclass(frozen=True, slots=True)
class Deed:
    """What the role does at one stage."""

    rank: int
    stage: str
    address: str
    does: str
    cell: str


@dataclass(frozen=True, slots=True)
class Heart:
    """A competency of the noyau, with its thread across the stages."""

    code: str
    title: str
    address: str
    dye: int
    served: tuple[bool, ...]
    strand: SafeString
    stages: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class Brief:
    deeds: list[Deed]
    core: list[Heart]
    parts: list[Part]
    levels: list[Asked]

    @property
    def others(self) -> int:
        return sum(len(part.lines) for part in self.parts)


def read_brief(version: Version, role: Role) -> Brief:
    """Return what a brief holds: the deeds, the noyau, and what else is asked by domain."""
    stages = list(Stage.objects.in_force())
    names = level_names(version)
    core = _core(version, role, stages=stages, names=names)
    return Brief(
        deeds=_deeds(role),
        core=core,
        parts=_others(version, role, core={heart.code for heart in core}, names=names),
        levels=[asked(level, names=names) for level in names if level],
    )


def _deeds(role: Role) -> list[Deed]:
    rows = StageRole.objects.filter(role=role, stage__retired_on=None).select_related("stage")
    return [
        Deed(
            rank,
            row.stage.name,
            address("stage", row.stage.slug),
            row.does,
            address("cell", role.slug, row.stage.slug),
        )
        for rank, row in enumerate(rows.order_by("stage__position"), start=1)
    ]


def _core(
    version: Version, role: Role, *, stages: list[Stage], names: dict[int, str]
) -> list[Heart]:
    served = served_stages(version)
    hearts: list[Heart] = []
    for one in core_of(version=version, role=role).select_related("domain"):
        level: int = getattr(one, "expected_level")  # noqa: B009 — an annotation of the query
        at, dye = mask(stages, served.get(one.pk, ())), dye_of(one.domain.position)
        hearts.append(
            Heart(
                code=one.code,
                title=one.title,
                address=address_of(one.code, version),
                dye=dye,
                served=at,
                strand=stage_strand(at, dye),
                stages=tell_stages(at),
                asked=asked(level, names=names, is_essential=True),
            )
        )
    return hearts


def _others(version: Version, role: Role, *, core: set[str], names: dict[int, str]) -> list[Part]:
    rows = version.competencies.in_force().filter(expectations__role=role)
    found = rows.exclude(code__in=core).annotate(level=Max("expectations__level"))
    lines = found.order_by("domain__position", "position").values_list(
        "code", "title", "domain__title", "domain__position", "scope", "level"
    )
    return parts_of(
        Line(
            code=code,
            title=title,
            address=address_of(code, version),
            domain=domain,
            scope=scope,
            dye=dye_of(position),
            asked=asked(level, names=names),
        )
        for code, title, domain, position, scope, level in lines
    )
