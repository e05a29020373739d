from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    name = "impact.presence.library"
    verbose_name = _("Ressources")

    def ready(self) -> None:
        from impact.presence.library.kinds import COLLECTIONS, RESOURCES
        from impact.trust.publishing.kinds import register

        register(RESOURCES)
        register(COLLECTIONS)
