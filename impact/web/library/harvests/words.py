"""What goes wrong with another library, told in French with what to do about it."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

__all__ = ["cure_of"]

CURES: dict[str, str | Promise] = {
    "Forbidden": gettext_lazy(
        "Cette adresse n’est pas celle d’une machine publique du web. Vérifiez-la; pour une "
        "bibliothèque du réseau interne, demandez à qui tient le site de la permettre."
    ),
    "NoSuchHost": gettext_lazy(
        "Aucune machine ne porte ce nom. Vérifiez l’adresse, lettre par lettre."
    ),
    "Silent": gettext_lazy(
        "Cette machine ne répond pas, ou pas à temps. Réessayez dans une heure; si cela dure, "
        "écrivez à qui tient cette bibliothèque."
    ),
    "TooLarge": gettext_lazy(
        "Cette bibliothèque envoie des pages trop lourdes. Demandez-lui des pages plus courtes, "
        "ou moissonnez un seul de ses ensembles."
    ),
    "Lost": gettext_lazy(
        "Cette adresse renvoie à une autre, sans fin. Cherchez l’adresse OAI-PMH sur le site de "
        "la bibliothèque."
    ),
    "NotOai": gettext_lazy(
        "Ce qui répond ici ne parle pas OAI-PMH 2.0. L’adresse se termine souvent par /oai; "
        "cherchez-la sur le site de la bibliothèque."
    ),
    "Circle": gettext_lazy(
        "Cette bibliothèque redonne toujours la même page. Écrivez à qui la tient; ce qui est "
        "déjà lu est gardé."
    ),
    "Later": gettext_lazy(
        "Cette bibliothèque est occupée et demande d’attendre. La moisson reprendra où elle en "
        "était\u00a0: réessayez plus tard."
    ),
    "Fault badResumptionToken": gettext_lazy(
        "Cette bibliothèque ne sait plus où la liste en était. Moissonnez encore\u00a0: la liste "
        "recommence, sans rien doubler."
    ),
    "Fault noSetHierarchy": gettext_lazy(
        "Cette bibliothèque n’a pas d’ensembles. Ajoutez-la sans ensemble."
    ),
    "Fault cannotDisseminateFormat": gettext_lazy(
        "Cette bibliothèque ne donne pas de Dublin Core simple (oai_dc), que le protocole exige. "
        "Écrivez à qui la tient."
    ),
    "Fault badArgument": gettext_lazy(
        "Cette bibliothèque refuse la demande. L’ensemble existe-t-il? Copiez son nom tel qu’elle "
        "l’écrit."
    ),
}


def cure_of(code: str) -> str:
    """Return what to do about a trouble; empty when there is none."""
    if not code:
        return ""
    if code.startswith("Status"):
        told = _(
            "Cette machine répond par une erreur (%(status)s). Vérifiez l’adresse, puis réessayez "
            "dans une heure."
        )
        return told % {"status": code.removeprefix("Status")}
    if code in CURES:
        return str(CURES[code])
    return _("Cette bibliothèque répond «\u00a0%(code)s\u00a0». Écrivez à qui la tient.") % {
        "code": code.removeprefix("Fault ")
    }
