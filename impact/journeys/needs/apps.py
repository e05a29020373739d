from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "impact.journeys.needs"
    verbose_name = "Besoins"
