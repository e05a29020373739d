from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "impact.knowledge.territories"
    verbose_name = "Territoires"
