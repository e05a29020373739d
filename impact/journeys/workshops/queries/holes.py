"""What a workshop showed to be missing: agreed on below what the team's roles ask for."""

from dataclasses import dataclass

from impact.journeys.plans.models import Goal
from impact.journeys.plans.wants import competencies_wanted
from impact.journeys.workshops.models import Agreement, Workshop
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative


@dataclass(frozen=True, slots=True)
class Hole:
    """A competency, the level agreed on, the level asked for, and whether the plan knows it."""

    competency: Competency
    level: int | None
    wanted: int
    is_goal: bool


def holes_left_by(workshop: Workshop, *, team: Initiative) -> list[Hole]:
    """Return the competencies this team agreed it does not hold yet, the widest gap first."""
    agreements = Agreement.objects.filter(
        question__workshop=workshop, team=team, question__competency__isnull=False
    ).select_related("question__competency")
    levels = {
        each.question.competency_id: each.level
        for each in agreements
        if each.question.competency_id
    }
    if not levels or workshop.version is None:
        return []
    goals = Goal.objects.kept().filter(plan__in=team.plans.open())
    threads = set(goals.values_list("competency__thread", flat=True))
    asked = competencies_wanted(team, version=workshop.version).filter(pk__in=levels)
    holes = [
        Hole(one, levels[one.pk], one.wanted_level, one.thread in threads)  # type: ignore[attr-defined]
        for one in asked
        if one.wanted_level and (levels[one.pk] or 0) < one.wanted_level  # type: ignore[attr-defined]
    ]
    return sorted(holes, key=lambda hole: (hole.level or 0) - hole.wanted)
