"""What can answer a need (« Réponses »): offers of the field, hands people hold out, briefs.

An offer is public. A hand (« je peux aider », « je veux progresser ») is seen by the team only,
and a pairing by the two people it names. A sharing is what a team says, to others like it, that
it is willing to pass on. A brief is what a team asks the field for, when nothing exists.
"""

from impact.journeys.offers.models.briefs import Brief, BriefAnswer
from impact.journeys.offers.models.hands import Hand, Pairing
from impact.journeys.offers.models.offers import Aim, Offer, OfferQuerySet
from impact.journeys.offers.models.sharings import Sharing

__all__ = [
    "Aim",
    "Brief",
    "BriefAnswer",
    "Hand",
    "Offer",
    "OfferQuerySet",
    "Pairing",
    "Sharing",
]
