"""What this room knows of a person, told whole to her."""

from typing import Any

from impact.trust.accounts.models import User

__all__ = ["personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return the account itself, under French names: people read this."""
    profile = {
        "numero": person.pk,
        "courriel": person.email,
        "nom_affiche": person.display_name,
        "langue": person.language,
        "profil_public": person.is_profile_public,
        "inscription": person.joined_at,
        "quatorze_ans_confirmes_le": person.of_age_confirmed_at,
        "derniere_connexion": person.last_login,
        "membre_du_personnel": person.is_staff,
    }
    return {"profil": [profile]}
