from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "impact.trust.privacy"
    verbose_name = "Vie privée"
