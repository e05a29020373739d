"""What a reader asked to see of the framework, read from the address of the page.

An unknown value is as good as none: a shared address never breaks on a role that was renamed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from impact.knowledge.competencies.models import Competency
from impact.knowledge.concepts.models import Concept
from impact.knowledge.mobilization.models import Role, Stage

Named = TypeVar("Named", Role, Stage)


@dataclass(frozen=True, slots=True)
class Filters:
    text: str = ""
    role: Role | None = None
    stage: Stage | None = None
    scope: str = ""
    nature: Concept | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.role or self.stage or self.scope or self.nature)


def read_filters(
    asked: Mapping[str, str],
    *,
    roles: Iterable[Role],
    stages: Iterable[Stage],
    natures: Iterable[Concept],
) -> Filters:
    """Return what the parameters `texte`, `role`, `etape`, `portee` and `nature` ask for."""
    scope = asked.get("portee", "").upper()
    return Filters(
        text=asked.get("texte", "").strip()[:80],
        role=by_slug(roles, asked.get("role")),
        stage=by_slug(stages, asked.get("etape")),
        scope=scope if scope in Competency.Scope.values else "",
        nature=next((one for one in natures if one.code == asked.get("nature")), None),
    )


def by_slug(rows: Iterable[Named], slug: str | None) -> Named | None:
    """Return the row of this slug, if there is one."""
    return next((row for row in rows if row.slug == slug), None)
