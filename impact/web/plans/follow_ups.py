"""From what a group agreed to do, in an appraisal, to the objective that takes it up."""

from collections.abc import Mapping

from impact.journeys.empowerment.models import Judgement
from impact.knowledge.competencies.models import Competency
from impact.knowledge.competencies.models.competencies import CompetencyQuerySet
from impact.presence.communities.models import Initiative


def agreed_in(initiative: Initiative, address: Mapping[str, str]) -> Judgement | None:
    """Return the judgement an address names (`?bilan=` and `composante=`), if it is the team's."""
    number = address.get("bilan", "")
    if not number.isdecimal():
        return None
    return (
        Judgement.objects.filter(
            appraisal__initiative=initiative,
            appraisal__pk=number,
            component__code=address.get("composante", ""),
        )
        .select_related("appraisal", "component")
        .first()
    )


def touching(agreed: Judgement | None, *, among: CompetencyQuerySet) -> list[Competency]:
    """Return a few competencies that touch the component judged, by the framework's own ties.

    A frame that names its components otherwise than the framework has none to suggest.
    """
    if agreed is None:
        return []
    concept = agreed.component.code.replace("-", ".")
    return list(among.filter(components__code=concept).distinct()[:5])
