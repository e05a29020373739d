"""A copy of all that IMPACT knows of one person: gathered room by room, packed in one file."""

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from impact.journeys.empowerment import personal as empowerment
from impact.journeys.needs import personal as needs
from impact.journeys.offers import personal as offers
from impact.journeys.plans import personal as plans
from impact.journeys.workshops import personal as workshops
from impact.presence.communities import personal as communities
from impact.presence.library import personal as library
from impact.presence.pages import personal as pages
from impact.presence.releases import personal as releases
from impact.trust.accounts import personal as accounts
from impact.trust.accounts.models import User
from impact.trust.journal import personal as journal
from impact.trust.privacy import personal as privacy
from impact.trust.publishing import personal as publishing
from impact.web.paper.tables import csv_response

__all__ = ["EXCLUDED", "files_of", "personal_data_of", "zip_of"]

Kinds = dict[str, list[dict[str, Any]]]


def sign_in_data_of(person: User) -> Kinds:
    """Return her addresses and her keys; the secrets of the keys stay where they are."""
    keys = Authenticator.objects.filter(user=person).order_by("created_at", "pk")
    return {
        "adresses": [
            {"courriel": one.email, "confirmee": one.verified, "principale": one.primary}
            for one in EmailAddress.objects.filter(user=person).order_by("pk")
        ],
        "moyens_de_connexion": [
            {
                "moyen": Authenticator.Type(key.type).label,
                "nom": str(key.data.get("name", "")),
                "ajoute_le": key.created_at,
                "servi_le": key.last_used_at,
            }
            for key in keys
        ],
    }


#: Every room that knows something of people, from the bottom of the house up.
ROOMS: tuple[Callable[[User], Kinds], ...] = (
    accounts.personal_data_of,
    sign_in_data_of,
    journal.personal_data_of,
    privacy.personal_data_of,
    publishing.personal_data_of,
    communities.personal_data_of,
    pages.personal_data_of,
    releases.personal_data_of,
    library.personal_data_of,
    needs.personal_data_of,
    empowerment.personal_data_of,
    offers.personal_data_of,
    plans.personal_data_of,
    workshops.personal_data_of,
)

#: Links from a table to a person, by where the copy tells of them.
TOLD = {
    "account.EmailAddress.user": "adresses",
    "mfa.Authenticator.user": "moyens_de_connexion",
    "journal.Entry.actor": "gestes",
    "privacy.Consent.person": "consentements",
    "privacy.Access.person": "acces_a_mes_donnees",
    "privacy.DataRequest.person": "demandes",
    "publishing.Publication.retired_by": "retraits_de_publication",
    "publishing.Revision.author": "propositions",
    "publishing.Review.reviewer": "relectures",
    "publishing.Decision.by": "decisions_de_publication",
    "publishing.Remark.by": "remarques",
    "publishing.Remark.removed_by": "remarques",
    "publishing.Advice.asked_by": "avis_demandes",
    "publishing.Advice.recorded_by": "avis_demandes",
    "publishing.Seat.person": "sieges_a_des_comites",
    "publishing.Seat.named_by": "sieges_a_des_comites",
    "publishing.Reviewer.person": "relecture_confiee",
    "publishing.Reviewer.named_by": "relecture_confiee",
    "communities.Initiative.created_by": "demarches_creees",
    "communities.Initiative.archived_by": "demarches_archivees",
    "communities.Initiative.revised_by": "gestes",
    "communities.StageMove.by": "passages_d_etape",
    "communities.Membership.person": "appartenances",
    "communities.Invitation.created_by": "invitations_faites",
    "pages.Picture.added_by": "images_de_pages",
    "pages.StoryAgreement.recorded_by": "accords_de_demarches",
    "pages.StoryAgreement.withdrawn_by": "accords_de_demarches",
    "releases.Release.prepared_by": "partages_prepares",
    "releases.Release.recorded_by": "partages_decides",
    "releases.Release.withdrawn_by": "partages_retires",
    "library.StoredFile.added_by": "fichiers_deposes",
    "library.UseStory.told_by": "recits_d_usage",
    "library.DataProvider.added_by": "bibliotheques_ajoutees",
    "library.Import.by": "imports_de_ressources",
    "library.Import.undone_by": "imports_de_ressources",
    "library.Merge.by": "fusions_de_ressources",
    "library.Merge.undone_by": "fusions_de_ressources",
    "library.NotDuplicate.by": "doublons_ecartes",
    "needs.SelfAssessment.person": "autoevaluations",
    "needs.Rating.person": "niveaux",
    "needs.Rating.rater": "niveaux_donnes",
    "needs.Contribution.person": "releves",
    "empowerment.Frame.created_by": "cadres_ecrits",
    "empowerment.Appraisal.created_by": "bilans_ouverts",
    "empowerment.Reopening.by": "bilans_rouverts",
    "empowerment.Ballot.person": "participations_sans_nom",
    "offers.Offer.created_by": "offres_inscrites",
    "offers.Hand.person": "mains_tendues",
    "offers.Pairing.helper": "jumelages",
    "offers.Pairing.learner": "jumelages",
    "offers.Sharing.decided_by": "partages_entre_demarches",
    "offers.Brief.written_by": "cahiers_d_appel",
    "offers.Brief.published_by": "cahiers_d_appel",
    "offers.Brief.ended_by": "cahiers_d_appel",
    "empowerment.LogEntry.created_by": "journal_de_bord",
    "empowerment.Photo.added_by": "photos_ajoutees",
    "empowerment.PhotoConsent.recorded_by": "accords_notes",
    "empowerment.Story.revised_by": "recits_prepares",
    "plans.Plan.created_by": "plans",
    "plans.Plan.closed_by": "plans",
    "plans.Goal.created_by": "objectifs",
    "plans.QuestionCheck.by": "verifications",
    "plans.Action.owner": "actions",
    "plans.Action.created_by": "actions",
    "plans.Adoption.recorded_by": "adoptions",
    "plans.Composition.asked_by": "propositions_demandees",
    "plans.ReminderChoice.person": "rappels_demandes",
    "plans.Comment.by": "commentaires",
    "plans.Comment.removed_by": "commentaires_retires",
    "plans.Poll.opened_by": "votes_ouverts",
    "plans.Poll.closed_by": "votes_fermes",
    "plans.PollAnswer.person": "reponses_a_des_votes",
    "plans.PlanFrame.passed_on_by": "trames_transmises",
    "workshops.Workshop.created_by": "ateliers",
    "workshops.Workshop.facilitator": "ateliers",
    "workshops.Agreement.recorded_by": "ententes_notees",
}

