from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "impact.trust.accounts"
    verbose_name = "Comptes"
