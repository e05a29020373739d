from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OffersConfig(AppConfig):
    name = "impact.journeys.offers"
    verbose_name = _("Réponses")

    def ready(self) -> None:
        from impact.journeys.offers.corrections import OFFERS
        from impact.trust.publishing.kinds import register

        register(OFFERS)
