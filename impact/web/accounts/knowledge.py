"""What is known of a person, told in words and counts, before she asks for the whole copy."""

from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Func, Model, OuterRef, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from impact.journeys.empowerment.models import Appraisal, Ballot
from impact.journeys.needs.models import Contribution, Rating, SelfAssessment
from impact.journeys.offers.models import Brief, Hand, Pairing, Sharing
from impact.journeys.plans.models import Action, Adoption, Goal, ReminderChoice
from impact.journeys.workshops.models import Agreement, Workshop
from impact.presence.communities.models import Assignment, Invitation, Membership, StageMove
from impact.trust.accounts.models import User
from impact.trust.journal.models import Entry
from impact.trust.privacy.models import Access, Consent, DataRequest
from impact.trust.publishing.models import Decision, Remark, Review, Reviewer, Revision, Seat

__all__ = ["Known", "Room", "knowledge_of"]


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of thing that is known: its name, where it lies, the page where it is seen."""

    label: str | Promise
    table: type[Model]
    link: str
    route: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    label: str | Promise
    count: int
    route: str


@dataclass(frozen=True, slots=True)
class Room:
    title: str | Promise
    known: tuple[Known, ...]


ROOMS: dict[Any, tuple[Sort, ...]] = {
    _("Votre compte"): (
        Sort(_("Adresses de courriel"), EmailAddress, "user", "account_email"),
        Sort(_("Clés, application et codes de secours"), Authenticator, "user", "mfa_index"),
    ),
    _("Vos choix"): (
        Sort(_("Accords donnés ou retirés"), Consent, "person", "accounts:consents"),
        Sort(_("Demandes sur vos données"), DataRequest, "person"),
        Sort(_("Consultations par quelqu’un d’autre"), Access, "person", "accounts:accesses"),
    ),
    _("Vos démarches"): (
        Sort(_("Appartenances"), Membership, "person", "communities:initiatives"),
        Sort(_("Rôles joués"), Assignment, "membership__person"),
        Sort(_("Invitations que vous avez faites"), Invitation, "created_by"),
        Sort(_("Passages d’étape que vous avez notés"), StageMove, "by"),
    ),
    _("Ce que vous proposez"): (
        Sort(_("Propositions et brouillons"), Revision, "author", "publishing:mine"),
        Sort(_("Relectures que vous avez faites"), Review, "reviewer"),
        Sort(_("Décisions de publication"), Decision, "by"),
        Sort(_("Remarques sur des propositions"), Remark, "by"),
        Sort(_("Relectures qui vous sont confiées"), Reviewer, "person"),
        Sort(_("Comités où vous siégez"), Seat, "person", "publishing:advices"),
    ),
    _("Vos compétences"): (
        Sort(_("Autoévaluations"), SelfAssessment, "person"),
        Sort(_("Niveaux donnés à vos compétences"), Rating, "person"),
        Sort(_("Niveaux que vous avez donnés ou notés"), Rating, "rater"),
        Sort(_("Relevés d’équipe où vous comptez"), Contribution, "person"),
    ),
    _("Vos plans"): (
        Sort(_("Actions à votre charge"), Action, "owner"),
        Sort(_("Actions que vous avez écrites"), Action, "created_by"),
        Sort(_("Objectifs que vous avez écrits"), Goal, "created_by"),
        Sort(_("Adoptions que vous avez notées"), Adoption, "recorded_by"),
        Sort(_("Rappels demandés"), ReminderChoice, "person"),
    ),
    _("L’entraide"): (
        Sort(_("Mains tendues à votre équipe"), Hand, "person"),
        Sort(_("Jumelages où vous pourriez aider"), Pairing, "helper"),
        Sort(_("Jumelages où vous pourriez progresser"), Pairing, "learner"),
        Sort(_("Partages entre démarches que vous avez notés"), Sharing, "decided_by"),
        Sort(_("Cahiers d’appel que vous avez écrits"), Brief, "written_by"),
    ),
    _("Le pouvoir d’agir"): (
        Sort(_("Bilans que vous avez ouverts"), Appraisal, "created_by"),
        Sort(_("Bilans sans nom, ouverts, où vous avez répondu"), Ballot, "person"),
    ),
    _("Vos ateliers"): (
        Sort(_("Ateliers que vous avez animés"), Workshop, "facilitator"),
        Sort(_("Ententes que vous avez notées"), Agreement, "recorded_by"),
    ),
    _("Le journal"): (Sort(_("Vos gestes"), Entry, "actor", "accounts:journal"),),
}


def knowledge_of(person: User) -> list[Room]:
    """Return how much is known, room by room, in one query; what holds nothing is left out."""
    sorts = [sort for asked in ROOMS.values() for sort in asked]
    counts = {f"n{rank}": _count(sort) for rank, sort in enumerate(sorts)}
    row = User.objects.filter(pk=person.pk).annotate(**counts).values(*counts).get()
    found = dict(zip(sorts, row.values(), strict=True))
    rooms = [
        Room(title, tuple(Known(s.label, found[s], s.route) for s in asked if found[s]))
        for title, asked in ROOMS.items()
    ]
    return [room for room in rooms if room.known]


def _count(sort: Sort) -> Subquery:
    rows = sort.table._base_manager.filter(**{sort.link: OuterRef("pk")}).order_by()
    return Subquery(rows.annotate(n=Func("pk", function="COUNT")).values("n"))
