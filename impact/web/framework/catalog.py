"""The list of competencies by domain, as a page or a file shows it.

Every row is worked out beforehand, so that the template only lays it out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.safestring import SafeString

from impact.knowledge.competencies.models import Competency, Expectation, Level, Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.names import fold
from impact.web.framework.addresses import address_of
from impact.web.framework.filters import Filters
from impact.web.framework.memory import kept
from impact.web.framework.strands import dye_of, level_strand, stage_strand, tell_stages


@dataclass(frozen=True, slots=True)
class Asked:
    """A level asked of someone, in words and as a skein, and whether it is of the noyau."""

    level: int
    name: str
    skein: SafeString
    is_essential: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    code: str
    title: str
    title_en: str
    address: str
    description: str
    scope: str
    nature: str
    strand: SafeString
    stages: str
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A domain, its dye, and the competencies kept."""

    code: str
    title: str
    title_en: str
    description: str
    dye: int
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalog:
    """What is kept, and the codes of all there is."""

    chapters: list[Chapter]
    kept: int
    codes: list[str]

    @property
    def total(self) -> int:
        return len(self.codes)


class _Fact(NamedTuple):
    """What the list needs of a competency, read flat: rows are many and pages are asked often."""

    pk: int
    code: str
    title: str
    title_en: str
    description: str
    scope: str
    nature_id: int
    nature: str
    domain_id: int


@dataclass(frozen=True, slots=True)
class _Stock:
    """All that the list shows of a version before anyone filters it."""

    facts: list[_Fact]
    served: dict[int, set[int]]
    domains: list[tuple[int, Chapter]]


def read_catalog(version: Version, *, stages: Sequence[Stage], filters: Filters) -> Catalog:
    """Return the domains with the competencies that pass the filters; empty ones are left out."""
    stock = kept("stock", version, read=lambda: _read_stock(version))
    asked = asked_levels(version, role=filters.role, stage=filters.stage) if filters.role else None
    scopes = {value: str(label) for value, label in Competency.Scope.choices}
    chapters = dict(stock.domains)
    rows: dict[int, list[Row]] = {domain: [] for domain in chapters}
    for one in stock.facts:
        ids = stock.served.get(one.pk, set())
        if not _passes(one, filters, served=ids, asked=asked):
            continue
        at, dye = mask(stages, ids), chapters[one.domain_id].dye
        rows[one.domain_id].append(
            Row(
                code=one.code,
                title=one.title,
                title_en=one.title_en,
                address=address_of(one.code, version),
                description=one.description,
                scope=scopes[one.scope],
                nature=one.nature,
                strand=stage_strand(at, dye),
                stages=tell_stages(at),
                asked=asked[one.pk] if asked else None,
            )
        )
    found = [replace(chapters[domain], rows=tuple(some)) for domain, some in rows.items() if some]
    codes = [one.code for one in stock.facts]
    return Catalog(found, sum(len(one.rows) for one in found), codes)


def _read_stock(version: Version) -> _Stock:
    rows = version.competencies.all()
    if version.is_in_force:
        rows = rows.in_force()
    lines = rows.values_list(
        *("pk", "code", "title", "title_en", "description", "scope"),
        *("nature_id", "nature__label", "domain_id"),
    )
    facts = [_Fact(*line) for line in lines]
    return _Stock(facts, served_stages(version), list(chapters_of(version).items()))


def chapters_of(version: Version) -> dict[int, Chapter]:
    """Return the domains of a version, still empty, by id; each takes its dye from its place."""
    return {
        domain.pk: Chapter(
            domain.code,
            domain.title,
            domain.title_en,
            domain.description,
            dye_of(domain.position),
        )
        for domain in version.domains.all()
    }


def served_stages(version: Version) -> dict[int, set[int]]:
    """Return, for each competency of a version, the stages it serves; ids on both sides."""
    served: dict[int, set[int]] = {}
    pairs = Competency.stages.through._default_manager.filter(competency__version=version)
    for competency, stage in pairs.values_list("competency_id", "stage_id"):
        served.setdefault(competency, set()).add(stage)
    return served


def asked_levels(
    version: Version, *, role: Role | None = None, stage: Stage | None = None
) -> dict[int, Asked]:
    """Return the highest level asked in each competency, of this role, at this stage."""
    lines = Expectation.objects.filter(version=version).in_force()
    lines = lines.filter(role=role) if role else lines
    lines = lines.filter(stage=stage) if stage else lines
    highest: dict[int, tuple[int, bool]] = {}
    for competency, level, weight in lines.values_list("competency_id", "level", "weight"):
        known, essential = highest.get(competency, (0, False))
        is_essential = essential or weight == Expectation.Weight.ESSENTIAL
        highest[competency] = (max(known, level), is_essential)
    names = level_names(version)
    return {
        competency: asked(level, names=names, is_essential=is_essential)
        for competency, (level, is_essential) in highest.items()
    }


def level_names(version: Version) -> dict[int, str]:
    return dict(Level.objects.filter(scale=version.scale_id).values_list("value", "name"))


def asked(level: int, *, names: Mapping[int, str], is_essential: bool = False) -> Asked:
    top = max([*names, 1])
    return Asked(level, names.get(level, ""), level_strand(level, top), is_essential)


def mask(stages: Sequence[Stage], served: Iterable[int]) -> tuple[bool, ...]:
    """Return, stage by stage in the order of the cycle, whether it is served."""
    ids = set(served)
    return tuple(stage.pk in ids for stage in stages)


def _passes(
    one: _Fact,
    filters: Filters,
    *,
    served: set[int],
    asked: Mapping[int, Asked] | None,
) -> bool:
    if asked is not None and one.pk not in asked:
        return False
    if filters.stage and filters.stage.pk not in served:
        return False
    if filters.scope and one.scope != filters.scope:
        return False
    if filters.nature and one.nature_id != filters.nature.pk:
        return False
    words = fold(filters.text).split()
    told = fold(f"{one.code} {one.title} {one.title_en} {one.description}") if words else ""
    return all(word in told for word in words)
