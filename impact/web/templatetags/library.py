"""What is said of records being brought in: why two are alike, which fields change."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext_lazy as _

from impact.presence.library.duplicates import Reason
from impact.presence.library.kinds import RESOURCES

register = template.Library()

#: Why two records may tell of one thing.
WHY = {
    Reason.IDENTIFIER: _("même numéro (DOI, ISBN)"),
    Reason.ADDRESS: _("même adresse"),
    Reason.TITLE: _("même titre"),
    Reason.CLOSE: _("titre presque pareil, mêmes auteurs"),
}


@register.filter
def why(reasons: Iterable[Reason]) -> str:
    """Return « même adresse, même titre »."""
    return ", ".join(str(WHY[one]) for one in reasons)


@register.filter
def field_names(names: Iterable[str]) -> str:
    """Return the names of fields as pages write them."""
    return ", ".join(str(RESOURCES.field(name).label).lower() for name in names)


@register.filter
def page(slug: str) -> str:
    """Return the address of the page of a resource."""
    return RESOURCES.address(slug)
