"""What of a published version no longer changes, and whether a file would change it.

Values in, values out. Frozen: which competencies there are, their domain, title, meaning, natures,
components, stages, levels by role, cores, and what they replace. Free: typography, translations,
sources, notes, the order in which things stand.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields

from impact.knowledge.competencies.content import CompetencyEntry, FrameworkFile, ScaleEntry
from impact.knowledge.competencies.meaning import Meaning, meaning_of, plain
from impact.knowledge.competencies.references import taken_over

_TOLD = {
    "domain": "le domaine",
    "title": "le titre",
    "meaning": "le sens",
    "nature": "la nature",
    "other_natures": "les autres natures",
    "components": "les composantes",
    "stages": "les étapes",
    "roles": "les niveaux attendus",
    "cores": "les noyaux",
    "replaces": "ce qu’elle remplace",
}


@dataclass(frozen=True, slots=True)
class Face:
    """Everything of a competency that a publication freezes."""

    domain: str
    title: str
    meaning: Meaning
    nature: str
    other_natures: frozenset[str]
    components: frozenset[str]
    stages: frozenset[str]
    roles: frozenset[tuple[str, int]]
    cores: frozenset[str]
    replaces: frozenset[str]


def find_thaws(*, published: Mapping[str, Face], proposed: Mapping[str, Face]) -> dict[str, str]:
    """Return what a file would change of a published version: the code, and what of it."""
    thaws = {code: "elle n’y était pas" for code in proposed if code not in published}
    thaws |= {code: "elle n’y est plus" for code in published if code not in proposed}
    for code in published.keys() & proposed.keys():
        changed = _differences(published[code], proposed[code])
        if changed:
            thaws[code] = ", ".join(changed)
    return dict(sorted(thaws.items()))


def faces_in(file: FrameworkFile, *, before: Collection[str]) -> dict[str, Face]:
    """Return the faces a file describes; `before` holds the codes of the version it follows."""
    return {entry.code: _face_in(file, entry, before=before) for entry in file.competencies}


def scale_key(scale: ScaleEntry) -> str:
    """Return a scale in one line, to compare its wording with another's."""
    rungs = sorted((level.value, level.name, level.description) for level in scale.levels)
    return plain(" / ".join([scale.code, *(f"{v} {name} {told}" for v, name, told in rungs)]))


def _differences(old: Face, new: Face) -> list[str]:
    return [
        _TOLD[part.name]
        for part in fields(Face)
        if getattr(old, part.name) != getattr(new, part.name)
    ]


def _face_in(file: FrameworkFile, entry: CompetencyEntry, *, before: Collection[str]) -> Face:
    replaced = taken_over(code=entry.code, replaces=entry.replaces, known=before)
    return Face(
        domain=entry.domain,
        title=plain(entry.title),
        meaning=meaning_of(
            description=entry.description,
            indicators=entry.indicators,
            scope=entry.scope,
            scale=scale_key(file.scale),
        ),
        nature=entry.nature,
        other_natures=frozenset(entry.other_natures),
        components=frozenset(entry.components),
        stages=frozenset(entry.stages),
        roles=frozenset((role, level) for role, level in entry.roles.items() if level > 0),
        cores=frozenset(role for role, codes in file.core.items() if entry.code in codes),
        replaces=frozenset(replaced),
    )
