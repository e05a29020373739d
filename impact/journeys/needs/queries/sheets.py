"""What one reads to answer about a competency: its meaning, and each level in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from impact.knowledge.competencies.models import Competency, Level, Version


@dataclass(frozen=True, slots=True)
class Choice:
    value: int
    name: str
    #: What one sees at this level; empty where the framework says nothing of it.
    sign: str


@dataclass(frozen=True, slots=True)
class Sheet:
    competency: int
    code: str
    title: str
    meaning: str
    domain: str
    is_collective: bool
    choices: tuple[Choice, ...]


def sheets_of(*, version: Version, competencies: Sequence[int]) -> list[Sheet]:
    """Return the sheets of these competencies, in the order they are named."""
    levels = list(version.scale.levels.all())
    rows = Competency.objects.filter(version=version).select_related("domain").with_indicators()
    found = rows.in_bulk(list(competencies))
    return [_sheet(found[key], levels) for key in competencies if key in found]


def _sheet(competency: Competency, levels: Sequence[Level]) -> Sheet:
    signs = {indicator.level: indicator.text for indicator in competency.indicators.all()}
    return Sheet(
        competency=competency.pk,
        code=competency.code,
        title=competency.title,
        meaning=competency.description,
        domain=competency.domain.title,
        is_collective=competency.is_collective,
        choices=tuple(
            Choice(level.value, level.name, signs.get(level.value, "")) for level in levels
        ),
    )
