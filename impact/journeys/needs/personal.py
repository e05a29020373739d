"""What this room knows of a person, told whole to her, and how it forgets her."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from impact.journeys.needs.models import Contribution, Rating, SelfAssessment, Source
from impact.journeys.needs.operations.readings import refresh_reading
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User

__all__ = ["forget", "personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return her self-assessments, what was said of her, what she said, where she is counted."""
    assessments = SelfAssessment.objects.of(person).select_related("initiative", "version")
    ratings = Rating.objects.select_related("competency__version", "initiative").oldest_first()
    counted = Contribution.objects.filter(person=person).select_related("reading__initiative")
    return {
        "autoevaluations": [
            {
                "demarche": assessment.initiative.name if assessment.initiative else "",
                "referentiel": assessment.version.number,
                "commencee_le": assessment.started_at,
                "terminee_le": assessment.finished_at,
                "competences": len(assessment.agenda),
            }
            for assessment in assessments.order_by("started_at", "pk")
        ],
        "niveaux": [_told(rating) for rating in ratings.filter(person=person)],
        "niveaux_donnes": [
            _told(rating) for rating in ratings.filter(rater=person).exclude(source=Source.SELF)
        ],
        "releves": [
            {
                "demarche": contribution.reading.initiative.name,
                "releve_du": contribution.reading.taken_at,
                "competences_comptees": sorted(contribution.answers),
            }
            for contribution in counted.order_by("reading__taken_at", "pk")
        ],
    }


def _told(rating: Rating) -> dict[str, Any]:
    return {
        "source": rating.get_source_display(),
        "demarche": rating.initiative.name if rating.initiative else "",
        "competence": rating.competency.code,
        "titre": rating.competency.title,
        "referentiel": rating.competency.version.number,
        "niveau": "ne sais pas" if rating.level is None else rating.level,
        "assurance": rating.get_confidence_display() or "",
        "exemple": rating.evidence,
        "dissidence": rating.dissent,
        "quand": rating.rated_at,
    }


def forget(person: User, *, at: datetime) -> None:
    """Let go of her self-assessments and of every rating of her or by her.

    What a group agreed on stays with the group, whoever held the pen. To be called once her
    consents are gone: the readings that count her are taken back first, as when she withdraws.
    """
    for initiative in Initiative.objects.filter(readings__contributions__person=person).distinct():
        refresh_reading(initiative=initiative, at=at)
    Contribution.objects.filter(person=person).update(person=None)
    Rating.objects.filter(Q(person=person) | Q(rater=person)).exclude(source=Source.GROUP).delete()
    SelfAssessment.objects.of(person).delete()
