"""What every page of one initiative shows at its top: its name, its rooms, whether it lives."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models import Initiative

register = template.Library()


@dataclass(frozen=True, slots=True)
class Room:
    """A place in an initiative: the word pages use for `active`, its label, its route."""

    code: str
    label: str | Promise
    route: str


@dataclass(frozen=True, slots=True)
class Wing:
    """Rooms one goes through for the same reason; its first room is its door."""

    label: str | Promise
    rooms: tuple[Room, ...]


#: The order of the loop: who we are, what we hold, what we choose, what changes, what we let out.
WINGS = (
    Wing(
        _("Démarche"),
        (
            Room("overview", _("Aperçu"), "communities:initiative"),
            Room("team", _("Équipe"), "communities:team"),
            Room("stages", _("Étapes"), "communities:stages"),
            Room("journal", _("Journal"), "communities:journal"),
        ),
    ),
    Wing(
        _("Se situer"),
        (
            Room("assessment", _("Mon point"), "needs:assessment-new"),
            Room("coverage", _("Couverture"), "needs:coverage"),
            Room("workshops", _("Ateliers"), "workshops:workshops"),
        ),
    ),
    Wing(
        _("Choisir"),
        (
            Room("routes", _("Routes"), "plans:holes"),
            Room("plan", _("Plan"), "plans:plan"),
        ),
    ),
    Wing(
        _("Suivre"),
        (Room("empowerment", _("Pouvoir d’agir"), "empowerment:overview"),),
    ),
)


@register.inclusion_tag("ui/initiative_header.html")
def initiative_header(initiative: Initiative, active: str = "") -> dict[str, Any]:
    """The head of an initiative's pages; on the overview its name is the h1."""
    here = next((wing for wing in WINGS if active in {room.code for room in wing.rooms}), None)
    wings = [
        {
            "label": wing.label,
            "href": reverse(wing.rooms[0].route, args=[initiative.slug]),
            "is_here": wing is here,
        }
        for wing in WINGS
    ]
    rooms = [
        {
            "label": room.label,
            "href": reverse(room.route, args=[initiative.slug]),
            "is_active": room.code == active,
        }
        for room in (here.rooms if here else ())
    ]
    return {
        "initiative": initiative,
        "wings": wings,
        "rooms": rooms if len(rooms) > 1 else [],
        "is_alone": len(rooms) == 1,
        "is_overview": active == "overview",
    }
