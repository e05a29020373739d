from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "impact.web"
    verbose_name = "Site"
