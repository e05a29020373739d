"""The words for what the plan's rules find: kinds of response, reasons, questions, verdicts."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from impact.journeys.plans.fit import Fit, Reason
from impact.journeys.plans.question import Lead, Question, Verdict
from impact.journeys.plans.ranking import Ground
from impact.journeys.plans.responses import Kind, Setting
from impact.journeys.plans.routes import Caution, Obstacle, Reach

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the five questions: as asked, what helps to answer, what to do when it is no."""

    asked: Text
    hint: Text
    otherwise: Text


QUESTIONS = {
    Question.MANDATE: Asked(
        _("Le mandat est-il clair et accepté?"),
        _("On sait ce qui est attendu, de qui, et jusqu’où va la marge de manœuvre."),
        _("Clarifiez le mandat avec les personnes qui l’ont donné, et écrivez-le."),
    ),
    Question.TIME: Asked(
        _("A-t-on le temps de le faire?"),
        _("Du temps reconnu, pas seulement de la bonne volonté."),
        _("Réduisez la charge ou négociez du temps avant de former qui que ce soit."),
    ),
    Question.TOOLS: Asked(
        _("A-t-on les outils et l’information?"),
        _("Un local, des données, un gabarit, un contact."),
        _("Trouvez l’outil ou l’information\u00a0: c’est souvent plus court qu’une formation."),
    ),
    Question.RULES: Asked(
        _("Les règles et les bailleurs le permettent-ils?"),
        _("Règles de programme, échéanciers, redditions de comptes, façons de décider."),
        _("Portez la question aux bailleurs ou aux décideurs\u00a0: la règle est le problème."),
    ),
    Question.RELATIONS: Asked(
        _("La confiance est-elle là?"),
        _("On peut se dire les choses, être en désaccord, demander de l’aide."),
        _("Prenez soin des relations d’abord\u00a0: une réflexion ou une médiation, pas un cours."),
    ),
}

LEADS: dict[Lead, Text] = {
    Lead.WRITE_MANDATE: _("Écrire le mandat en une page, avec les personnes qui l’ont donné"),
    Lead.SAY_WHO_DECIDES: _("Tenir une rencontre pour dire qui décide de quoi"),
    Lead.ASK_MANDATE: _("Demander à qui nous a confié le mandat ce qu’on attend de nous"),
    Lead.ASK_TIME: _("Demander du temps reconnu à l’organisme porteur"),
    Lead.STOP_SOMETHING: _("Choisir ensemble ce qu’on arrête de faire"),
    Lead.WATCH_TIME: _("Noter pendant deux semaines où passe le temps"),
    Lead.FIND_TOOL: _("Trouver ou fabriquer l’outil qui manque"),
    Lead.ASK_INFORMATION: _("Demander l’information à qui l’a déjà"),
    Lead.LIST_TOOLS: _("Faire la liste de ce qui manque pour travailler"),
    Lead.MEET_FUNDER: _("Rencontrer le bailleur pour assouplir une règle ou un échéancier"),
    Lead.CARRY_RULE: _("Porter la question, avec d’autres, à qui fait la règle"),
    Lead.READ_RULES: _("Relire les règles et demander ce qui s’y négocie"),
    Lead.TALK_TOGETHER: _("Prendre un temps ensemble pour se dire ce qui ne va pas"),
    Lead.CALL_MEDIATOR: _("Inviter une personne de l’extérieur pour une médiation"),
    Lead.ASK_EACH: _("Demander à chaque personne, une à une, comment elle va dans le groupe"),
}

VERDICTS: dict[Verdict, Text] = {
    Verdict.COMPETENCY: _("Oui\u00a0: le reste est en place, c’est une question de compétence."),
    Verdict.BOTH: _("En partie\u00a0: il y a autre chose à régler en même temps, ou avant."),
    Verdict.SOMETHING_ELSE: _(
        "Non, pas pour l’instant\u00a0: former quelqu’un ne réglerait pas ce qui manque autour."
    ),
    Verdict.UNKNOWN: _("On ne sait pas encore\u00a0: allez voir avant de choisir une réponse."),
}

