"""What every page of one initiative shows at its top: its name, its rooms, whether it lives."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models import Initiative

register = template.Library()


@dataclass(frozen=True, slots=True)
class Room:
    """A place in an initiative: the word pages use for `active`, its label, its route.

    Any member may enter it; one in which people only add closes with the initiative.
    """

    code: str
    label: str | Promise
    route: str
    closes_with_the_initiative: bool = False


@dataclass(frozen=True, slots=True)
class Wing:
    """Rooms one goes through for the same reason."""

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
            Room(
                "assessment",
                _("Mon point"),
                "needs:assessment-new",
                closes_with_the_initiative=True,
            ),
            Room("coverage", _("Couverture"), "needs:coverage"),
            Room("workshops", _("Ateliers"), "workshops:workshops"),
        ),
    ),
    Wing(
        _("Choisir"),
        (
            Room("routes", _("Routes"), "plans:holes"),
            Room("help", _("Entraide"), "offers:help"),
            Room("composing", _("Composer"), "plans:compose", closes_with_the_initiative=True),
            Room("plan", _("Plan"), "plans:plan"),
        ),
    ),
    Wing(
        _("Suivre"),
        (
            Room("empowerment", _("Pouvoir d’agir"), "empowerment:overview"),
            Room("logbook", _("Journal de bord"), "empowerment:logbook"),
            Room("story", _("Récit"), "empowerment:story"),
            Room("uses", _("Ressources"), "library:uses"),
            Room("releases", _("Partages"), "releases:releases"),
        ),
    ),
)


@register.inclusion_tag("ui/initiative_header.html", takes_context=True)
def initiative_header(context: Context, initiative: Initiative, active: str = "") -> dict[str, Any]:
    """The head of an initiative's pages; on the overview its name is the h1."""
    path = getattr(context.get("request"), "path", "")
    wings = [
        {
            "label": wing.label,
            "rooms": [
                _door(room, initiative, is_here=room.code == active, path=path)
                for room in wing.rooms
                if not (room.closes_with_the_initiative and initiative.is_archived)
            ],
        }
        for wing in WINGS
    ]
    return {
        "initiative": initiative,
        "wings": wings,
        "here": next(
            ((wing, room) for wing in WINGS for room in wing.rooms if room.code == active), None
        ),
        "is_overview": active == "overview",
    }


def _door(room: Room, initiative: Initiative, *, is_here: bool, path: str) -> dict[str, Any]:
    """One link: `current` is `page` on the room's own page, `true` on the pages inside it."""
    href = reverse(room.route, args=[initiative.slug])
    current = ("page" if path == href else "true") if is_here else ""
    return {"label": room.label, "href": href, "current": current}
