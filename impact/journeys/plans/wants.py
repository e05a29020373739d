"""What the plan of an initiative may want: the levels its roles ask for at its active stages."""

from django.db.models import F, Max, Q

from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.competencies.models.competencies import CompetencyQuerySet
from impact.presence.communities.models import Assignment, Initiative, StageSpan

#: The level aimed at when nothing in the team's roles and stages asks for one.
USUAL_LEVEL = 3


def competencies_wanted(initiative: Initiative, *, version: Version) -> CompetencyQuerySet:
    """Return every competency with its `wanted_level` here, those asked for now coming first."""
    roles = Assignment.objects.active().filter(membership__initiative=initiative).values("role")
    stages = StageSpan.objects.active().filter(initiative=initiative).values("stage")
    asked = Q(expectations__role__in=roles, expectations__stage__in=stages)
    return (
        version.competencies.in_force()
        .annotate(wanted_level=Max("expectations__level", filter=asked))
        .order_by(F("wanted_level").desc(nulls_last=True), "position")
    )


def level_wanted(competency: Competency, *, initiative: Initiative) -> int:
    """Return the level the team's roles ask for now in this competency, or the usual one."""
    offered = competencies_wanted(initiative, version=competency.version)
    found = offered.filter(pk=competency.pk).first()
    wanted: int | None = found.wanted_level if found else None  # type: ignore[attr-defined]
    return wanted or USUAL_LEVEL
