"""From a hole seen in the coverage to the routes that could answer it, and to its objective."""

from dataclasses import dataclass
from datetime import datetime

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from impact.journeys.needs.queries.coverage import Row
from impact.journeys.plans.holes import routes_for, rows_of, standing_of
from impact.journeys.plans.models import Goal
from impact.journeys.plans.operations import Begun
from impact.journeys.plans.routes import Route
from impact.journeys.plans.wants import USUAL_LEVEL, competencies_wanted
from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.competencies.models.competencies import CompetencyQuerySet
from impact.presence.communities.models import Initiative


@dataclass(frozen=True, slots=True)
class Choices:
    """The competencies an objective may name, and the one the address names, if any."""

    offered: CompetencyQuerySet
    chosen: Competency | None


def choices_for(initiative: Initiative, *, code: str) -> Choices:
    offered = competencies_wanted(initiative, version=Version.objects.current())
    return Choices(offered, offered.filter(code=code).first() if code else None)


def status_of(competency: Competency, *, initiative: Initiative, at: datetime) -> str:
    """Return how the team's coverage of this competency is shown today, or nothing."""
    return statuses_of(initiative, at=at).get(competency.thread, "")


def statuses_of(initiative: Initiative, *, at: datetime) -> dict[str, str]:
    """Return how each competency expected now is shown to be covered, by its thread."""
    return {row.thread.key: str(row.status) for row in rows_of(initiative, at=at)}


@dataclass(frozen=True, slots=True)
class Look:
    """One hole as its pages show it: how it is covered, its objective if any, its routes."""

    initiative: Initiative
    competency: Competency
    row: Row | None
    people: int
    goal: Goal | None
    at: datetime

    @property
    def level(self) -> int:
        return self.row.expected if self.row else USUAL_LEVEL

    @property
    def routes(self) -> list[Route]:
        day = timezone.localdate(self.at)
        return routes_for(
            self.initiative,
            competency=self.competency,
            level=self.level,
            on=day,
            people=self.people,
        )

    @property
    def begun(self) -> Begun:
        """Return the words for the plan and the objective, if they must be begun."""
        told = _("Que nous tenions ensemble «\u00a0%(title)s\u00a0», au niveau %(level)d.")
        return Begun(
            plan_title=_("Notre plan"),
            statement=told % {"title": self.competency.title, "level": self.level},
            status=str(self.row.status) if self.row else "",
        )


def look_at(initiative: Initiative, code: str, *, at: datetime) -> Look:
    """Return the hole that has this code in the framework of the day.

    :raises Http404: if no competency has it.
    """
    competencies = Competency.objects.in_force().current()
    loaded = competencies.select_related("domain", "nature")
    competency = get_object_or_404(loaded, code=code)
    goals = (
        Goal.objects.kept()
        .filter(plan__in=initiative.plans.open())
        .prefetch_related("checks", "actions")
    )
    standing = standing_of(initiative, at=at)
    return Look(
        initiative=initiative,
        competency=competency,
        row=standing.row(code),
        people=standing.people,
        goal=goals.filter(competency__thread=competency.thread).first(),
        at=at,
    )
