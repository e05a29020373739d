"""What this room knows of a person, told whole to her, and how it forgets her.

What she answered alone is nobody's: no one can find it, so no copy can tell it.
"""

import re
from typing import Any

from django.utils.translation import gettext as _

from impact.journeys.empowerment.models import Appraisal, Ballot, Frame
from impact.trust.accounts.models import User

__all__ = ["forget", "personal_data_of"]

#: A display name shorter than this is a word like any other: it is not hunted in minutes.
_TELLING = 3


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return the appraisals she opened, the frames she wrote, the open rounds she answered."""
    appraisals = Appraisal.objects.filter(created_by=person).select_related("initiative", "frame")
    frames = Frame.objects.filter(created_by=person).select_related("initiative")
    ballots = Ballot.objects.filter(person=person).select_related("appraisal__initiative")
    return {
        "bilans_ouverts": [
            {
                "demarche": one.initiative.name,
                "cadre": one.frame.title,
                "manière": one.get_mode_display(),
                "fait_le": one.held_on,
            }
            for one in appraisals.order_by("created_at", "pk")
        ],
        "cadres_ecrits": [
            {"demarche": one.initiative.name if one.initiative else "", "cadre": one.title}
            for one in frames.order_by("pk")
        ],
        "participations_sans_nom": [
            {"demarche": one.appraisal.initiative.name, "fait_le": one.appraisal.held_on}
            for one in ballots.order_by("pk")
        ],
    }


def forget(person: User) -> None:
    """Take her off the list of those who answered, and her name out of who was there.

    To be called while she still has her name and her memberships.
    """
    Ballot.objects.filter(person=person).delete()
    if len(person.display_name) < _TELLING:
        return
    name = re.compile(rf"(?<!\w){re.escape(person.display_name)}(?!\w)", re.IGNORECASE)
    told = Appraisal.objects.filter(
        initiative__memberships__person=person, present__icontains=person.display_name
    )
    for appraisal in told.distinct():
        appraisal.present = name.sub(_("une personne partie"), appraisal.present)
        appraisal.save(update_fields=["present"])
