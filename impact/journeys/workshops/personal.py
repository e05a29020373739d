"""What this room knows of a person, told whole to her, and how it forgets her.

Of the phones it knows nobody: a seat names no one.
"""

from typing import Any

from django.db.models import Q

from impact.journeys.workshops.models import Agreement, Workshop
from impact.trust.accounts.models import User
from impact.trust.privacy.names import take_out_of_rows

__all__ = ["forget", "personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return the workshops she prepared or led, and the agreements she wrote down."""
    workshops = Workshop.objects.filter(Q(created_by=person) | Q(facilitator=person))
    agreements = Agreement.objects.filter(recorded_by=person).select_related("team")
    return {
        "ateliers": [
            {
                "demarche": workshop.host.name,
                "atelier": workshop.title,
                "prepare_par_moi": workshop.created_by_id == person.pk,
                "anime_par_moi": workshop.facilitator_id == person.pk,
                "quand": workshop.opened_at or workshop.created_at,
            }
            for workshop in workshops.select_related("host").order_by("created_at", "pk")
        ],
        "ententes_notees": [
            {
                "demarche": agreement.team.name,
                "niveau": agreement.level,
                "raisons": agreement.reasons,
                "dissidence": agreement.dissent,
                "quand": agreement.recorded_at,
            }
            for agreement in agreements.order_by("recorded_at", "pk")
        ],
    }


def forget(person: User) -> None:
    """Take her name out of what her teams agreed on.

    To be called while she still has her name and her memberships.
    """
    agreed = Agreement.objects.filter(team__in=person.memberships.values("initiative"))
    fields = ["reasons", "dissent", "evidence"]
    take_out_of_rows(person.display_name, rows=agreed, fields=fields)
