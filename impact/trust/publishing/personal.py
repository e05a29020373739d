"""What this room knows of a person, told whole to her, and how it forgets her."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from impact.trust.accounts.models import User
from impact.trust.publishing.models import (
    Advice,
    Decision,
    Publication,
    Remark,
    Review,
    Reviewer,
    Revision,
    Seat,
)

__all__ = ["forget", "personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return what she wrote and proposed, what she said of others' proposals, her trusts."""
    written = Revision.objects.of(person).select_related("publication").order_by("pk")
    return {
        "propositions": [
            {
                "titre": one.publication.title,
                "etat": one.get_state_display(),
                "contenu": one.content,
                "ce_qui_change": one.summary,
                "a_crediter": one.credit,
                "commencee_le": one.created_at,
                "proposee_le": one.proposed_at,
                "publiee_le": one.published_at,
            }
            for one in written
        ],
        **_said_by(person),
        **_decided_by(person),
    }


def _said_by(person: User) -> dict[str, list[dict[str, Any]]]:
    reviews = Review.objects.filter(reviewer=person)
    remarks = Remark.objects.filter(Q(by=person) | Q(removed_by=person))
    advices = Advice.objects.filter(Q(asked_by=person) | Q(recorded_by=person))
    seats = Seat.objects.filter(Q(person=person) | Q(named_by=person)).select_related("committee")
    return {
        "relectures": [
            {"proposition": one.revision_id, "avis": one.stance, "mots": one.words, "quand": one.at}
            for one in reviews
        ],
        "remarques": [
            {
                "remarque": one.words if one.by_id == person.pk else "",
                "quand": one.at,
                "retiree_le": one.removed_at,
            }
            for one in remarks
        ],
        "avis_demandes": [
            {
                "comite": one.committee.name,
                "question": one.question,
                "demande_le": one.asked_at,
                "reponse": one.answer if one.recorded_by_id == person.pk else "",
            }
            for one in advices.select_related("committee")
        ],
        "sieges_a_des_comites": [
            {
                "a_moi": one.person_id == person.pk,
                "comite": one.committee.name,
                "depuis": one.since,
                "sans_courriel_depuis": one.quiet_since if one.person_id == person.pk else None,
            }
            for one in seats
        ],
    }


def _decided_by(person: User) -> dict[str, list[dict[str, Any]]]:
    retired = Publication.objects.filter(retired_by=person).order_by("retired_at", "pk")
    decisions = Decision.objects.filter(by=person).order_by("at", "pk")
    trusts = Reviewer.objects.filter(Q(person=person) | Q(named_by=person))
    return {
        "decisions_de_publication": [
            {
                "proposition": one.revision_id,
                "decision": one.outcome,
                "raisons": one.reason,
                "desaccord": one.dissent,
                "quand": one.at,
            }
            for one in decisions
        ],
        "retraits_de_publication": [
            {"titre": one.title, "pourquoi": one.retired_because, "quand": one.retired_at}
            for one in retired
        ],
        "relecture_confiee": [
            {
                "a_moi": one.person_id == person.pk,
                "sorte": one.kind,
                "territoire": one.place,
                "depuis": one.since,
            }
            for one in trusts
        ],
    }


def forget(person: User, *, at: datetime) -> None:
    """Throw away her drafts, take her name out of histories, her remarks and her trusts.

    What she proposed stays, without her: others may have built upon it.
    """
    Revision.objects.of(person).filter(state=Revision.State.DRAFT).delete()
    Publication.objects.filter(revisions=None).delete()
    Revision.objects.of(person).exclude(credit="").update(credit="")
    Remark.objects.filter(by=person).update(words="")
    Remark.objects.kept().filter(by=person).update(removed_at=at, removed_by=person)
    Reviewer.objects.filter(person=person).delete()
    Seat.objects.filter(person=person).delete()
