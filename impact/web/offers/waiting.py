"""The desk of the offers."""

from django.utils.translation import gettext_lazy as _

from impact.journeys.offers.policies import may_keep_offers
from impact.web.desks import Desk

DESK = Desk(
    "offers:desk",
    _("Réponses"),
    _("Tenir les offres à jour\u00a0: en inscrire, en importer, en retirer."),
    may_keep_offers,
)
