"""What this room knows of a person, told whole to her, and how it forgets her."""

from typing import Any

from impact.trust.accounts.models import User
from impact.trust.privacy.models import Access, Consent, DataRequest

__all__ = ["forget", "personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return her consents with the texts she was shown, who looked, and what she asked for."""
    return {
        "consentements": [
            {
                "finalite": consent.text.get_purpose_display(),
                "portee": consent.scope,
                "version_du_texte": consent.text.version,
                "titre": consent.text.title,
                "texte_montre": consent.text.text,
                "donne_le": consent.given_at,
                "retire_le": consent.withdrawn_at,
            }
            for consent in Consent.objects.of(person).select_related("text").order_by("given_at")
        ],
        "acces_a_mes_donnees": [
            {
                "quoi": access.what,
                "par": access.by.name if access.by else "",
                "portee": access.scope,
                "quand": access.at,
            }
            for access in Access.objects.of(person)
        ],
        "demandes": [
            {"demande": request.get_kind_display(), "quand": request.at}
            for request in DataRequest.objects.filter(person=person).order_by("at")
        ],
    }


def forget(person: User) -> None:
    """Let go of her consents and of who looked at her data; her request to leave stays, dated."""
    Consent.objects.of(person).delete()
    Access.objects.filter(person=person).delete()
    Access.objects.filter(by=person).update(by=None)
    DataRequest.objects.filter(person=person, kind=DataRequest.Kind.EXPORT).delete()
