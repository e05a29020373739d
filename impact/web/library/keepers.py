"""The doors of the pages where librarians work; who changes many at once is of the staff."""

from django.utils.translation import gettext_lazy as _

from impact.presence.library.harvesting.policies import may_harvest
from impact.presence.library.policies import may_change_in_bulk, may_keep_library
from impact.web.http import View, only_for

__all__ = ["bulk_only", "harvesters_only", "keepers_only"]

keepers_only = only_for(
    may_keep_library, told=_("Cette page est celle de qui tient la bibliothèque.")
)
harvesters_only = only_for(may_harvest)
_publishers_only = only_for(
    may_change_in_bulk,
    told=_("Ce geste publie sans relecture\u00a0: il revient à l’équipe de l’institut."),
)


def bulk_only(view: View) -> View:
    """Refuse whoever may not publish many changes at once; she may propose them one by one."""
    return keepers_only(_publishers_only(view))
