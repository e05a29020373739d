"""What one role is asked at one stage: the noyau first, then the rest by domain."""

from collections.abc import Iterable
from dataclasses import dataclass

from impact.knowledge.competencies.models import Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.web.framework.addresses import address_of
from impact.web.framework.catalog import Asked, asked, level_names
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
    lines: tuple[Line, ...]


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
    others: list[Line] = []
    for line in lines:
        (essential if line.asked.is_essential else others).append(line)
    return Request(essential, parts_of(others))


def parts_of(lines: Iterable[Line]) -> list[Part]:
    """Return the lines by domain, in the order in which the domains come."""
    by_domain: dict[tuple[str, int], list[Line]] = {}
    for line in lines:
        by_domain.setdefault((line.domain, line.dye), []).append(line)
    return [Part(title, dye, tuple(found)) for (title, dye), found in by_domain.items()]
