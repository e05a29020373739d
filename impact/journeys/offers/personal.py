"""What this room knows of a person, told whole to her, and how it forgets her.

Of a pairing she is told what she answered and what both wanted; never what the other answered.
"""

from typing import Any

from django.db.models import Q

from impact.journeys.offers.models import Brief, Hand, Offer, Pairing, Sharing
from impact.trust.accounts.models import User
from impact.trust.privacy.names import take_out_of_rows

__all__ = ["forget", "personal_data_of"]

#: What a team wrote in a brief, where someone may be named.
_WRITTEN = ("signature", "context", "contact", "present", "dissent")


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return the offers she brought in, her hands and pairings, what she decided for her teams."""
    offers = Offer.objects.filter(created_by=person)
    hands = Hand.objects.filter(person=person).select_related("initiative")
    pairings = Pairing.objects.naming(person).select_related("initiative", "helper", "learner")
    return {
        "offres_inscrites": [
            {
                "offre": offer.title,
                "offreur": offer.provider,
                "inscrite_le": offer.created_at,
                "retiree_le": offer.retired_at,
            }
            for offer in offers.order_by("created_at", "pk")
        ],
        "mains_tendues": [
            {
                "demarche": hand.initiative.name,
                "competence": hand.thread,
                "sens": hand.get_side_display(),
                "depuis": hand.since,
            }
            for hand in hands.order_by("since", "pk")
        ],
        "jumelages": [_told(one, to=person) for one in pairings.order_by("proposed_at", "pk")],
        **_decisions_of(person),
    }


def _told(pairing: Pairing, *, to: User) -> dict[str, Any]:
    helps = pairing.helper_id == to.pk
    answer = pairing.helper_answer if helps else pairing.learner_answer
    return {
        "demarche": pairing.initiative.name,
        "competence": pairing.thread,
        "avec": (pairing.learner if helps else pairing.helper).name,
        "j_aiderais": helps,
        "propose_le": pairing.proposed_at,
        "ma_reponse": Pairing.Answer(answer).label if answer else "",
        "convenu_le": pairing.agreed_at,
        "termine_le": pairing.ended_at,
    }


def _decisions_of(person: User) -> dict[str, list[dict[str, Any]]]:
    sharings = Sharing.objects.filter(decided_by=person).select_related("initiative")
    mine = Q(written_by=person) | Q(published_by=person) | Q(ended_by=person)
    briefs = Brief.objects.filter(mine).select_related("initiative", "competency")
    return {
        "partages_entre_demarches": [
            {
                "demarche": sharing.initiative.name,
                "competence": sharing.thread,
                "nos_mots": sharing.words,
                "pour_nous_joindre": sharing.contact,
                "quand": sharing.decided_at,
            }
            for sharing in sharings.order_by("decided_at", "pk")
        ],
        "cahiers_d_appel": [
            {
                "demarche": brief.initiative.name,
                "competence": brief.competency.title,
                "texte": brief.context,
                "ecrit_le": brief.written_at if brief.written_by_id == person.pk else None,
                "publie_le": brief.published_at if brief.published_by_id == person.pk else None,
                "termine_le": brief.ended_at if brief.ended_by_id == person.pk else None,
            }
            for brief in briefs.order_by("written_at", "pk")
        ],
    }


def forget(person: User) -> None:
    """Take back her hands, undo the pairings that name her, take her name out of what teams say.

    To be called while she still has her name and her memberships.
    """
    Hand.objects.filter(person=person).delete()
    Pairing.objects.naming(person).delete()
    name, hers = person.display_name, person.memberships.values("initiative")
    take_out_of_rows(name, rows=Brief.objects.filter(initiative__in=hers), fields=_WRITTEN)
    sharings = Sharing.objects.filter(initiative__in=hers)
    take_out_of_rows(name, rows=sharings, fields=["words", "contact"])
