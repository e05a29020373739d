from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    name = "impact.presence.library"
    verbose_name = _("Ressources")
