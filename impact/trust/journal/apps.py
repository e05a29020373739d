from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "impact.trust.journal"
    verbose_name = "Journal"
