"""What the library lacks: competencies with nothing in French, levels nobody helps to reach.

Invented resources fill no hole.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Role, Stage
from impact.presence.library.models import Resource, Subject
from impact.presence.library.models.resources import ResourceQuerySet

IN_FRENCH = (Resource.Language.FRENCH, Resource.Language.BOTH)


@dataclass(frozen=True, slots=True)
class Bare:
    """A competency, and how many resources in French help with it, level by level."""

    code: str
    title: str
    domain: str
    total: int
    #: How many for each level asked about; what is for all levels counts in each.
    by_level: Sequence[tuple[int, int]]

    @property
    def missing(self) -> list[int]:
        return [level for level, count in self.by_level if not count]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A role, and how many resources in French are for it at each stage."""

    code: str
    name: str
    counts: Sequence[int]


def bare_competencies(levels: Sequence[int]) -> list[Bare]:
    """Return every competency in force and what it has in French, those with least first."""
    held = levels_held()
    rows = Competency.objects.current().in_force().select_related("domain")
    bare = [
        Bare(
            one.code,
            one.title,
            one.domain.title,
            sum(held[one.code].values()),
            [(level, _at(held[one.code], level)) for level in levels],
        )
        for one in rows.order_by("domain__position", "position", "code")
    ]
    return sorted(bare, key=lambda one: (one.total > 0, -len(one.missing)))


def levels_held() -> Mapping[str, Mapping[int | None, int]]:
    """Return how many resources in French each competency has, by level; None: all levels."""
    held: dict[str, dict[int | None, int]] = defaultdict(lambda: defaultdict(int))
    subjects = Subject.objects.filter(resource__in=_in_french())
    for code, level in subjects.values_list("competency__code", "level"):
        held[code][level] += 1
    return held


def bare_crossings(stages: Sequence[Stage]) -> list[Crossing]:
    """Return, role by role, how many resources in French are for it at each stage."""
    rows = _in_french().prefetch_related("roles", "stages")
    roles = list(Role.objects.in_force())
    every_role, every_stage = [one.pk for one in roles], [one.pk for one in stages]
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for resource in rows:
        # Naming no role or stage is being for all of them.
        for role in [one.pk for one in resource.roles.all()] or every_role:
            for stage in [one.pk for one in resource.stages.all()] or every_stage:
                counts[role, stage] += 1
    return [
        Crossing(one.code, one.name, [counts[one.pk, stage] for stage in every_stage])
        for one in roles
    ]


def _in_french() -> ResourceQuerySet:
    return Resource.objects.shown().filter(language__in=IN_FRENCH, is_fictional=False)


def _at(held: Mapping[int | None, int], level: int) -> int:
    return held.get(level, 0) + held.get(None, 0)
