"""What this room knows of a person, told whole to her, and how it forgets her."""

from datetime import datetime
from typing import Any

from impact.presence.communities.models import (
    Assignment,
    Initiative,
    Invitation,
    Membership,
    StageMove,
)
from impact.presence.communities.operations import leave
from impact.trust.accounts.models import User

__all__ = ["forget", "initiatives_without_relief", "personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return where she belongs and belonged, the roles she played, and what she wrote."""
    memberships = Membership.objects.filter(person=person).select_related("initiative")
    assignments = Assignment.objects.filter(membership__person=person).select_related(
        "membership__initiative", "role"
    )
    return {
        "appartenances": [
            {
                "demarche": membership.initiative.name,
                "adresse": membership.initiative.slug,
                "droit": membership.get_access_display(),
                "depuis": membership.joined_at,
                "jusqu_a": membership.left_at,
            }
            for membership in memberships.order_by("joined_at", "pk")
        ],
        "roles": [
            {
                "demarche": assignment.membership.initiative.name,
                "role": assignment.role.name,
                "depuis": assignment.started_on,
                "jusqu_a": assignment.ended_on,
            }
            for assignment in assignments.order_by("started_on", "pk")
        ],
        **_deeds_of(person),
    }


def _deeds_of(person: User) -> dict[str, list[dict[str, Any]]]:
    created = Initiative.objects.filter(created_by=person).order_by("created_at", "pk")
    archived = Initiative.objects.filter(archived_by=person).order_by("archived_at", "pk")
    moves = StageMove.objects.filter(by=person).select_related("initiative", "to_stage")
    invitations = Invitation.objects.filter(created_by=person).select_related("initiative")
    return {
        "demarches_creees": [{"demarche": one.name, "quand": one.created_at} for one in created],
        "demarches_archivees": [
            {"demarche": one.name, "quand": one.archived_at} for one in archived
        ],
        "passages_d_etape": [
            {
                "demarche": move.initiative.name,
                "vers": move.to_stage.name,
                "quand": move.on,
                "ce_que_nous_avons_appris": move.lesson,
            }
            for move in moves.order_by("on", "pk")
        ],
        "invitations_faites": [
            {
                "demarche": invitation.initiative.name,
                "moyen": invitation.get_kind_display(),
                "quand": invitation.created_at,
            }
            for invitation in invitations.order_by("created_at", "pk")
        ],
        "invitations_recues": [
            {"demarche": invitation.initiative.name, "quand": invitation.created_at}
            for invitation in Invitation.objects.filter(email__iexact=person.email)
            .select_related("initiative")
            .order_by("created_at", "pk")
        ],
    }


def initiatives_without_relief(person: User) -> list[Initiative]:
    """Return the living initiatives that would have no coordination left without her."""
    coordinated = Membership.objects.coordinating().filter(
        person=person, initiative__archived_at=None
    )
    others = Membership.objects.coordinating().exclude(person=person)
    alone = coordinated.exclude(initiative__in=others.values("initiative"))
    return [membership.initiative for membership in alone.select_related("initiative")]


def forget(person: User, *, at: datetime) -> None:
    """End her memberships and roles as a departure would, and void the invitations sent to her.

    :raises LastCoordinator: if an initiative would have no coordination left.
    """
    for membership in Membership.objects.current().filter(person=person):
        leave(initiative=membership.initiative, person=person, at=at)
    for invitation in Invitation.objects.filter(email__iexact=person.email):
        invitation.revoke(at=at)
