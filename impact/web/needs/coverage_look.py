"""What every page of a coverage starts from: the team, its reading, the stages asked for."""

from dataclasses import dataclass, replace

from django.utils import timezone

from impact.journeys.needs.operations.readings import State, keep_reading_fresh
from impact.journeys.needs.queries.coverage import (
    Ground,
    Row,
    StageAt,
    ground_of,
    stages_around,
    words_of,
)
from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest, find_initiative
from impact.web.needs.coverage_words import View, find_view, views_of


@dataclass(frozen=True, slots=True)
class Look:
    initiative: Initiative
    state: State
    stages: list[StageAt]
    views: list[View]
    view: View
    ground: Ground

    @property
    def rows(self) -> list[Row]:
        return self.ground.rows_at(stage.pk for stage in self.view.stages)


def look_at(request: SignedInRequest, slug: str) -> Look:
    initiative = find_initiative(request, slug)
    state = keep_reading_fresh(initiative=initiative, at=timezone.now())
    stages = stages_around(initiative)
    views = views_of(stages)
    view = find_view(views, request.GET.get("quand"))
    ground = ground_of(team=state.team, tally=state.tally, today=timezone.localdate())
    return Look(initiative, state, stages, views, view, ground)


def listen(look: Look) -> Look:
    """Return the same, with what the group agreed on."""
    return replace(look, ground=replace(look.ground, words=words_of(look.initiative)))
