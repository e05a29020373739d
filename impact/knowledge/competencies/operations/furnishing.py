"""Putting in place what a version holds: domains, sources, competencies and all that hangs on them.

Everything goes by whole tables: a version of fifty competencies takes some thirty statements.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models

from impact.knowledge.competencies.content import CompetencyEntry, FrameworkFile
from impact.knowledge.competencies.expectations import expectations_of
from impact.knowledge.competencies.models import (
    Citation,
    Competency,
    CoreCompetency,
    Domain,
    Expectation,
    Indicator,
    Source,
    Version,
)
from impact.knowledge.concepts.models import Concept
from impact.knowledge.mobilization.models import Role, Stage
from impact.lib.content import Outcome
from impact.lib.placing import put_in_place


@dataclass(frozen=True, slots=True)
class Codes:
    """What stands in the rooms below, by the codes files use."""

    roles: Mapping[str, Role]
    stages: Mapping[str, Stage]
    natures: Mapping[str, Concept]
    components: Mapping[str, Concept]

    @classmethod
    def now(cls) -> "Codes":
        return cls(
            roles={role.code: role for role in Role.objects.in_force()},
            stages={stage.code: stage for stage in Stage.objects.in_force()},
            natures={concept.code: concept for concept in Concept.objects.natures()},
            components={
                concept.code: concept for concept in Concept.objects.empowerment_components()
            },
        )


def furnish(version: Version, file: FrameworkFile, *, codes: Codes, on: date) -> Outcome:
    """Make a version hold what its file holds; what left is retired on that day."""
    domains = put_in_place(
        version.domains.all(), wanted=_domains(version, file), key=["code"], on=on
    )
    sources = put_in_place(
        version.sources.all(), wanted=_sources(version, file), key=["code"], on=on
    )
    placed = put_in_place(
        version.competencies.all(),
        wanted=_competencies(version, file, domains.rows, codes),
        key=["code"],
        on=on,
        keep=["thread", "replaced_by"],
    )
    pairs = [(placed.rows[entry.code], entry) for entry in file.competencies]
    outcome = domains.outcome + sources.outcome + placed.outcome
    outcome += _put_indicators(version, pairs, on=on)
    outcome += _put_links(version, pairs, codes, on=on)
    outcome += _put_citations(version, pairs, sources.rows, on=on)
    return outcome + _put_expectations(version, file, pairs, codes, on=on)


Pairs = list[tuple[Competency, CompetencyEntry]]


def _domains(version: Version, file: FrameworkFile) -> list[Domain]:
    return [
        Domain(
            version=version,
            code=entry.code,
            title=entry.title,
            title_en=entry.title_en,
            description=entry.description,
            position=position,
        )
        for position, entry in enumerate(file.domains, start=1)
    ]


def _sources(version: Version, file: FrameworkFile) -> list[Source]:
    return [
        Source(
            version=version,
            code=entry.code,
            reference=entry.reference,
            url=entry.url,
            nature=entry.nature,
        )
        for entry in file.sources
    ]


def _competencies(
    version: Version, file: FrameworkFile, domains: Mapping[str, Domain], codes: Codes
) -> list[Competency]:
    return [
        Competency(
            version=version,
            domain=domains[entry.domain],
            code=entry.code,
            title=entry.title,
            title_en=entry.title_en,
            description=entry.description,
            scope=entry.scope,
            nature=codes.natures[entry.nature],
            position=position,
            replaces=entry.replaces,
        )
        for position, entry in enumerate(file.competencies, start=1)
    ]


def _put_indicators(version: Version, pairs: Pairs, *, on: date) -> Outcome:
    return put_in_place(
        Indicator.objects.filter(_in_force(version)),
        wanted=[
            Indicator(competency=row, level=level, text=text)
            for row, entry in pairs
            for level, text in entry.indicators.items()
        ],
        key=["competency_id", "level"],
        on=on,
    ).outcome


def _put_links(version: Version, pairs: Pairs, codes: Codes, *, on: date) -> Outcome:
    """Tie the competencies to their other natures, components and stages."""
    concept, stage = "concept_id", "stage_id"
    ties: list[tuple[type[models.Model], str, Iterable[tuple[Competency, models.Model]]]] = [
        (
            Competency.other_natures.through,
            concept,
            [(row, codes.natures[code]) for row, entry in pairs for code in entry.other_natures],
        ),
        (
            Competency.components.through,
            concept,
            [(row, codes.components[code]) for row, entry in pairs for code in entry.components],
        ),
        (
            Competency.stages.through,
            stage,
            [(row, codes.stages[code]) for row, entry in pairs for code in entry.stages],
        ),
    ]
    outcome = Outcome()
    for through, column, ends in ties:
        outcome += put_in_place(
            through._default_manager.filter(_in_force(version)),
            wanted=[through(competency_id=row.pk, **{column: end.pk}) for row, end in ends],
            key=["competency_id", column],
            on=on,
        ).outcome
    return outcome


def _put_citations(
    version: Version, pairs: Pairs, sources: Mapping[str, Source], *, on: date
) -> Outcome:
    return put_in_place(
        Citation.objects.filter(_in_force(version)),
        wanted=[
            Citation(competency=row, source=sources[code], passage=passage, position=position)
            for row, entry in pairs
            for position, (code, passage) in enumerate(entry.sources.items(), start=1)
        ],
        key=["competency_id", "source_id"],
        on=on,
    ).outcome


def _put_expectations(
    version: Version, file: FrameworkFile, pairs: Pairs, codes: Codes, *, on: date
) -> Outcome:
    """Work out what is expected (R1) and the cores; in a draft, what no longer is goes away."""
    rows = {entry.code: row for row, entry in pairs}
    core = [
        CoreCompetency(
            version=version, role=codes.roles[role], competency=rows[code], position=position
        )
        for role, members in file.core.items()
        for position, code in enumerate(members, start=1)
    ]
    placed = put_in_place(
        version.core_competencies.filter(competency__retired_on=None),
        wanted=core,
        key=["role_id", "competency_id"],
        on=on,
    )
    expected = put_in_place(
        version.expectations.filter(competency__retired_on=None),
        wanted=[line for row, entry in pairs for line in _expected(row, entry, file, codes)],
        key=["role_id", "stage_id", "competency_id"],
        on=on,
    )
    return placed.outcome + expected.outcome


def _expected(
    row: Competency, entry: CompetencyEntry, file: FrameworkFile, codes: Codes
) -> list[Expectation]:
    weights = {True: Expectation.Weight.ESSENTIAL, False: Expectation.Weight.IMPORTANT}
    hearts = [role for role, members in file.core.items() if entry.code in members]
    return [
        Expectation(
            version_id=row.version_id,
            role=codes.roles[line.role],
            stage=codes.stages[line.stage],
            competency=row,
            level=line.level,
            weight=weights[line.is_essential],
        )
        for line in expectations_of(stages=entry.stages, levels=entry.roles, at_heart_of=hearts)
    ]


def _in_force(version: Version) -> models.Q:
    return models.Q(competency__version=version, competency__retired_on=None)
