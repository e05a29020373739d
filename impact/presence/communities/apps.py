from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "impact.presence.communities"
    verbose_name = "Démarches"
