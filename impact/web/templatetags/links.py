"""What is known of a resource's link, in words: on its page, in lists, at the desk."""

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.presence.library.kinds import RESOURCES
from impact.presence.library.marks import Seen, mark_of
from impact.presence.library.models import LinkCheck, Resource
from impact.web.templatetags.dates import spell_day

register = template.Library()

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


#: What is known of a link, in words.
WORDS: dict[Seen, str | Promise] = {
    Seen.UNVERIFIED: gettext_lazy("Lien non vérifié"),
    Seen.ALIVE: gettext_lazy("Lien vérifié le %(day)s"),
    Seen.MOVED: gettext_lazy("Lien vérifié le %(day)s\u00a0: la page a changé d’adresse"),
    Seen.UNSURE: gettext_lazy("Lien sans réponse claire le %(day)s"),
    Seen.DEAD: gettext_lazy("Lien mort, vérifié le %(day)s"),
}


@register.inclusion_tag("ui/link_state.html")
def link_state(resource: Resource, *, is_brief: bool = True) -> dict[str, Any]:
    """Say what is known of the link; on a page of its own, also what to do when it is dead.

    Asks nothing of the database when `link_check` was selected along.
    """
    mark = mark_of(resource)
    day = {"day": spell_day(mark.checked_at) if mark.checked_at else ""}
    told = str(WORDS.get(mark.seen, "")) % day
    return {"mark": mark, "told": told, "url": resource.url, "is_brief": is_brief}


@register.filter
def has_dead_link(resource: Resource) -> bool:
    return mark_of(resource).is_dead


@register.filter
def resource_address(resource: Resource) -> str:
    return RESOURCES.address(resource.slug)


@register.filter
def link_answer(check: LinkCheck) -> str:
    """Say what a machine answered at the last look."""
    known = ANSWERS.get(check.told)
    return str(known) if known else _("réponse %(told)s") % {"told": check.told}
