"""What one role is asked at one stage: the noyau first, then the rest by domain."""

from collections.abc import Iterable
from dataclasses import dataclass

from impact.knowledge.competencies.models import Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.web.framework.catalog import Asked, address_of, asked, level_names
from impact.web.framework.strands import dye_of


@dataclass(frozen=True, slots=True)
class Line:
    """One competency asked, with its level."""

    code: str
    title: str
    address: str
    domain: str
    scope: str
    dye: int
    asked: Asked


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one domain."""

    title: str
    dye: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Request:
    """Everything asked: what is essential, and the rest by domain."""

    essential: list[Line]
    parts: list[Part]

    @property
    def total(self) -> int:
        return len(self.essential) + sum(len(part.lines) for part in self.parts)


def read_cell(version: Version, *, role: Role, stage: Stage) -> Request:
    """Return what this role is asked at this stage."""
    rows = version.expectations.in_force().filter(role=role, stage=stage)
    rows = rows.select_related("competency__domain").order_by("competency__position")
    names = level_names(version)
    lines = [
        Line(
            code=row.competency.code,
            title=row.competency.title,
            address=address_of(row.competency.code, version),
            domain=row.competency.domain.title,
            scope=row.competency.get_scope_display(),
            dye=dye_of(row.competency.domain.position),
            asked=asked(row.level, names=names, is_essential=row.is_essential),
        )
        for row in rows
    ]
    return gather(lines)


def gather(lines: Iterable[Line]) -> Request:
    """Return the essential lines apart, the others by domain."""
    essential: list[Line] = []
    parts: dict[str, Part] = {}
    for line in lines:
        if line.asked.is_essential:
            essential.append(line)
        else:
            part = parts.setdefault(line.domain, Part(line.domain, line.dye, []))
            part.lines.append(line)
    return Request(essential, list(parts.values()))
