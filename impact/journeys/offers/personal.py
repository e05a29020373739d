"""What this room knows of a person, told whole to her."""

from typing import Any

from impact.journeys.offers.models import Offer
from impact.trust.accounts.models import User

__all__ = ["personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return the offers she brought in for everyone to read; they stay when she is gone."""
    offers = Offer.objects.filter(created_by=person)
    return {
        "offres_inscrites": [
            {
                "offre": offer.title,
                "offreur": offer.provider,
                "inscrite_le": offer.created_at,
                "retiree_le": offer.retired_at,
            }
            for offer in offers.order_by("created_at", "pk")
        ],
    }
