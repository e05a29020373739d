from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "impact.journeys.plans"
    verbose_name = "Plans"
