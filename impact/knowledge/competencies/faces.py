"""Reading back from the tables what a version means, to compare it with a file or the next one."""

from collections import defaultdict

from impact.knowledge.competencies.content import LevelEntry, ScaleEntry
from impact.knowledge.competencies.freezing import Face, scale_key
from impact.knowledge.competencies.meaning import Ancestor, Meaning, meaning_of, plain
from impact.knowledge.competencies.models import Competency, Scale, Version


def scale_key_of(scale: Scale) -> str:
    levels = scale.levels.values_list("value", "name", "name_en", "description")
    return scale_key(
        ScaleEntry(scale.code, scale.title, tuple(LevelEntry(*level) for level in levels))
    )


def ancestors_of(version: Version) -> dict[str, Ancestor]:
    """Return what the version after this one may take over, by code."""
    return {
        row.code: Ancestor(row.code, row.thread, meaning)
        for row, meaning in meanings_of(version).values()
    }


def meanings_of(version: Version) -> dict[str, tuple[Competency, Meaning]]:
    """Return each competency of a version and what it means, by code."""
    scale = scale_key_of(version.scale)
    rows = version.competencies.in_force().prefetch_related("indicators")
    return {
        row.code: (
            row,
            meaning_of(
                description=row.description,
                indicators={indicator.level: indicator.text for indicator in row.indicators.all()},
                scope=row.scope,
                scale=scale,
            ),
        )
        for row in rows
    }


def faces_of(version: Version) -> dict[str, Face]:
    """Return the face of each competency of a version, by code."""
    asked, hearts = _asked_by(version), _hearts_of(version)
    rows = version.competencies.in_force().select_related("domain", "nature")
    rows = rows.prefetch_related("other_natures", "components", "stages", "predecessors")
    meanings = meanings_of(version)
    return {
        row.code: Face(
            domain=row.domain.code,
            title=plain(row.title),
            meaning=meanings[row.code][1],
            nature=row.nature.code,
            other_natures=frozenset(nature.code for nature in row.other_natures.all()),
            components=frozenset(component.code for component in row.components.all()),
            stages=frozenset(stage.code for stage in row.stages.all()),
            roles=frozenset(asked[row.code]),
            cores=frozenset(hearts[row.code]),
            replaces=frozenset(old.code for old in row.predecessors.all()),
        )
        for row in rows
    }


def _asked_by(version: Version) -> dict[str, set[tuple[str, int]]]:
    asked: dict[str, set[tuple[str, int]]] = defaultdict(set)
    lines = version.expectations.values_list("competency__code", "role__code", "level").distinct()
    for competency, role, level in lines:
        asked[competency].add((role, level))
    return asked


def _hearts_of(version: Version) -> dict[str, set[str]]:
    hearts: dict[str, set[str]] = defaultdict(set)
    for competency, role in version.core_competencies.values_list("competency__code", "role__code"):
        hearts[competency].add(role)
    return hearts
