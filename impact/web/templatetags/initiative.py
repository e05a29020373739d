"""What every page of one initiative shows at its top: its name, its rooms, whether it lives."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models import Initiative

register = template.Library()

#: The rooms of an initiative: the word pages use for `active`, the label, the route.
ROOMS = (
    ("overview", _("Aperçu"), "communities:initiative"),
    ("team", _("Équipe"), "communities:team"),
    ("stages", _("Étapes"), "communities:stages"),
    ("assessment", _("Mon point"), "needs:assessment-new"),
    ("coverage", _("Couverture"), "needs:coverage"),
    ("plan", _("Plan"), "plans:plan"),
    ("journal", _("Journal"), "communities:journal"),
)


@register.inclusion_tag("ui/initiative_header.html")
def initiative_header(initiative: Initiative, active: str = "") -> dict[str, Any]:
    """The head of an initiative's pages; on the overview its name is the h1."""
    tabs = [
        {
            "label": label,
            "href": reverse(route, args=[initiative.slug]),
            "is_active": code == active,
        }
        for code, label, route in ROOMS
    ]
    return {"initiative": initiative, "tabs": tabs, "is_overview": active == "overview"}
