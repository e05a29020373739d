"""What someone did and what others looked at, told to her in plain French.

The journal holds codes only; each code of the house has its sentence here, and a test says
which one lacks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User
from impact.trust.journal.models import Entry
from impact.trust.privacy.models import Purpose

__all__ = ["SEEN", "SENTENCES", "Line", "tell", "tell_seen"]

SENTENCES: dict[str, str | Promise] = {
    "accounts.person.joined": _("Vous avez ouvert votre compte."),
    "privacy.consent.given": _("Vous avez donné votre accord\u00a0: %(purpose)s."),
    "privacy.consent.withdrawn": _("Vous avez retiré votre accord\u00a0: %(purpose)s."),
    "privacy.data.exported": _("Vous avez pris une copie de vos données."),
    "privacy.account.erased": _("Vous avez effacé votre compte."),
    "territories.directory.imported": _("Vous avez importé le répertoire des municipalités."),
    "competencies.version.published": _("Vous avez publié une version du référentiel."),
    "library.provider.added": _("Vous avez ajouté une bibliothèque à moissonner."),
    "library.provider.stopped": _("Vous avez arrêté de moissonner une bibliothèque."),
    "library.provider.started": _("Vous avez recommencé à moissonner une bibliothèque."),
    "library.provider.harvested": _("Vous avez moissonné une bibliothèque."),
    "library.record.kept": _("Vous avez gardé une notice moissonnée."),
    "library.record.left": _("Vous avez laissé une notice moissonnée."),
    "library.record.waiting": _("Vous avez remis à trier une notice moissonnée."),
    "library.record.recognized": _("Vous avez reconnu une ressource dans une notice moissonnée."),
    "library.record.seen": _("Vous avez vu ce qu’est devenue une notice moissonnée."),
    "communities.initiative.created": _("Vous avez créé la démarche."),
    "communities.initiative.edited": _("Vous avez modifié la fiche de la démarche."),
    "communities.initiative.archived": _("Vous avez archivé la démarche."),
    "communities.initiative.restored": _("Vous avez rouvert la démarche."),
    "communities.member.joined": _("Vous avez rejoint la démarche."),
    "communities.member.left": _("Vous avez quitté la démarche."),
    "communities.member.removed": _("Vous avez retiré une personne de l’équipe."),
    "communities.member.coordination_given": _("Vous avez confié la coordination."),
    "communities.member.coordination_withdrawn": _("Vous avez retiré une coordination."),
    "communities.role.taken": _("Vous avez noté un rôle."),
    "communities.role.ended": _("Vous avez mis fin à un rôle."),
    "communities.invitation.sent": _("Vous avez invité une personne par courriel."),
    "communities.invitation.opened": _("Vous avez créé un lien d’invitation."),
    "communities.invitation.revoked": _("Vous avez révoqué une invitation."),
    "communities.stage.started": _("Vous avez ouvert une étape."),
    "communities.stage.ended": _("Vous avez clos une étape."),
    "communities.stage.moved": _("Vous avez changé l’étape principale."),
    "communities.stage.returned": _("Vous avez ramené la démarche à une étape antérieure."),
    "communities.stage.corrected": _("Vous avez corrigé les dates d’une étape."),
    "communities.stage.removed": _("Vous avez retiré une étape notée par erreur."),
    "communities.stage.undone": _("Vous avez annulé un changement d’étape."),
    "needs.self_assessment.started": _("Vous avez commencé une autoévaluation."),
    "needs.self_assessment.finished": _("Vous avez terminé une autoévaluation."),
    "needs.ratings.added": _("Vous avez ajouté des réponses à votre autoévaluation."),
    "needs.rating.given": _("Vous avez donné un niveau à une autre personne."),
    "needs.coverage.hurried": _("Vous avez montré la couverture sans attendre."),
    "needs.consensus.recorded": _("Vous avez noté un consensus du groupe."),
    "offers.offer.written": _("Vous avez inscrit une offre."),
    "offers.offer.revised": _("Vous avez modifié une offre."),
    "offers.offer.retired": _("Vous avez retiré une offre."),
    "offers.offer.restored": _("Vous avez remis une offre."),
    "offers.offers.imported": _("Vous avez importé un tableau d’offres."),
    "offers.hand.raised": _("Vous avez tendu la main à votre équipe."),
    "offers.hand.lowered": _("Vous avez retiré une main tendue."),
    "offers.pairing.answered": _("Vous avez répondu à une proposition de jumelage."),
    "offers.pairing.ended": _("Vous avez mis fin à un jumelage."),
    "offers.sharing.decided": _("Vous avez noté ce que l’équipe partage avec d’autres."),
    "offers.sharing.withdrawn": _("Vous avez retiré un partage entre démarches."),
    "offers.brief.written": _("Vous avez écrit un cahier d’appel."),
    "offers.brief.revised": _("Vous avez modifié un cahier d’appel."),
    "offers.brief.discarded": _("Vous avez jeté un brouillon de cahier d’appel."),
    "offers.brief.published": _("Vous avez publié un cahier d’appel."),
    "offers.brief.ended": _("Vous avez mis fin à un cahier d’appel."),
    "offers.brief.answered": _("Vous avez répondu à un cahier d’appel."),
    "offers.brief.answer_discarded": _("Vous avez effacé une réponse à un cahier d’appel."),
    "library.use.told": _("Vous avez raconté ce que la démarche a fait d’une ressource."),
    "library.use.named": _("Vous avez nommé la démarche à côté de ce qu’elle raconte."),
    "library.use.unnamed": _("Vous avez retiré le nom de la démarche de ce qu’elle raconte."),
    "library.use.withdrawn": _("Vous avez repris ce que la démarche racontait d’une ressource."),
    "concepts.vocabulary.imported": _("Vous avez importé un vocabulaire."),
    "concepts.correspondence.decided": _("Vous avez tranché une correspondance entre notions."),
    "publishing.revision.started": _("Vous avez commencé à écrire un changement à proposer."),
    "publishing.revision.discarded": _("Vous avez jeté un brouillon."),
    "publishing.revision.proposed": _("Vous avez proposé un changement."),
    "publishing.revision.taken_back": _("Vous avez repris votre proposition."),
    "publishing.revision.reviewed": _("Vous avez relu une proposition."),
    "publishing.revision.published": _("Vous avez publié une proposition."),
    "publishing.revisions.published_directly": _("Vous avez publié un ou plusieurs changements."),
    "publishing.revision.declined": _("Vous n’avez pas retenu une proposition."),
    "publishing.revision.set_aside": _("Vous avez écarté une proposition comme indésirable."),
    "publishing.revision.brought_back": _("Vous avez remis une proposition parmi celles à relire."),
    "publishing.revision.restored": _("Vous avez rétabli une révision."),
    "publishing.publication.retired": _("Vous avez retiré quelque chose du public."),
    "publishing.publications.retired_together": _(
        "Vous avez retiré plusieurs choses du public d’un coup."
    ),
    "library.import.held": _("Vous avez déposé un fichier de notices."),
    "library.import.dropped": _("Vous avez jeté un fichier de notices."),
    "library.import.brought_in": _("Vous avez importé un fichier de notices."),
    "library.import.undone": _("Vous avez annulé un import de notices."),
    "library.resources.merged": _("Vous avez fusionné des notices."),
    "library.resources.parted": _("Vous avez défait une fusion de notices."),
    "library.resources.told_apart": _("Vous avez noté que des notices ne sont pas des doublons."),
    "publishing.remark.written": _("Vous avez écrit une remarque sur une proposition."),
    "publishing.remark.removed": _("Vous avez retiré une remarque."),
    "publishing.advice.asked": _("Vous avez demandé l’avis d’un comité."),
    "publishing.advice.recorded": _("Vous avez noté l’avis d’un comité."),
    "publishing.seat.given": _("Vous avez inscrit quelqu’un à un comité."),
    "publishing.seat.ended": _("Vous avez retiré quelqu’un d’un comité."),
    "publishing.seat.letters_chosen": _("Vous avez choisi si l’on vous écrit pour un comité."),
    "publishing.reviewer.named": _("Vous avez confié une relecture à quelqu’un."),
    "publishing.reviewer.unnamed": _("Vous avez mis fin à une relecture confiée."),
    "library.file.deposited": _("Vous avez déposé un fichier pour la bibliothèque."),
    "library.file.withdrawn": _("Vous avez retiré un fichier de la bibliothèque."),
    "library.file.restored": _("Vous avez remis un fichier dans la bibliothèque."),
    "library.links.asked_again": _("Vous avez demandé de revérifier des liens."),
    "plans.plan.started": _("Vous avez commencé un plan."),
    "plans.plan.renamed": _("Vous avez changé le titre ou l’horizon d’un plan."),
    "plans.plan.adopted": _("Vous avez noté l’adoption du plan."),
    "plans.plan.closed": _("Vous avez clos le plan."),
    "plans.goal.written": _("Vous avez écrit un objectif."),
    "plans.goal.revised": _("Vous avez modifié un objectif."),
    "plans.goal.dropped": _("Vous avez abandonné un objectif."),
    "plans.question.checked": _("Vous avez vérifié si c’est bien une question de compétence."),
    "plans.composition.asked": _("Vous avez demandé une proposition de plan."),
    "plans.action.added": _("Vous avez ajouté une action."),
    "plans.action.revised": _("Vous avez modifié une action."),
    "plans.action.done": _("Vous avez noté qu’une action est faite."),
    "releases.release.prepared": _("Vous avez préparé un partage."),
    "releases.release.revised": _("Vous avez relu les textes d’un partage."),
    "releases.release.discarded": _("Vous avez abandonné la préparation d’un partage."),
    "releases.release.decided": _("Vous avez noté la décision de partager."),
    "releases.release.withdrawn": _("Vous avez retiré un partage."),
    "releases.recipient.added": _("Vous avez remis une adresse à un destinataire."),
    "releases.recipient.closed": _("Vous avez fermé l’adresse d’un destinataire."),
    "plans.action.traced": _("Vous avez relié une action au journal de bord."),
    "plans.comment.added": _("Vous avez commenté le plan."),
    "plans.comment.removed": _("Vous avez retiré un commentaire."),
    "plans.comment.restored": _("Vous avez remis un commentaire."),
    "plans.poll.opened": _("Vous avez mis le plan au vote."),
    "plans.poll.answered": _("Vous avez répondu à un vote."),
    "plans.poll.answer_taken_back": _("Vous avez effacé votre réponse à un vote."),
    "plans.objection.settled": _("Vous avez levé votre objection."),
    "plans.poll.closed": _("Vous avez fermé un vote."),
    "plans.frame.passed_on": _("Vous avez transmis la trame d’un plan."),
    "plans.frame.withdrawn": _("Vous avez repris une trame transmise."),
    "workshops.workshop.prepared": _("Vous avez préparé un atelier."),
    "workshops.workshop.revised": _("Vous avez changé la préparation d’un atelier."),
    "workshops.workshop.discarded": _("Vous avez retiré un atelier."),
    "workshops.workshop.opened": _("Vous avez ouvert un atelier."),
    "workshops.workshop.closed": _("Vous avez fermé un atelier."),
    "workshops.workshop.handed": _("Vous avez versé ce dont un atelier a convenu."),
    "pages.picture.added": _("Vous avez ajouté une image à un récit ou à une page."),
    "pages.picture.described": _("Vous avez redit ce qu’on voit sur une image."),
    "pages.picture.removed": _("Vous avez effacé une image."),
    "pages.agreement.noted": _("Vous avez noté qu’une démarche veut être nommée dans un récit."),
    "pages.agreement.withdrawn": _("Vous avez retiré d’un récit le nom d’une démarche."),
    "empowerment.appraisal.begun": _("Vous avez commencé un bilan du pouvoir d’agir."),
    "empowerment.appraisal.discarded": _("Vous avez mis de côté un brouillon de bilan."),
    "empowerment.appraisal.reopened": _("Vous avez rouvert un bilan du pouvoir d’agir."),
    "empowerment.round.opened": _("Vous avez ouvert un bilan sans nom."),
    "empowerment.round.closed": _("Vous avez fermé un bilan sans nom."),
    "empowerment.frame.made": _("Vous avez écrit un cadre du pouvoir d’agir."),
    "empowerment.frame.rewritten": _("Vous avez récrit un cadre du pouvoir d’agir."),
    "empowerment.frame.retired": _("Vous avez retiré un cadre du pouvoir d’agir."),
    "empowerment.appraisal.recorded": _("Vous avez noté un bilan du pouvoir d’agir."),
    "empowerment.entry.written": _("Vous avez écrit dans le journal de bord."),
    "empowerment.entry.revised": _("Vous avez modifié une entrée du journal de bord."),
    "empowerment.entry.removed": _("Vous avez retiré une entrée du journal de bord."),
    "empowerment.entry.restored": _("Vous avez remis une entrée au journal de bord."),
    "empowerment.entry.erased": _("Vous avez effacé une entrée retirée du journal de bord."),
    "empowerment.photo.added": _("Vous avez ajouté une photo au journal de bord."),
    "empowerment.photo.described": _("Vous avez redit ce qu’on voit sur une photo."),
    "empowerment.photo.agreed": _("Vous avez noté un accord pour une photo."),
    "empowerment.photo.withdrawn": _("Vous avez noté le retrait d’un accord pour une photo."),
    "empowerment.photo.removed": _("Vous avez effacé une photo du journal de bord."),
    "empowerment.story.prepared": _("Vous avez préparé le récit."),
}

#: What someone else did with what one proposed.
ANSWERS: dict[str, str | Promise] = {
    "publishing.revision.reviewed": _("Quelqu’un a relu votre proposition."),
    "publishing.revision.published": _("Votre proposition a été publiée."),
    "publishing.revision.declined": _("Votre proposition n’a pas été retenue."),
    "publishing.revision.set_aside": _("Votre proposition a été écartée comme indésirable."),
    "publishing.revision.brought_back": _("Votre proposition est de nouveau à relire."),
    "publishing.publication.retired": _("Ce que vous aviez proposé et publié a été retiré."),
    "publishing.advice.recorded": _("Un comité a rendu l’avis que vous demandiez."),
}

#: What someone else looked at.
SEEN: dict[str, str | Promise] = {
    "needs.ratings": _("Vos niveaux, dans un accompagnement"),
}

_UNTOLD = _("Un geste que cette page ne sait pas encore raconter.")
_SOMETHING = _("Ce qui vous concerne")


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    words: str
    #: The initiative it happened in, if there is one to name.
    place: str


def tell(entries: Iterable[Entry], names: Mapping[str, str], *, reader: User) -> list[Line]:
    """Return the entries as sentences to `reader`; `names` gives the initiative of a context."""
    return [
        Line(entry.at, _sentence(entry, reader), names.get(entry.context, "")) for entry in entries
    ]


def tell_seen(what: str) -> str:
    return str(SEEN.get(what, _SOMETHING))


def _sentence(entry: Entry, reader: User) -> str:
    told = SENTENCES if entry.actor_id == reader.pk else ANSWERS
    sentence = str(told.get(entry.verb, _UNTOLD))
    return sentence % _words(entry.details)


def _words(details: Mapping[str, Any]) -> dict[str, str]:
    purpose = details.get("purpose", "")
    return {"purpose": str(Purpose(purpose).label) if purpose in Purpose.values else ""}
