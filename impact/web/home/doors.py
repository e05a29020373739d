"""The loop of the work, and the doors by which people come in, each with its first three steps."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Beat:
    """One moment of the loop: its name and what happens in it."""

    name: Text
    told: Text


@dataclass(frozen=True, slots=True)
class Way:
    """A first step: what to do, why, and the address where it is done."""

    name: Text
    told: Text
    address: str


@dataclass(frozen=True, slots=True)
class Door:
    """Someone who comes, what she comes for, and the ways that suit her, best first."""

    code: str
    who: Text
    comes_to: Text
    promise: Text
    ways: tuple[Way, ...]


LOOP = (
    Beat(_("Se situer"), _("L’équipe dit où elle en est dans son cycle et qui joue quel rôle.")),
    Beat(_("Se regarder"), _("Chaque personne fait le point, seule ou en atelier.")),
    Beat(_("Voir ensemble"), _("L’équipe voit ce qu’elle tient et ce qui lui manque maintenant.")),
    Beat(_("Comparer"), _("Plusieurs réponses côte à côte, avec leurs raisons et leurs limites.")),
    Beat(_("Décider"), _("L’équipe adopte son plan. Rien n’est décidé par la machine.")),
    Beat(_("Agir et apprendre"), _("On essaie, on réévalue, on raconte dans ses mots.")),
    Beat(_("Partager"), _("Seul sort ce que la communauté a décidé de laisser sortir.")),
)

_TRY = Way(
    _("Faire un essai de six minutes"),
    _("Choisissez un rôle et une étape, et voyez votre portrait. Rien n’est conservé."),
    "/commencer/essai/",
)
_OPEN = Way(
    _("Ouvrir une démarche"),
    _("Nommez-la, situez-la dans le cycle, invitez votre équipe. Elle est privée."),
    "/demarches/nouvelle/",
)
_FRAMEWORK = Way(
    _("Parcourir le référentiel"),
    _("Cinquante compétences, dites avec des gestes que l’on peut observer."),
    "/referentiel/",
)
_MATRIX = Way(
    _("Voir les rôles et les étapes d’un coup d’œil"),
    _("Qui a besoin de quoi, et quand, sur une seule toile."),
    "/referentiel/matrice/",
)
_CYCLE = Way(
    _("Comprendre le cycle d’une démarche"),
    _("Huit étapes que l’on peut reprendre. Revenir en arrière est normal."),
    "/cycle/",
)
_TERRITORIES = Way(
    _("Trouver un territoire"),
    _("Les dix-sept régions et les cent quatre MRC et territoires équivalents."),
    "/territoires/",
)


def _role(slug: str) -> Way:
    return Way(
        _("Lire la fiche du rôle"),
        _("Ce que ce rôle fait à chaque étape, et son noyau de compétences, en deux pages."),
        f"/roles/{slug}/",
    )


DOORS = (
    Door(
        "citoyenne",
        _("Citoyenne, citoyen"),
        _("Prendre part, être pris en compte, apprendre un rôle sans devenir bureaucrate."),
        _("Aucun compte n’est nécessaire pour lire ni pour essayer."),
        (_TRY, _role("leadership-citoyen"), _CYCLE),
    ),
    Door(
        "agente",
        _("Agente ou agent de développement"),
        _("Trouver des repères dans un nouveau poste et garder une trace quand des gens partent."),
        _("Ce n’est pas une reddition de comptes de plus."),
        (_TRY, _role("agent-de-developpement"), _FRAMEWORK),
    ),
    Door(
        "coordination",
        _("Coordination d’une table ou d’une démarche"),
        _("Voir ce que l’équipe tient et ce qui lui manque, puis choisir ensemble une suite."),
        _("Aucun classement, aucun pourcentage d’avancement."),
        (_OPEN, _MATRIX, _TRY),
    ),
    Door(
        "animation",
        _("Animation, organisation communautaire"),
        _("Aider un groupe à se regarder, à décider et à agir."),
        _("Les réponses de chaque personne restent à elle."),
        (_TRY, _MATRIX, _CYCLE),
    ),
    Door(
        "elue",
        _("Élue, élu ou gestionnaire"),
        _("Comprendre et soutenir une démarche sans la prendre en charge."),
        _("Vous ne verrez jamais l’autoévaluation d’une personne."),
        (_role("personne-elue"), _CYCLE, _TERRITORIES),
    ),
    Door(
        "bailleur",
        _("Bailleur de fonds"),
        _("Savoir si la capacité d’agir grandit, sans l’écraser."),
        _("Vous recevez seulement ce qu’une communauté a décidé de vous transmettre."),
        (_role("bailleur-de-fonds"), _MATRIX, _TERRITORIES),
    ),
    Door(
        "soutien",
        _("Formation, coaching, accompagnement"),
        _("Savoir où sont les besoins et ce que votre soutien peut changer."),
        _("Le référentiel est ouvert : servez-vous-en, proposez, adaptez."),
        (_FRAMEWORK, _role("accompagnement"), _TRY),
    ),
)
