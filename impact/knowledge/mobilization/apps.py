from django.apps import AppConfig


class MobilizationConfig(AppConfig):
    name = "impact.knowledge.mobilization"
    verbose_name = "Cycle et rôles"
