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

_WEIGHTS = {True: Expectation.Weight.ESSENTIAL, False: Expectation.Weight.IMPORTANT}


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


Pairs = list[tuple[Competency, CompetencyEntry]]


@dataclass(frozen=True, slots=True)
class Furnishing:
    """Making a version hold what its file holds; what left is retired on that day."""

    version: Version
    file: FrameworkFile
    codes: Codes
    on: date

    def put_all(self) -> Outcome:
        domains = put_in_place(
            self.version.domains.all(), wanted=self._domains(), key=["code"], on=self.on
        )
        sources = put_in_place(
            self.version.sources.all(), wanted=self._sources(), key=["code"], on=self.on
        )
        placed = put_in_place(
            self.version.competencies.all(),
            wanted=self._competencies(domains.rows),
            key=["code"],
            on=self.on,
            keep=["thread", "replaced_by"],
        )
        pairs = [(placed.rows[entry.code], entry) for entry in self.file.competencies]
        outcome = domains.outcome + sources.outcome + placed.outcome
        outcome += self._put_indicators(pairs) + self._put_links(pairs)
        outcome += self._put_citations(pairs, sources.rows)
        return outcome + self._put_core(pairs) + self._put_expectations(pairs)

    def _domains(self) -> list[Domain]:
        return [
            Domain(
                version=self.version,
                code=entry.code,
                title=entry.title,
                title_en=entry.title_en,
                description=entry.description,
                position=position,
            )
            for position, entry in enumerate(self.file.domains, start=1)
        ]

    def _sources(self) -> list[Source]:
        return [
            Source(
                version=self.version,
                code=entry.code,
                reference=entry.reference,
                url=entry.url,
                nature=entry.nature,
            )
            for entry in self.file.sources
        ]

    def _competencies(self, domains: Mapping[str, Domain]) -> list[Competency]:
        return [
            Competency(
                version=self.version,
                domain=domains[entry.domain],
                code=entry.code,
                title=entry.title,
                title_en=entry.title_en,
                description=entry.description,
                scope=entry.scope,
                nature=self.codes.natures[entry.nature],
                position=position,
                replaces=entry.replaces,
            )
            for position, entry in enumerate(self.file.competencies, start=1)
        ]

    def _put_indicators(self, pairs: Pairs) -> Outcome:
        return put_in_place(
            Indicator.objects.filter(self._in_force),
            wanted=[
                Indicator(competency_id=row.pk, level=level, text=text)
                for row, entry in pairs
                for level, text in entry.indicators.items()
            ],
            key=["competency_id", "level"],
            on=self.on,
        ).outcome

    def _put_links(self, pairs: Pairs) -> Outcome:
        """Tie the competencies to their other natures, components and stages."""
        natures, components, stages = self.codes.natures, self.codes.components, self.codes.stages
        return (
            self._tie(
                Competency.other_natures.through,
                "concept_id",
                ends=[(row.pk, natures[code].pk) for row, e in pairs for code in e.other_natures],
            )
            + self._tie(
                Competency.components.through,
                "concept_id",
                ends=[(row.pk, components[code].pk) for row, e in pairs for code in e.components],
            )
            + self._tie(
                Competency.stages.through,
                "stage_id",
                ends=[(row.pk, stages[code].pk) for row, e in pairs for code in e.stages],
            )
        )

    def _tie(
        self, through: type[models.Model], column: str, *, ends: Iterable[tuple[int, int]]
    ) -> Outcome:
        return put_in_place(
            through._default_manager.filter(self._in_force),
            wanted=[through(competency_id=row, **{column: end}) for row, end in ends],
            key=["competency_id", column],
            on=self.on,
        ).outcome

    def _put_citations(self, pairs: Pairs, sources: Mapping[str, Source]) -> Outcome:
        return put_in_place(
            Citation.objects.filter(self._in_force),
            wanted=[
                Citation(
                    competency_id=row.pk,
                    source_id=sources[code].pk,
                    passage=passage,
                    position=position,
                )
                for row, entry in pairs
                for position, (code, passage) in enumerate(entry.sources.items(), start=1)
            ],
            key=["competency_id", "source_id"],
            on=self.on,
        ).outcome

    def _put_core(self, pairs: Pairs) -> Outcome:
        rows = {entry.code: row for row, entry in pairs}
        return put_in_place(
            self.version.core_competencies.filter(competency__retired_on=None),
            wanted=[
                CoreCompetency(
                    version=self.version,
                    role=self.codes.roles[role],
                    competency=rows[code],
                    position=position,
                )
                for role, members in self.file.core.items()
                for position, code in enumerate(members, start=1)
            ],
            key=["role_id", "competency_id"],
            on=self.on,
        ).outcome

    def _put_expectations(self, pairs: Pairs) -> Outcome:
        """Work out what is expected (R1); in a draft, what no longer is goes away."""
        return put_in_place(
            self.version.expectations.filter(competency__retired_on=None),
            wanted=[line for row, entry in pairs for line in self._expected(row, entry)],
            key=["role_id", "stage_id", "competency_id"],
            on=self.on,
        ).outcome

    def _expected(self, row: Competency, entry: CompetencyEntry) -> list[Expectation]:
        hearts = [role for role, members in self.file.core.items() if entry.code in members]
        return [
            Expectation(
                version_id=row.version_id,
                role_id=self.codes.roles[line.role].pk,
                stage_id=self.codes.stages[line.stage].pk,
                competency_id=row.pk,
                level=line.level,
                weight=_WEIGHTS[line.is_essential],
            )
            for line in expectations_of(stages=entry.stages, levels=entry.roles, at_heart_of=hearts)
        ]

    @property
    def _in_force(self) -> models.Q:
        return models.Q(competency__version=self.version, competency__retired_on=None)
