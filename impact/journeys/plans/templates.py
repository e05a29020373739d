"""Plans to start from, written for some roles at some stages (« gabarits »).

They are content, read once from `content/plans`; no table. A team takes the objectives it
wants of them, and says them anew: nothing here knows a team.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from impact.journeys.plans.frames import FrameAction
from impact.lib.content import Entry, read_file


@dataclass(frozen=True, slots=True)
class TemplateGoal:
    """An objective of a template: a competency by its code, and what could be done."""

    competency: str
    statement: str
    actions: tuple[FrameAction, ...]


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    code: str
    title: str
    words: str
    stages: tuple[str, ...]
    roles: tuple[str, ...]
    goals: tuple[TemplateGoal, ...]

    def suits(self, *, stages: frozenset[str], roles: frozenset[str]) -> int:
        """Return how much this template is about these stages and roles; 0 when not at all."""
        return 2 * len(stages.intersection(self.stages)) + len(roles.intersection(self.roles))


def read_template(path: Path) -> PlanTemplate:
    """Return the template of a content file.

    :raises BadContent: naming the file, the entry and the cause.
    """
    told = read_file(path)
    return PlanTemplate(
        code=path.stem,
        title=told.text("title"),
        words=told.text("words"),
        stages=tuple(told.codes("stages")),
        roles=tuple(told.codes("roles")),
        goals=tuple(_goal(entry) for entry in told.entries("goals", code="competency")),
    )


@cache
def templates() -> tuple[PlanTemplate, ...]:
    folder = settings.CONTENT_DIR / "plans"
    return tuple(read_template(path) for path in sorted(folder.glob("*.yaml")))


def find_template(code: str) -> PlanTemplate | None:
    return next((one for one in templates() if one.code == code), None)


def _goal(entry: Entry) -> TemplateGoal:
    entry.only("competency", "statement", "actions")
    actions = entry.entries("actions", code="title")
    return TemplateGoal(
        competency=entry.code,
        statement=entry.text("statement"),
        actions=tuple(FrameAction(one.text("title"), one.text("response")) for one in actions),
    )
