"""From a hole seen in the coverage to the objective that names it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from impact.journeys.needs.operations.readings import keep_reading_fresh
from impact.journeys.needs.queries.coverage import ground_of, words_of
from impact.journeys.plans.wants import competencies_wanted
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
    state = keep_reading_fresh(initiative=initiative, at=at)
    ground = ground_of(
        team=state.team,
        tally=state.tally,
        today=timezone.localdate(at),
        words=words_of(initiative),
    )
    stages = initiative.spans.active().values_list("stage", flat=True)
    statuses = {row.thread.pk: row.status for row in ground.rows_at(stages)}
    return str(statuses.get(competency.pk, ""))
