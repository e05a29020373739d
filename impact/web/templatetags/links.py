"""What is known of a resource's link, in words: on its page, in lists, at the desk."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.presence.library.kinds import RESOURCES
from impact.presence.library.models import LinkCheck, Resource
from impact.web.templatetags.dates import spell_day

register = template.Library()

State = LinkCheck.State

#: What was answered, in words; a status that is none of these is told by its number.
ANSWERS: dict[str, str | Promise] = {
    "nom": gettext_lazy("ce nom de site n’existe plus"),
    "interdite": gettext_lazy("l’adresse mène à une machine privée"),
    "boucle": gettext_lazy("la page renvoie sans fin ailleurs"),
    "delai": gettext_lazy("pas de réponse à temps"),
    "connexion": gettext_lazy("connexion refusée, ou certificat invalide"),
    "accueil": gettext_lazy("la page renvoie maintenant à l’accueil du site"),
    "403": gettext_lazy("le site refuse les vérifications automatiques (403)"),
    "404": gettext_lazy("page introuvable (404)"),
    "410": gettext_lazy("page retirée (410)"),
    "429": gettext_lazy("le site demande d’attendre (429)"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a link, and the mark it wears."""

    kind: str
    words: str
    is_dead: bool = False


def tell_link(resource: Resource) -> Told | None:
    """Return what is known of the link a resource has today; None when it has none.

    Asks nothing of the database when `link_check` was selected along.
    """
    if not resource.url:
        return None
    check: LinkCheck | None = getattr(resource, "link_check", None)
    if check is None or check.url != resource.url:
        return Told("unseen", _("Lien non vérifié"))
    told = {"day": spell_day(check.checked_at)}
    if check.state == State.ALIVE:
        return Told("alive", _("Lien vérifié le %(day)s") % told)
    if check.state == State.MOVED:
        return Told("moved", _("Lien vérifié le %(day)s\u00a0: la page a changé d’adresse") % told)
    if check.state == State.DEAD:
        return Told("dead", _("Lien mort, vérifié le %(day)s") % told, is_dead=True)
    return Told("unsure", _("Lien sans réponse claire le %(day)s") % told)


@register.inclusion_tag("ui/link_state.html")
def link_state(resource: Resource, *, is_brief: bool = True) -> dict[str, Any]:
    """Say what is known of the link; on a page of its own, also where a dead one may be found."""
    return {"told": tell_link(resource), "url": resource.url, "is_brief": is_brief}


@register.filter
def resource_address(resource: Resource) -> str:
    return RESOURCES.address(resource.slug)


@register.filter
def link_answer(check: LinkCheck) -> str:
    """Say what a machine answered at the last look."""
    known = ANSWERS.get(check.told)
    return str(known) if known else _("réponse %(told)s") % {"told": check.told}
