"""The desk of the pages that staff edit."""

from django.utils.translation import gettext_lazy as _

from impact.presence.pages.policies import may_keep_pages
from impact.web.desks import Desk

DESK = Desk(
    "pages:desk",
    _("Pages, nouvelles et récits"),
    _("Écrire une page ou une nouvelle, annoncer sa parution, retirer ce qui n’a plus cours."),
    may_keep_pages,
)