#: Links from a table to a person that the copy leaves out, and why.
EXCLUDED = {
    "privacy.Access.by": "ce que cette personne a consulté figure au dossier de l’autre personne",
    "accounts.User_groups.user": "aucun groupe n’est utilisé",
    "accounts.User_user_permissions.user": "aucune permission particulière n’est utilisée",
}


def personal_data_of(person: User) -> Kinds:
    """Return everything, by kind, in the order of the rooms."""
    gathered: Kinds = {}
    for tell in ROOMS:
        gathered |= tell(person)
    return gathered


def files_of(person: User) -> Iterable[tuple[str, bytes]]:
    """Return what she added that is neither a word nor a number: her pictures."""
    return chain(empowerment.pictures_of(person), pages.pictures_of(person))


def zip_of(kinds: Kinds, files: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """Pack what is known in one file: all of it as JSON, each kind as a table, and her files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lisez-moi.txt", _read_me(kinds))
        archive.writestr("donnees.json", _as_json(kinds, indent=2))
        for kind, rows in kinds.items():
            if rows:
                archive.writestr(f"tableaux/{kind}.csv", _as_table(kind, rows))
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()


def _as_table(kind: str, rows: list[dict[str, Any]]) -> bytes:
    header = list(rows[0])
    cells = ([_as_cell(row[column]) for column in header] for row in rows)
    return csv_response(kind, header=header, rows=cells).content


def _as_cell(value: Any) -> Any:
    return _as_json(value) if isinstance(value, dict | list) else value


def _as_json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=indent)


def _read_me(kinds: Kinds) -> str:
    lines = [
        _("Voici tout ce qu’IMPACT sait de vous."),
        "",
        _("donnees.json\u00a0: tout, pour une machine ou un autre service."),
        _("tableaux/\u00a0: la même chose, un tableau par sujet, pour un tableur."),
        _("photos/\u00a0: les photos que vous avez ajoutées, s’il y en a."),
        _("images/\u00a0: les images que vous avez ajoutées à des récits ou à des pages."),
        "",
        *(f"{kind}\u00a0: {len(rows)}" for kind, rows in kinds.items()),
        "",
    ]
    return "\n".join(lines)
