"""What the journal holds of a person: her own deeds, and those of others about her."""

from typing import Any

from impact.trust.accounts.models import User
from impact.trust.journal.models import Entry

__all__ = ["personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return what this person did, the latest first, then what others did about her."""
    about_her = Entry.objects.filter(details__person=person.pk).exclude(actor=person)
    return {
        "gestes": [_told(entry) for entry in Entry.objects.of(person)],
        "gestes_des_autres": [_told(entry) for entry in about_her.order_by("-at", "-pk")],
    }


def _told(entry: Entry) -> dict[str, Any]:
    return {
        "geste": entry.verb,
        "objet": f"{entry.subject_type} {entry.subject_id}",
        "contexte": entry.context,
        "quand": entry.at,
        "precisions": entry.details,
    }
