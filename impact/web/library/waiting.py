"""The desks of the library: its records, its links."""

from django.utils.translation import gettext_lazy as _

from impact.presence.library.policies import may_keep_library
from impact.presence.library.queries.links import tally_of_links
from impact.trust.accounts.models import User
from impact.web.desks import Desk, Waits


def _links(_user: User) -> Waits:
    tally = tally_of_links()
    return Waits(tally.dead + tally.moved)


LIBRARY = Desk(
    "library:desk",
    _("Bibliothèque"),
    _("Importer des notices, les compléter, fusionner les doublons."),
    may_keep_library,
)
LINKS = Desk(
    "library:links",
    _("Liens de la bibliothèque"),
    _("Réparer les liens morts ou déménagés, revérifier les autres."),
    may_keep_library,
    _links,
)
