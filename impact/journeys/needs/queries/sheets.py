"""What one reads to answer about a competency: its meaning, and each level in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from impact.journeys.needs.queries.levels import level_names
from impact.knowledge.competencies.models import Competency, Version


@dataclass(frozen=True, slots=True)
class Choice:
    value: int
    name: str
    #: What one sees at this level; empty where the framework says nothing of it.
    sign: str

    @property
    def key(self) -> str:
        """The value as a form spells it."""
        return str(self.value)


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
    names = level_names(version.scale)
    rows = Competency.objects.filter(version=version).select_related("domain").with_indicators()
    found = rows.in_bulk(list(competencies))
    return [_sheet(found[key], names) for key in competencies if key in found]


def _sheet(competency: Competency, names: Mapping[int, str]) -> Sheet:
    signs = {0: _("C’est nouveau, ou l’occasion ne s’est pas encore présentée.")}
    signs |= {indicator.level: indicator.text for indicator in competency.indicators.all()}
    return Sheet(
        competency=competency.pk,
        code=competency.code,
        title=competency.title,
        meaning=competency.description,
        domain=competency.domain.title,
        is_collective=competency.is_collective,
        choices=tuple(Choice(value, name, signs.get(value, "")) for value, name in names.items()),
    )