KINDS: dict[Kind, Text] = {
    Kind.INSIDE: _("À l’intérieur de l’équipe"),
    Kind.NEIGHBOR: _("Chez une démarche voisine"),
    Kind.TRAINING: _("Formation"),
    Kind.EXCHANGE: _("Échange de pratiques"),
    Kind.COACHING: _("Coaching"),
    Kind.ACCOMPANIMENT: _("Accompagnement"),
    Kind.REFLECTION: _("Réflexion collective"),
    Kind.RESOURCES: _("Ressources pour apprendre par soi-même"),
}

SETTINGS: dict[Setting, Text] = {
    Setting.PERSON: _("une personne"),
    Setting.GROUP: _("un groupe"),
    Setting.COLLECTIVE: _("l’équipe ensemble"),
}

FITS: dict[Fit, Text] = {
    Fit.GOOD: _("Convient bien"),
    Fit.PARTIAL: _("Convient en partie"),
    Fit.POOR: _("Convient peu"),
}

REASONS: dict[Reason, Text] = {
    Reason.SUITS_NATURE: _("travaille ce dont cette compétence est faite"),
    Reason.OTHER_NATURE: _("travaille surtout autre chose que cette compétence"),
    Reason.REACHES_LEVEL: _("mène assez loin"),
    Reason.STOPS_SHORT: _("ne suffit pas seul pour aller assez loin"),
    Reason.ACTS_ON_GROUP: _("agit sur le groupe"),
    Reason.ONE_PERSON_ONLY: _("outille une personne, alors que le besoin est collectif"),
    Reason.WRITTEN_FOR_LEVEL: _("est écrite pour le niveau attendu"),
    Reason.FOR_YOUR_STAGE: _("vise une étape où vous êtes"),
    Reason.FOR_YOUR_ROLES: _("s’adresse à un rôle de votre équipe"),
}

REACHES: dict[Reach, Text] = {
    Reach.HERE: _("chez vous"),
    Reach.REGION: _("dans votre région"),
    Reach.ANYWHERE: _("en ligne ou partout"),
    Reach.ELSEWHERE: _("dans une autre région"),
}

LANGUAGES: dict[str, Text] = {
    "fr": _("français"),
    "en": _("anglais"),
    "fr-en": _("français et anglais"),
    "autre": _("une autre langue"),
}

CAUTIONS: dict[Caution, Text] = {
    Caution.NO_LINK: _("sans lien ni fichier, à trouver ailleurs"),
    Caution.LINK_UNVERIFIED: _("lien non vérifié"),
    Caution.LINK_SILENT: _("lien sans réponse la dernière fois qu’on l’a suivi"),
    Caution.IN_ENGLISH: _("en anglais"),
    Caution.IN_ANOTHER_LANGUAGE: _("dans une autre langue que le français"),
    Caution.HARD_TO_ACCESS: _("pas accessible à tout le monde, ou en partie seulement"),
}

OBSTACLES: dict[Obstacle, Text] = {
    Obstacle.COST: _("coûte plus"),
    Obstacle.HOURS: _("demande plus d’heures"),
    Obstacle.DISTANCE: _("se fait plus loin"),
    Obstacle.LANGUAGE: _("se fait dans une autre langue"),
    Obstacle.NOT_ONLINE: _("ne se fait pas en ligne"),
}

GROUNDS: dict[Ground, Text] = {
    Ground.FIT: _("Convient à ce dont cette compétence est faite"),
    Ground.LEVEL: _("Mène au niveau attendu"),
    Ground.PLACE: _("Est près de vous, ou accessible d’où vous êtes"),
    Ground.LANGUAGE: _("Se fait en français"),
    Ground.MOMENT: _("Est à venir, ou se prend quand vous voulez; il y reste de la place"),
    Ground.COST: _("Coûte peu"),
    Ground.EFFORT: _("Demande peu d’heures"),
}
