from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "impact.presence.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from impact.presence.pages.publications import KINDS
        from impact.trust.publishing.kinds import register

        for kind in KINDS:
            register(kind)
