"""The one thing worth doing next in an initiative, for the person who looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from impact.journeys.needs.models import SelfAssessment
from impact.presence.communities.models import Initiative
from impact.presence.communities.queries import Member
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class NextStep:
    title: str
    text: str
    label: str
    address: str


def next_step_for(
    user: User, initiative: Initiative, *, members: Sequence[Member]
) -> NextStep | None:
    """Return the first thing still to do, the one that opens the others; none when archived."""
    me = next((member for member in members if member.person == user.pk), None)
    if initiative.is_archived or me is None:
        return None
    if not me.roles:
        return _say_my_role(initiative, me)
    if len(members) == 1 and not initiative.invitations.open_at(timezone.now()).exists():
        return _invite(initiative)
    mine = SelfAssessment.objects.of(user).filter(initiative=initiative)
    if not mine.exclude(finished_at=None).exists():
        return _assess_myself(initiative)
    return _see_coverage(initiative)


def _say_my_role(initiative: Initiative, me: Member) -> NextStep:
    return NextStep(
        title=_("Dites quel rôle vous jouez"),
        text=_("C’est ce qui permet de ne vous montrer que les compétences qui vous concernent."),
        label=_("Choisir mon rôle"),
        address=reverse("communities:member", args=[initiative.slug, me.membership]),
    )


def _invite(initiative: Initiative) -> NextStep:
    return NextStep(
        title=_("Invitez votre équipe"),
        text=_("Par courriel, par un lien ou avec une affiche et son code QR."),
        label=_("Inviter des personnes"),
        address=reverse("communities:invitations", args=[initiative.slug]),
    )


def _assess_myself(initiative: Initiative) -> NextStep:
    return NextStep(
        title=_("Faites votre autoévaluation"),
        text=_("Environ six minutes. Vos niveaux ne sont montrés à personne d’autre que vous."),
        label=_("Faire mon autoévaluation"),
        address=reverse("needs:assessment-new", args=[initiative.slug]),
    )


def _see_coverage(initiative: Initiative) -> NextStep:
    return NextStep(
        title=_("Regardez ce que l’équipe tient, et ce qui lui manque"),
        text=_("La couverture se lit à plusieurs. Choisissez ensemble par où commencer."),
        label=_("Voir la couverture de l’équipe"),
        address=reverse("needs:coverage", args=[initiative.slug]),
    )
