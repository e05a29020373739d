from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmpowermentConfig(AppConfig):
    name = "impact.journeys.empowerment"
    verbose_name = _("Pouvoir d’agir")
