"""The journal of an initiative in plain French sentences.

Only what the team does together is told here. What one person does with her own answers
(to assess herself, to consent) never is: the hour of it, beside a coverage that moves,
would say what she answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.knowledge.mobilization.models import Role, Stage
from impact.trust.accounts.models import User
from impact.trust.journal.models import Entry

SENTENCES = {
    "communities.initiative.created": gettext_lazy("a créé la démarche."),
    "communities.initiative.edited": gettext_lazy("a modifié la fiche de la démarche."),
    "communities.initiative.archived": gettext_lazy("a archivé la démarche."),
    "communities.initiative.restored": gettext_lazy("a rouvert la démarche."),
    "communities.stage.started": gettext_lazy("a commencé l’étape « %(stage)s »."),
    "communities.stage.ended": gettext_lazy("a terminé l’étape « %(stage)s »."),
    "communities.stage.moved": gettext_lazy("a fait de « %(stage)s » l’étape principale."),
    "communities.stage.returned": gettext_lazy(
        "a noté un retour à « %(stage)s », devenue l’étape principale, et ce qui a été appris."
    ),
    "communities.stage.undone": gettext_lazy("a annulé le passage à « %(stage)s »."),
    "communities.stage.removed": gettext_lazy(
        "a retiré l’étape « %(stage)s », inscrite par erreur."
    ),
    "communities.stage.corrected": gettext_lazy("a corrigé les dates de l’étape « %(stage)s »."),
    "communities.member.joined": gettext_lazy("a rejoint l’équipe."),
    "communities.member.left": gettext_lazy("a quitté l’équipe."),
    "communities.member.removed": gettext_lazy("a retiré %(person)s de l’équipe."),
    "communities.member.coordination_given": gettext_lazy("a confié la coordination à %(person)s."),
    "communities.member.coordination_withdrawn": gettext_lazy(
        "a mis fin à la coordination de %(person)s."
    ),
    "communities.role.taken": gettext_lazy("a inscrit %(person)s au rôle « %(role)s »."),
    "communities.role.ended": gettext_lazy(
        "a inscrit que %(person)s ne joue plus le rôle « %(role)s »."
    ),
    "communities.invitation.sent": gettext_lazy("a envoyé une invitation par courriel."),
    "communities.invitation.opened": gettext_lazy("a ouvert une invitation par lien."),
    "communities.invitation.revoked": gettext_lazy("a révoqué une invitation."),
    "needs.coverage.hurried": gettext_lazy("a montré la couverture sans attendre."),
    "needs.consensus.recorded": gettext_lazy("a consigné un consensus du groupe."),
    "plans.plan.started": gettext_lazy("a commencé un plan."),
    "plans.plan.renamed": gettext_lazy("a changé le titre ou l’horizon du plan."),
    "plans.plan.adopted": gettext_lazy("a consigné l’adoption du plan par l’équipe."),
    "plans.plan.closed": gettext_lazy("a clos le plan."),
    "plans.goal.written": gettext_lazy("a écrit un objectif du plan."),
    "plans.goal.revised": gettext_lazy("a revu un objectif du plan."),
    "plans.goal.dropped": gettext_lazy("a laissé tomber un objectif du plan."),
    "plans.question.checked": gettext_lazy(
        "a répondu à « Est-ce bien une question de compétence? »."
    ),
    "plans.action.added": gettext_lazy("a ajouté une action au plan."),
    "plans.action.revised": gettext_lazy("a revu une action du plan."),
    "plans.action.done": gettext_lazy("a terminé une action du plan."),
    "offers.sharing.decided": gettext_lazy("a consigné ce que l’équipe partage avec d’autres."),
    "offers.sharing.withdrawn": gettext_lazy("a retiré un partage entre démarches."),
    "offers.brief.written": gettext_lazy("a écrit un cahier d’appel."),
    "offers.brief.revised": gettext_lazy("a revu un cahier d’appel."),
    "offers.brief.discarded": gettext_lazy("a jeté un brouillon de cahier d’appel."),
    "offers.brief.published": gettext_lazy("a publié un cahier d’appel."),
    "offers.brief.ended": gettext_lazy("a mis fin à un cahier d’appel."),
    "offers.brief.answered": gettext_lazy("a transmis une réponse à un cahier d’appel."),
    "offers.brief.answer_discarded": gettext_lazy("a effacé une réponse à un cahier d’appel."),
    "plans.action.traced": gettext_lazy("a relié une action au journal de bord."),
    "plans.comment.added": gettext_lazy("a commenté le plan."),
    "plans.comment.removed": gettext_lazy("a retiré un commentaire du plan."),
    "plans.comment.restored": gettext_lazy("a remis un commentaire du plan."),
    "plans.composition.asked": gettext_lazy("a demandé une proposition de plan."),
    "plans.poll.opened": gettext_lazy("a mis le plan au vote."),
    "plans.poll.closed": gettext_lazy("a fermé un vote sur le plan."),
    "plans.frame.passed_on": gettext_lazy("a transmis la trame du plan à d’autres communautés."),
    "plans.frame.withdrawn": gettext_lazy("a repris une trame transmise."),
    "workshops.workshop.prepared": gettext_lazy("a préparé un atelier."),
    "workshops.workshop.revised": gettext_lazy("a changé la préparation d’un atelier."),
    "workshops.workshop.discarded": gettext_lazy("a retiré un atelier."),
    "workshops.workshop.opened": gettext_lazy("a ouvert un atelier."),
    "workshops.workshop.closed": gettext_lazy("a fermé un atelier."),
    "workshops.workshop.handed": gettext_lazy("a versé ce dont un atelier a convenu."),
    "empowerment.appraisal.begun": gettext_lazy("a commencé un bilan du pouvoir d’agir."),
    "empowerment.appraisal.discarded": gettext_lazy("a mis de côté un brouillon de bilan."),
    "empowerment.appraisal.reopened": gettext_lazy("a rouvert un bilan du pouvoir d’agir."),
    "empowerment.round.opened": gettext_lazy("a ouvert un bilan sans nom."),
    "empowerment.round.closed": gettext_lazy("a fermé un bilan sans nom."),
    "empowerment.frame.made": gettext_lazy("a écrit un cadre du pouvoir d’agir."),
    "empowerment.frame.rewritten": gettext_lazy("a récrit un cadre du pouvoir d’agir."),
    "empowerment.frame.retired": gettext_lazy("a retiré un cadre du pouvoir d’agir."),
    "empowerment.appraisal.recorded": gettext_lazy("a noté un bilan du pouvoir d’agir."),
    "empowerment.entry.written": gettext_lazy("a écrit dans le journal de bord."),
    "empowerment.entry.revised": gettext_lazy("a modifié une entrée du journal de bord."),
    "empowerment.entry.removed": gettext_lazy("a retiré une entrée du journal de bord."),
    "empowerment.entry.restored": gettext_lazy("a remis une entrée au journal de bord."),
    "empowerment.entry.erased": gettext_lazy("a effacé une entrée retirée du journal de bord."),
    "empowerment.photo.added": gettext_lazy("a ajouté une photo au journal de bord."),
    "empowerment.photo.described": gettext_lazy("a redit ce qu’on voit sur une photo."),
    "empowerment.photo.agreed": gettext_lazy("a noté un accord pour une photo."),
    "empowerment.photo.withdrawn": gettext_lazy("a noté le retrait d’un accord pour une photo."),
    "empowerment.photo.removed": gettext_lazy("a effacé une photo du journal de bord."),
    "empowerment.story.prepared": gettext_lazy("a préparé le récit."),
}

#: Deeds kept in the journal of an initiative and never told to its team.
UNTOLD = frozenset(
    {
        "needs.rating.given",
        "needs.ratings.added",
        "needs.self_assessment.finished",
        "needs.self_assessment.started",
        "offers.hand.lowered",
        "offers.hand.raised",
        "offers.pairing.answered",
        "offers.pairing.ended",
        "plans.objection.settled",
        "plans.poll.answer_taken_back",
        "plans.poll.answered",
        "privacy.consent.given",
        "privacy.consent.withdrawn",
    }
)

#: The same deeds, told when a person did them about herself.
ABOUT_ONESELF = {
    "communities.member.coordination_withdrawn": gettext_lazy("ne coordonne plus."),
    "communities.role.taken": gettext_lazy("joue désormais le rôle « %(role)s »."),
    "communities.role.ended": gettext_lazy("ne joue plus le rôle « %(role)s »."),
}


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    who: str
    what: str
    verb: str


def tell(entries: Sequence[Entry]) -> list[Line]:
    """Return these entries as sentences, in the same order."""
    names = _Names(entries)
    return [
        Line(
            entry.at,
            entry.actor.name if entry.actor else _("Le système"),
            _what(entry, names),
            entry.verb,
        )
        for entry in entries
    ]


def _what(entry: Entry, names: "_Names") -> str:
    sentence = SENTENCES[entry.verb]
    if entry.actor_id is not None and entry.details.get("person") == entry.actor_id:
        sentence = ABOUT_ONESELF.get(entry.verb, sentence)
    return str(sentence) % {
        "stage": names.stages.get(entry.details.get("stage"), _("une étape")),
        "role": names.roles.get(entry.details.get("role"), _("un rôle")),
        "person": names.people.get(entry.details.get("person"), _("une personne")),
    }


class _Names:
    """The words behind the codes that entries hold, read once for all of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        people = {entry.details.get("person") for entry in entries} - {None}
        self.people = {each.pk: each.name for each in User.objects.filter(pk__in=people)}
        self.stages = dict(Stage.objects.values_list("code", "name"))
        self.roles = dict(Role.objects.values_list("code", "name"))
