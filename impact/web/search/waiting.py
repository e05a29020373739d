"""The desk of the search: how far behind its index is."""

from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User
from impact.web.desks import Desk, Waits, staff_alone
from impact.web.search.engine import the_engine


def _changes(_user: User) -> Waits:
    return Waits(the_engine().health().behind)


DESK = Desk(
    "search:health",
    _("Recherche"),
    _("Voir si l’index suit ce qui est publié."),
    staff_alone,
    _changes,
)
